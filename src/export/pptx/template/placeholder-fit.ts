/** How large a text may be in a template's placeholder, by the widths that its lines have on the page. */
import type { Paragraph, TextBlock } from '../../../browser/scene/index.js';
import { textSize } from '../drawing/paragraph-markup.js';
import type { Box } from '../opc/units.js';
import { levelIn, type TemplatePlaceholder } from './placeholders.js';

/** A text for a template's placeholder. */
export interface FittedText {
  readonly placeholder: TemplatePlaceholder;
  /** Where its text goes, if not where the layout has it. */
  readonly area?: Box | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly direction: TextBlock['direction'];
}

/** Shares of the template's size; the first at which a text fits is taken. */
const STEPS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3];
/** A title that has one line on the page is set that much smaller to have one here. */
const LEAST_FOR_LINES = 0.7;

/** Measured lines are of another font, and Office breaks a little earlier than browsers. */
const CARE = 1.06;
/** Bold letters, and capitals, beside the page's. */
const BOLD = 1.04;
const CAPITALS = 1.2;

/** The share of the template's size at which all of a text fits. */
export function shareFor(text: FittedText): number {
  const { placeholder, paragraphs } = text;
  const { height } = spaceOf(text);
  const onPage = paragraphs.reduce((sum, { lines }) => sum + lines.length, 0);
  const has = (share: number) => heightOf(text, share) <= height;
  const whole = STEPS.find(
    (share) => share >= LEAST_FOR_LINES && linesOf(text, share) <= onPage && has(share),
  );
  const isTitle = placeholder.type === 'title' || placeholder.type === 'ctrTitle';
  return (isTitle ? whole : undefined) ?? STEPS.find(has) ?? STEPS.at(-1) ?? 1;
}

function spaceOf({ area, placeholder }: FittedText): Box {
  return area ?? placeholder.text;
}

/** px. */
function heightOf(text: FittedText, share: number): number {
  return text.paragraphs.reduce((sum, paragraph, index) => {
    const { before, line } = levelIn(text.placeholder, paragraph.level);
    return sum + ((index === 0 ? 0 : before) + lineCount(paragraph, text, share) * line) * share;
  }, 0);
}

function linesOf(text: FittedText, share: number): number {
  return text.paragraphs.reduce((sum, one) => sum + lineCount(one, text, share), 0);
}

function lineCount(paragraph: Paragraph, text: FittedText, share: number): number {
  const level = levelIn(text.placeholder, paragraph.level);
  const size = level.size * share;
  const ratio = (size / (textSize(paragraph) || size)) * CARE * (level.bold ? BOLD : 1);
  const latin = text.placeholder.wider * (level.capitals ? CAPITALS : 1);
  const lineWidth = Math.max(size, spaceOf(text).width - level.margin);
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
