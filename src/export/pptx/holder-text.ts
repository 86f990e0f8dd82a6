/** Text in a template's placeholder: what it says and stresses, all looks being the template's. */
import type { Paragraph, Run, TextBlock } from '../../stage/scene.js';
import { EAST_ASIAN_FACES } from './language.js';
import { textSize } from './line-shift.js';
import { NUMBERS } from './paragraph-markup.js';
import { stretches } from './run-language.js';
import type { Ink } from './run-markup.js';
import { nonVisual, rectangle } from './shapes.js';
import type { HolderLevel, TemplateHolder } from './template-holders.js';
import type { Box } from './units.js';
import { attributes, cleanXmlText, type Xml, xml } from './xml.js';

export interface HeldText {
  readonly name: string;
  readonly holder: TemplateHolder;
  /** Where its text goes, if not where the layout has it. */
  readonly room?: Box | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly direction: TextBlock['direction'];
  readonly ink: Ink;
  /** How much wider than the page's the template's face sets Latin letters. */
  readonly wider: number;
}

/** PowerPoint's own steps of “shrink text on overflow”: of the size, and of the lines' height. */
const STEPS = [
  [1, 1],
  [0.925, 0.9],
  [0.85, 0.8],
  [0.775, 0.8],
  [0.7, 0.8],
  [0.625, 0.8],
  [0.55, 0.8],
  [0.475, 0.8],
  [0.4, 0.8],
  [0.325, 0.8],
  [0.25, 0.8],
] as const;

/** Measured lines are of another face, and Office breaks a little earlier than browsers. */
const CARE = 1.06;

type Step = (typeof STEPS)[number];

