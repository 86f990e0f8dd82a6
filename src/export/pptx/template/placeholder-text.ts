/** Text in a template's placeholder: its words and emphasis; all else is the template's. */

import type { Paragraph, TextBlock } from '../../../browser/scene/index.js';
import { foreignFont } from '../drawing/language.js';
import { leadingRun, numbering, textSize } from '../drawing/paragraph-markup.js';
import { BASELINES, type Ink, splitRuns } from '../drawing/run-markup.js';
import { placeholderShape } from '../drawing/shapes.js';
import { type Box, emu, fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { levelIn, type TemplatePlaceholder } from './placeholders.js';

/** For a list's number and what is behind it, by the size of its text. */
const NUMBER_WIDTH = 1.4;

/**
 * The placeholder with the text, in the template's size unless it is more than fits: then its runs
 * say their size, since “shrink on overflow” is each program's own guess.
 *
 * @param fillOf the colour of a level's text where the template's is none, or cannot be read
 */
export function placeholderText(
  id: number,
  name: string,
  text: FittedText,
  ink: Ink,
  fillOf: (level: number) => Xml | undefined,
): Xml {
  const { placeholder, area } = text;
  const share = shareFor(text);
  return placeholderShape(id, {
    ...placeholder.attributes,
    name,
    box: area && withInsets(area, placeholder),
    paragraphs: text.paragraphs.map((one) =>
      paragraphMarkup(one, text, share, ink, fillOf(one.level)),
    ),
  });
}

/** The shape around a text's area. */
function withInsets(area: Box, { box, text }: TemplatePlaceholder): Box {
  return {
    x: area.x - (text.x - box.x),
    y: area.y - (text.y - box.y),
    width: area.width + box.width - text.width,
    height: area.height + box.height - text.height,
  };
}

/** @param share of the template's size */
function paragraphMarkup(
  { bullet, level, runs }: Paragraph,
  { placeholder, direction }: FittedText,
  share: number,
  ink: Ink,
  fill: Xml | undefined,
): Xml {
  const inherited = levelIn(placeholder, level);
  const isList = placeholder.type === 'body' || placeholder.type === 'obj';
  const isPlain = isList && bullet === undefined && level === 0;
  const rtl = direction === 'rtl';
  const size = inherited.size * share;
  const isNumber = bullet?.kind === 'number';
  const hang = isNumber ? emu(NUMBER_WIDTH * size) : isPlain ? 0 : undefined;
  const values = attributes({
    marL: hang,
    lvl: level > 0 ? Math.min(level, 8) : undefined,
    indent: hang === undefined ? undefined : 0 - hang,
    algn: rtl && inherited.align === 'l' ? 'r' : undefined,
    rtl: rtl || undefined,
  });
  const kind = isPlain ? xml`<a:buNone/>` : isNumber ? numbering(bullet) : undefined;
  // A mark is as hard to see as its text would be.
  const mark = fill && !isPlain ? xml`<a:buClrTx/>${kind}` : kind;
  const properties = values.text === '' && !mark ? undefined : xml`<a:pPr${values}>${mark}</a:pPr>`;
  const sz = share !== 1 || !inherited.isStyled ? fontSize(size) : undefined;
  const model = leadingRun({ runs });
  const written = splitRuns(runs, ink.language, (run, words) => {
    if (!words) return xml`<a:rPr${attributes({ sz })}/>`;
    const link = run.link === undefined ? undefined : ink.link(run.link, 'run');
    const own = attributes({
      lang: words.lang,
      altLang: words.altLang,
      sz,
      b: run.bold && !model?.bold ? true : undefined,
      i: run.italic && !model?.italic ? true : undefined,
      u: run.underline ? 'sng' : link && 'none',
      baseline: BASELINES[run.raised],
      dirty: false,
    });
    const font = foreignFont(words.script, ink.language);
    return xml`<a:rPr${own}>${fill}
      ${run.mono ? xml`<a:latin typeface="Consolas"/>` : undefined}
      ${font && xml`<a:ea typeface="${font}"/>`}${link}</a:rPr>`;
  });
  return xml`<a:p>${properties}${written}</a:p>`;
}

/** A text for a template's placeholder. */
export interface FittedText {
  readonly placeholder: TemplatePlaceholder;
  /** Where its text goes, if not where the layout has it. */
  readonly area?: Box | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly direction: TextBlock['direction'];
  /** px: the text is no larger, since all titles of a deck are alike. */
  readonly most?: number | undefined;
  /** px: a text is no smaller, whatever its template says. */
  readonly least: number;
}

/** Shares of the template's size; the first at which a text fits is taken. */
const LEAST_SHARE = 0.3;
const STEPS = [
  1,
  0.95,
  0.9,
  0.85,
  0.8,
  0.75,
  0.7,
  0.65,
  0.6,
  0.55,
  0.5,
  0.45,
  0.4,
  0.35,
  LEAST_SHARE,
];
/** A title that has one line on the page is set that much smaller to have one here. */
const LEAST_FOR_LINES = 0.7;

/** Measured lines are of another font, and Office breaks a little earlier than browsers. */
const CARE = 1.06;
/** Bold letters, and capitals, beside the page's. */
const BOLD = 1.04;
const CAPITALS = 1.2;

/** The share of the template's size at which all of a text fits, within its limits. */
export function shareFor(text: FittedText): number {
  const { placeholder, paragraphs, most, least } = text;
  const { size } = levelIn(placeholder, 0);
  const smallest = Math.min(...paragraphs.map(({ level }) => levelIn(placeholder, level).size));
  const own = Math.max(fittingShare(text), least / smallest);
  return most === undefined ? own : Math.min(own, Math.max(most, least) / size);
}

/** Whether a text fits at no less than its least size. */
export function fits(text: FittedText): boolean {
  return heightOf(text, shareFor(text)) <= (text.area ?? text.placeholder.text).height;
}

function fittingShare(text: FittedText): number {
  const { placeholder, paragraphs } = text;
  const { height } = text.area ?? placeholder.text;
  const onPage = paragraphs.reduce((sum, { lines }) => sum + lines.length, 0);
  const has = (share: number) => heightOf(text, share) <= height;
  const lines = (share: number) =>
    paragraphs.reduce((sum, one) => sum + lineCount(one, text, share), 0);
  const isTitle = placeholder.type === 'title' || placeholder.type === 'ctrTitle';
  const whole = STEPS.find(
    (share) => isTitle && share >= LEAST_FOR_LINES && lines(share) <= onPage && has(share),
  );
  return whole ?? STEPS.find(has) ?? LEAST_SHARE;
}

/** px. */
function heightOf(text: FittedText, share: number): number {
  return text.paragraphs.reduce((sum, paragraph, index) => {
    const { before, line } = levelIn(text.placeholder, paragraph.level);
    return sum + ((index === 0 ? 0 : before) + lineCount(paragraph, text, share) * line) * share;
  }, 0);
}

function lineCount(paragraph: Paragraph, text: FittedText, share: number): number {
  const level = levelIn(text.placeholder, paragraph.level);
  const size = level.size * share;
  const ratio = (size / (textSize(paragraph) || size)) * CARE * (level.bold ? BOLD : 1);
  const latin = text.placeholder.wider * (level.capitals ? CAPITALS : 1);
  const lineWidth = Math.max(size, (text.area ?? text.placeholder.text).width - level.margin);
  const wanted = paragraph.lines.reduce(
    (sum, line) => sum + line.width * ratio * (isLatin(line.text) ? latin : 1),
    0,
  );
  const forced = paragraph.runs.filter((run) => run.text === '\n').length;
  return Math.max(1, Math.ceil(wanted / lineWidth)) + forced;
}

function isLatin(text: string): boolean {
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > text.length / 2;
}
