/** Makes of inline content runs by style and lines by place. */
import type { SceneRun } from '../../scene/index.js';
import { type Glyph, glyphsOf } from './glyphs.js';
import type { RunStyle } from './run-style.js';

export interface InlineLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The middle of the line's base characters. */
  readonly middle: number;
}

export interface InlineText {
  readonly runs: readonly SceneRun[];
  readonly lines: readonly InlineLine[];
  /**
   * For each line but the last, how wide it would be with the next line's first word: without end
   * where a line ends by itself.
   */
  readonly wouldFit: readonly number[];
}

/** The inline content of nodes; what is out of the flow, or a block, is left out. */
export function readInline(nodes: readonly Node[]): InlineText {
  const glyphs = glyphsOf(nodes);
  return { runs: runsOf(glyphs), ...linesOf(glyphs) };
}

function runsOf(glyphs: readonly (Glyph | 'break')[]): SceneRun[] {
  const runs: SceneRun[] = [];
  const end = glyphs.findLastIndex((glyph) => glyph !== 'break' && glyph.text !== ' ');
  let style: RunStyle | undefined;
  for (const [index, glyph] of glyphs.slice(0, end + 1).entries()) {
    const last = runs.at(-1);
    if (glyph === 'break') {
      const next = glyphs.slice(index).find((one) => one !== 'break');
      const own = last ?? next?.style;
      if (own) runs.push({ ...own, text: '\n' });
      style = undefined;
    } else if (last && glyph.style === style) {
      runs[runs.length - 1] = { ...last, text: last.text + glyph.text };
    } else {
      runs.push({ ...glyph.style, text: glyph.text });
      style = glyph.style;
    }
  }
  return runs;
}

function linesOf(glyphs: readonly (Glyph | 'break')[]): Pick<InlineText, 'lines' | 'wouldFit'> {
  const rows: Glyph[][] = [];
  const ended = new Set<Glyph[] | undefined>();
  let bottom = Number.NEGATIVE_INFINITY;
  for (const glyph of glyphs) {
    if (glyph === 'break') {
      ended.add(rows.at(-1));
      continue;
    }
    const { rect } = glyph;
    // Character boxes of neighbouring lines overlap, since fonts are higher than lines.
    if ((rect.top + rect.bottom) / 2 > bottom - rect.height * 0.2) {
      rows.push([]);
      bottom = rect.bottom;
    } else if (glyph.style.raised === 'none') {
      bottom = Math.max(bottom, rect.bottom);
    }
    rows.at(-1)?.push(glyph);
  }
  const visible = rows.map((row) => row.filter(({ text }) => text !== ' ' || row.length === 1));
  const lines = rows.map((row, index): InlineLine => {
    const drawn = visible[index] ?? row;
    const size = Math.max(...drawn.map(({ style }) => style.size));
    const isLevel = ({ style }: Glyph): boolean => style.size === size && style.raised === 'none';
    const base =
      drawn.find((glyph) => isLevel(glyph) && !glyph.isPicture) ?? drawn.find(isLevel) ?? drawn[0];
    return {
      text: row
        .map(({ text }) => text)
        .join('')
        .trim(),
      left: Math.min(...drawn.map(({ rect }) => rect.left)),
      right: Math.max(...drawn.map(({ rect }) => rect.right)) + wideningOf(drawn),
      middle: base ? (base.rect.top + base.rect.bottom) / 2 : 0,
    };
  });
  const wouldFit = rows.slice(1).map((row, index) => {
    const line = lines[index];
    if (ended.has(rows[index])) return Number.POSITIVE_INFINITY;
    return line ? line.right - line.left + firstWord(row) : 0;
  });
  return { lines, wouldFit };
}

/** PowerPoint's emoji are wider than ours, by as many ems. */
const WIDER = 0.37;

function wideningOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce(
    (sum, { isPicture, style }) => sum + (isPicture ? style.size * WIDER : 0),
    0,
  );
}

/**
 * Width of what a line cannot be separated from: an ideograph or a Latin word, with the brackets
 * that open before it and the marks behind it.
 */
function firstWord(row: readonly Glyph[]): number {
  const start = row.findIndex(({ text }) => text !== ' ');
  const first = row[start];
  if (first === undefined) return 0;
  let right = first.rect.right;
  let last = first.text;
  for (const { text, rect } of row.slice(start + 1)) {
    const joins =
      OPENING.test(last) || CLOSING.test(text) || !(text === ' ' || isWide(text) || isWide(last));
    if (!joins) break;
    right = rect.right;
    last = text;
  }
  return right - first.rect.left;
}

const OPENING = /[「『（《〈【〔([“‘]$/;
const CLOSING = /^[，。、；：！？」』）》〉】〕％)\],.;:!?”’]/;

function isWide(text: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(text);
}