/** The placeholder with the text, shrunk as PowerPoint would where it is more than there is room. */
export function holderText(id: number, text: HeldText): Xml {
  const { name, holder, paragraphs, direction, ink } = text;
  const [size, line] = stepFor(text);
  const shrunk = attributes({
    fontScale: size < 1 ? Math.round(size * 100000) : undefined,
    lnSpcReduction: line < 1 ? Math.round((1 - line) * 100000) : undefined,
  });
  const place = text.room && rectangle(around(text.room, holder));
  const body = size < 1 ? xml`<a:bodyPr><a:normAutofit${shrunk}/></a:bodyPr>` : xml`<a:bodyPr/>`;
  const isList = holder.type === 'body' || holder.type === 'obj';
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
      <p:nvPr><p:ph${attributes(holder.attributes)}/></p:nvPr>
    </p:nvSpPr>
    <p:spPr>${place}</p:spPr>
    <p:txBody>
      ${body}<a:lstStyle/>
      ${paragraphs.map((one) => paragraphMarkup(one, direction, isList, holder, ink))}
    </p:txBody>
  </p:sp>`;
}

/** Whether a text stays legible in a placeholder: it need not be shrunk below a share. */
export function fitsIn(text: Omit<HeldText, 'name' | 'ink'>, least: number): boolean {
  const [size] = stepFor(text);
  return size >= least && heightOf(text, size, 1) <= roomOf(text).height * 1.1;
}

/** The shape around a text's room, insets and all. */
function around(room: Box, { box, text }: TemplateHolder): Box {
  return {
    x: room.x - (text.x - box.x),
    y: room.y - (text.y - box.y),
    width: room.width + box.width - text.width,
    height: room.height + box.height - text.height,
  };
}

function stepFor(text: Omit<HeldText, 'name' | 'ink'>): Step {
  const { height } = roomOf(text);
  const found = STEPS.find(([size, line]) => heightOf(text, size, line) <= height);
  return found ?? STEPS[STEPS.length - 1] ?? [1, 1];
}

function roomOf({ room, holder }: Pick<HeldText, 'room' | 'holder'>): Box {
  return room ?? holder.text;
}

/** How high a text is in a placeholder, px, by the widths that its lines have on the page. */
function heightOf(
  { paragraphs, holder, wider, room }: Omit<HeldText, 'name' | 'ink'>,
  size: number,
  line: number,
): number {
  const { width } = roomOf({ room, holder });
  return paragraphs.reduce((sum, paragraph, index) => {
    const level = levelOf(paragraph, holder);
    const lines = lineCount(paragraph, level, width, size, wider);
    const before = index === 0 ? 0 : level.before * size;
    return sum + before + lines * level.line * size * line;
  }, 0);
}

function levelOf({ level }: Paragraph, { levels }: TemplateHolder): HolderLevel {
  const found = levels[Math.min(level, levels.length - 1)];
  if (!found) throw new RangeError('a placeholder has no level');
  return found;
}

function lineCount(
  paragraph: Paragraph,
  level: HolderLevel,
  width: number,
  size: number,
  wider: number,
): number {
  const own = textSize(paragraph) || level.size;
  const ratio = ((level.size * size) / own) * CARE * (level.bold ? 1.04 : 1);
  const latin = wider * (level.capitals ? 1.2 : 1);
  const room = Math.max(level.size, width - level.margin);
  const wanted = paragraph.lines.reduce(
    (sum, line) => sum + line.width * ratio * (isLatin(line.text) ? latin : 1),
    0,
  );
  const forced = paragraph.runs.filter(({ text }) => text === '\n').length;
  return Math.max(1, Math.ceil(wanted / room)) + forced;
}

function isLatin(text: string): boolean {
  return (text.match(/[\p{Script=Latin}]/gu)?.length ?? 0) > text.length / 2;
}

function paragraphMarkup(
  paragraph: Paragraph,
  direction: TextBlock['direction'],
  isList: boolean,
  holder: TemplateHolder,
  ink: Ink,
): Xml {
  const { bullet, level, runs } = paragraph;
  const inherited = levelOf(paragraph, holder);
  const isPlain = isList && bullet === undefined && level === 0;
  const rtl = direction === 'rtl';
  const values = attributes({
    marL: isPlain ? 0 : undefined,
    lvl: level > 0 ? Math.min(level, 8) : undefined,
    indent: isPlain ? 0 : undefined,
    algn: rtl && inherited.align === 'l' ? 'r' : undefined,
    rtl: rtl || undefined,
  });
  const start = bullet?.start ?? 1;
  const mark = isPlain
    ? xml`<a:buNone/>`
    : bullet?.kind === 'number' &&
      xml`<a:buFont typeface="+mj-lt"/>
        <a:buAutoNum${attributes({
          type: NUMBERS[bullet.suffix?.trim() ?? '.'] ?? 'arabicPlain',
          startAt: start > 1 && start <= 32767 ? start : undefined,
        })}/>`;
  const properties =
    values.text === '' && !mark ? undefined : xml`<a:pPr${values}>${mark || undefined}</a:pPr>`;
  return xml`<a:p>${properties}${heldRuns(runs, ink)}</a:p>`;
}

/** Runs without size, colour and face; what is stressed beside the rest of them stays so. */
function heldRuns(runs: readonly Run[], ink: Ink): Xml[] {
  const model = runs.find(({ raised, text }) => raised === 'none' && text.trim() !== '') ?? runs[0];
  if (!model) return [];
  return runs.flatMap((run) =>
    cleanXmlText(run.text)
      .split(/(\r\n|\n|\r)/)
      .flatMap((part, index) => {
        if (index % 2 === 1) return [xml`<a:br/>`];
        if (part === '') return [];
        return stretches(part, run.lang, ink.language).map((words) =>
          heldRun(run, model, words, ink),
        );
      }),
  );
}

function heldRun(
  run: Run,
  model: Run,
  { text, lang, altLang, script }: ReturnType<typeof stretches>[number],
  ink: Ink,
): Xml {
  const link = run.link === undefined ? undefined : ink.link(run.link, 'run');
  const values = attributes({
    lang,
    altLang,
    b: run.bold && !model.bold ? true : undefined,
    i: run.italic && !model.italic ? true : undefined,
    u: run.underline ? 'sng' : link && 'none',
    baseline: { none: undefined, super: 30000, sub: -25000 }[run.raised],
    dirty: false,
  });
  const foreign = script !== undefined && ink.language.script !== undefined;
  const eastAsian =
    foreign && script !== ink.language.script
      ? xml`<a:ea typeface="${EAST_ASIAN_FACES[script]}"/>`
      : undefined;
  const mono = xml`<a:latin typeface="Consolas"/>`;
  return xml`<a:r>
    <a:rPr${values}>${run.mono ? mono : undefined}${eastAsian}${link}</a:rPr><a:t>${text}</a:t>
  </a:r>`;
}
