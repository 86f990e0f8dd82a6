/** How large a text may be in a template's placeholder, by the widths that its lines have on the page. */
import type { Paragraph } from '../../../browser/scene/index.js';
import { textSize } from '../drawing/line-shift.js';
import { levelIn } from '../template/template-placeholders.js';
import type { PlaceholderText } from './placeholder-text.js';

type Measured = Omit<PlaceholderText, 'name' | 'ink'>;

/** Shares of the template's size; the first at which a text has room is taken. */
const STEPS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3];
/** A title that has one line on the page is set that much smaller to have one here. */
const LEAST_FOR_LINES = 0.7;

/** Measured lines are of another face, and Office breaks a little earlier than browsers. */
const CARE = 1.06;
/** Bold letters, and capitals, beside the page's. */
const BOLD = 1.04;
const CAPITALS = 1.2;

/** The share of the template's size at which all of a text has room. */
export function shareFor(text: Measured): number {
  const { holder, paragraphs } = text;
  const { height } = roomOf(text);
  const onPage = paragraphs.reduce((sum, { lines }) => sum + lines.length, 0);
  const has = (share: number) => heightOf(text, share) <= height;
  const whole = STEPS.find(
    (share) => share >= LEAST_FOR_LINES && linesOf(text, share) <= onPage && has(share),
  );
  const isTitle = holder.type === 'title' || holder.type === 'ctrTitle';
  return (isTitle ? whole : undefined) ?? STEPS.find(has) ?? STEPS.at(-1) ?? 1;
}

/** Whether a text has room in a placeholder without being set smaller than a share of its size. */
export function fitsIn(text: Measured, least: number): boolean {
  return shareFor(text) >= least;
}

function roomOf({ room, holder }: Measured) {
  return room ?? holder.text;
}

/** px. */
function heightOf(text: Measured, share: number): number {
  return text.paragraphs.reduce((sum, paragraph, index) => {
    const { before, line } = levelIn(text.holder, paragraph.level);
    return sum + ((index === 0 ? 0 : before) + lineCount(paragraph, text, share) * line) * share;
  }, 0);
}

function linesOf(text: Measured, share: number): number {
  return text.paragraphs.reduce((sum, one) => sum + lineCount(one, text, share), 0);
}

function lineCount(paragraph: Paragraph, text: Measured, share: number): number {
  const level = levelIn(text.holder, paragraph.level);
  const size = level.size * share;
  const ratio = (size / (textSize(paragraph) || size)) * CARE * (level.bold ? BOLD : 1);
  const latin = text.wider * (level.capitals ? CAPITALS : 1);
  const room = Math.max(size, roomOf(text).width - level.margin);
  const wanted = paragraph.lines.reduce(
    (sum, line) => sum + line.width * ratio * (isLatin(line.text) ? latin : 1),
    0,
  );
  const forced = paragraph.runs.filter((run) => run.text === '\n').length;
  return Math.max(1, Math.ceil(wanted / room)) + forced;
}

function isLatin(text: string): boolean {
  return (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > text.length / 2;
}
