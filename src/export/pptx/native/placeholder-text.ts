/** Text in a template's placeholder: what it says and stresses, all looks being the template's. */
import type { Paragraph, Run, TextBlock } from '../../../browser/scene/index.js';
import { EAST_ASIAN_FACES } from '../drawing/language.js';
import { leadingRun, NUMBERS } from '../drawing/paragraph-markup.js';
import { stretches } from '../drawing/run-language.js';
import type { Ink } from '../drawing/run-markup.js';
import { nonVisual, rectangle } from '../drawing/shapes.js';
import { type Box, emu, fontSize } from '../opc/units.js';
import { attributes, cleanXmlText, type Xml, xml } from '../opc/xml.js';
import { levelIn, type TemplatePlaceholder } from '../template/template-placeholders.js';
import { shareFor } from './placeholder-fit.js';

export interface PlaceholderText {
  readonly name: string;
  readonly holder: TemplatePlaceholder;
  /** Where its text goes, if not where the layout has it. */
  readonly room?: Box | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly direction: TextBlock['direction'];
  readonly ink: Ink;
  /** The text's colour where no style of the template says it. */
  readonly plainFill?: Xml | undefined;
  /** How much wider than the page's the template's face sets Latin letters. */
  readonly wider: number;
}

/** Room for a list's number and what is behind it, by the size of its text. */
const NUMBER_WIDTH = 1.4;

/**
 * The placeholder with the text, in the template's size unless it is more than there is room for:
 * then its runs say theirs, since “shrink on overflow” is each program's own guess.
 */
export function placeholderText(id: number, text: PlaceholderText): Xml {
  const { name, holder, paragraphs, direction, ink, plainFill } = text;
  const share = shareFor(text);
  const place = text.room && rectangle(around(text.room, holder));
  const isList = holder.type === 'body' || holder.type === 'obj';
  const setting = { direction, isList, holder, ink, share, plainFill };
  return xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(id, { name })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
      <p:nvPr><p:ph${attributes(holder.attributes)}/></p:nvPr>
    </p:nvSpPr>
    <p:spPr>${place}</p:spPr>
    <p:txBody>
      <a:bodyPr/><a:lstStyle/>${paragraphs.map((one) => paragraphMarkup(one, setting))}
    </p:txBody>
  </p:sp>`;
}

/** The shape around a text's room, insets and all. */
function around(room: Box, { box, text }: TemplatePlaceholder): Box {
  return {
    x: room.x - (text.x - box.x),
    y: room.y - (text.y - box.y),
    width: room.width + box.width - text.width,
    height: room.height + box.height - text.height,
  };
}

interface Setting extends Pick<PlaceholderText, 'direction' | 'holder' | 'ink' | 'plainFill'> {
  /** Whether the placeholder puts bullets before its paragraphs. */
  readonly isList: boolean;
  /** Of the template's size. */
  readonly share: number;
}

function paragraphMarkup(paragraph: Paragraph, setting: Setting): Xml {
  const { direction, isList, holder, ink, share, plainFill } = setting;
  const { bullet, level, runs } = paragraph;
  const inherited = levelIn(holder, level);
  const isPlain = isList && bullet === undefined && level === 0;
  const rtl = direction === 'rtl';
  const size = inherited.size * share;
  const hang = bullet?.kind === 'number' ? emu(NUMBER_WIDTH * size) : isPlain ? 0 : undefined;
  const values = attributes({
    marL: hang,
    lvl: level > 0 ? Math.min(level, 8) : undefined,
    indent: hang === undefined ? undefined : 0 - hang,
    algn: rtl && inherited.align === 'l' ? 'r' : undefined,
    rtl: rtl || undefined,
  });
  const mark = isPlain ? xml`<a:buNone/>` : numberMark(paragraph);
  const properties = values.text === '' && !mark ? undefined : xml`<a:pPr${values}>${mark}</a:pPr>`;
  const own = {
    size: share < 1 || !inherited.isStyled ? fontSize(size) : undefined,
    fill: inherited.isStyled ? undefined : plainFill,
  };
  return xml`<a:p>${properties}${heldRuns(runs, ink, own)}</a:p>`;
}

/** A list that counts; bullets are the template's. */
function numberMark({ bullet }: Paragraph): Xml | undefined {
  if (bullet?.kind !== 'number') return undefined;
  const start = bullet.start ?? 1;
  const type = NUMBERS[bullet.suffix?.trim() ?? '.'] ?? 'arabicPlain';
  const startAt = start > 1 && start <= 32767 ? start : undefined;
  return xml`<a:buFont typeface="+mj-lt"/><a:buAutoNum${attributes({ type, startAt })}/>`;
}

/** What runs say of themselves where the template does not say it for them. */
interface OwnLooks {
  readonly size: number | undefined;
  readonly fill: Xml | undefined;
}

/** Runs without face, and without size and colour but those given. */
function heldRuns(runs: readonly Run[], ink: Ink, own: OwnLooks): Xml[] {
  const model = leadingRun({ runs });
  if (!model) return [];
  return runs.flatMap((run) =>
    cleanXmlText(run.text)
      .split(/(\r\n|\n|\r)/)
      .flatMap((part, index) => {
        if (index % 2 === 1) return [xml`<a:br><a:rPr${attributes({ sz: own.size })}/></a:br>`];
        if (part === '') return [];
        return stretches(part, run.lang, ink.language).map((words) =>
          heldRun(run, model, words, { ...own, ink }),
        );
      }),
  );
}

function heldRun(
  run: Run,
  model: Run,
  { text, lang, altLang, script }: ReturnType<typeof stretches>[number],
  { ink, size, fill }: OwnLooks & { readonly ink: Ink },
): Xml {
  const link = run.link === undefined ? undefined : ink.link(run.link, 'run');
  const values = attributes({
    lang,
    altLang,
    sz: size,
    b: run.bold && !model.bold ? true : undefined,
    i: run.italic && !model.italic ? true : undefined,
    u: run.underline ? 'sng' : link && 'none',
    baseline: { none: undefined, super: 30000, sub: -25000 }[run.raised],
    dirty: false,
  });
  const isForeign = script !== undefined && ink.language.script !== undefined;
  const eastAsian =
    isForeign && script !== ink.language.script
      ? xml`<a:ea typeface="${EAST_ASIAN_FACES[script]}"/>`
      : undefined;
  const mono = run.mono ? xml`<a:latin typeface="Consolas"/>` : undefined;
  return xml`<a:r><a:rPr${values}>${fill}${mono}${eastAsian}${link}</a:rPr><a:t>${text}</a:t></a:r>`;
}
