/// <reference lib="dom" />
/** Reads inline content character by character: runs by style, lines by place. */
import type { Run } from '../scene.js';
import { isSameStyle, PLAIN, type RunStyle, runStyle } from './run-style.js';
import { isEmoji, isHidden, isPlaced } from './style.js';

/** One character as drawn. */
interface Glyph {
  readonly text: string;
  readonly rect: DOMRect;
  readonly style: RunStyle;
  /** True for an emoji, which is a picture on the page and does not stand on the line as text does. */
  readonly isPicture?: true;
}

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The middle of the line's base characters. */
  readonly middle: number;
}

export interface Inline {
  readonly runs: readonly Run[];
  readonly lines: readonly Line[];
  /**
   * For each line but the last, how wide it would be with the next line's first word: without end
   * where a line ends by itself.
   */
  readonly wouldFit: readonly number[];
}

/** The inline content of nodes; what is out of the flow, or a block, is left out. */
export function readInline(nodes: readonly Node[], skip: (element: Element) => boolean): Inline {
  const glyphs: (Glyph | 'break')[] = [];
  for (const node of nodes) collect(node, glyphs, skip);
  return { runs: runsOf(glyphs), ...linesOf(glyphs) };
}

function collect(
  node: Node,
  glyphs: (Glyph | 'break')[],
  skip: (element: Element) => boolean,
): void {
  if (node instanceof Text) {
    collectText(node, glyphs);
    return;
  }
  if (!(node instanceof HTMLElement)) return;
  if (node.tagName === 'BR') {
    glyphs.push('break');
    return;
  }
  const style = getComputedStyle(node);
  if (isHidden(style) || isPlaced(style) || skip(node)) return;
  if (isEmoji(node)) {
    const rect = node.getBoundingClientRect();
    const text = node.getAttribute('alt') ?? '';
    glyphs.push({ text, rect, style: runStyle(node.parentElement ?? node), isPicture: true });
    return;
  }
  const own: (Glyph | 'break')[] = [];
  for (const child of node.childNodes) collect(child, own, skip);
  part(glyphs, own, style);
  glyphs.push(...(isKeptTogether(style) ? own.map(unbroken) : own));
}

/** What comes between an element's glyphs and those before it, beside what is written there. */
function part(
  before: (Glyph | 'break')[],
  [first]: readonly (Glyph | 'break')[],
  { display, marginInlineStart }: CSSStyleDeclaration,
): void {
  const last = before.at(-1);
  if (!first || first === 'break' || !last || last === 'break') return;
  if (display === 'inline-block' && first.rect.top > last.rect.bottom) {
    // A tag on a line of its own: in a narrower face it would go up, and all that follows with it.
    if (/^\s*$/.test(last.text)) before.pop();
    before.push('break');
    return;
  }
  const isApart = Number.parseFloat(marginInlineStart) >= LEAST_GAP * first.style.size;
  // No other format knows the margin of a word.
  if (isApart && !/\s$/.test(last.text) && !/^\s/.test(first.text)) {
    const { left, top, height } = first.rect;
    before.push({ text: ' ', rect: new DOMRect(left, top, 0, height), style: first.style });
  }
}

/** In ems of the word: less than that is no gap between words. */
const LEAST_GAP = 0.2;

/** A name with its rule, a tag: they go on the next line as a whole. */
function isKeptTogether({ display, whiteSpace }: CSSStyleDeclaration): boolean {
  return display === 'inline-block' || whiteSpace === 'nowrap';
}

function unbroken(glyph: Glyph | 'break'): Glyph | 'break' {
  return glyph !== 'break' && glyph.text === ' ' ? { ...glyph, text: '\u00a0' } : glyph;
}

function collectText(node: Text, glyphs: (Glyph | 'break')[]): void {
  const parent = node.parentElement;
  if (parent === null || isHidden(getComputedStyle(parent))) return;
  const style = runStyle(parent);
  const keepsSpace = getComputedStyle(parent).whiteSpace.startsWith('pre');
  const range = document.createRange();
  let sign = turnsBack(parent) ? LEFT_TO_RIGHT_MARK : '';
  let offset = 0;
  for (const text of node.data) {
    range.setStart(node, offset);
    range.setEnd(node, offset + text.length);
    offset += text.length;
    if (keepsSpace && text === '\n') {
      glyphs.push('break');
      continue;
    }
    const rect = range.getClientRects()[0];
    const last = glyphs.at(-1);
    // A blank that is folded away has no box, or one without width at a line's end.
    if (rect === undefined) continue;
    if (rect.width === 0 && /\s/.test(text)) {
      if (last === undefined || last === 'break' || /\s$/.test(last.text)) continue;
    }
    const shown = keepsSpace ? untabbed(text, rect, style) : folded(text);
    glyphs.push({ text: sign + shown, rect, style });
    sign = '';
  }
}

/** The blanks that CSS folds are plain ones; those of a width of their own stay. */
function folded(text: string): string {
  return /[ \t\n\r\f]/.test(text) ? ' ' : text;
}

/** A tab is as many blanks as it is wide: tabs of other programs stop elsewhere. */
function untabbed(text: string, { width }: DOMRect, { size }: RunStyle): string {
  const columns = Math.round(width / (size * MONO_WIDTH));
  return text === '\t' ? ' '.repeat(Math.max(1, columns)) : text;
}

/** Of a character of a monospace face, in ems. */
const MONO_WIDTH = 0.6;

const LEFT_TO_RIGHT_MARK = '\u200e';

/** True for a number, `-3%`, that HTML isolates among letters that run from right to left. */
function turnsBack(element: HTMLElement): boolean {
  if (element.tagName !== 'BDI' || getComputedStyle(element).direction !== 'ltr') return false;
  const outer = element.closest('section');
  return outer !== null && getComputedStyle(outer).direction === 'rtl';
}

function runsOf(glyphs: readonly (Glyph | 'break')[]): Run[] {
  const runs: Run[] = [];
  const trimmed = trimEnd(glyphs);
  for (const glyph of trimmed) {
    const last = runs.at(-1);
    if (glyph === 'break') {
      const style = last ?? PLAIN;
      runs.push({ ...style, text: '\n' });
    } else if (last && last.text !== '\n' && isSameStyle(last, glyph.style)) {
      runs[runs.length - 1] = { ...last, text: last.text + glyph.text };
    } else {
      runs.push({ ...glyph.style, text: glyph.text });
    }
  }
  return runs;
}

function trimEnd(glyphs: readonly (Glyph | 'break')[]): (Glyph | 'break')[] {
  const kept = [...glyphs];
  for (
    let last = kept.at(-1);
    last && (last === 'break' || last.text === ' ');
    last = kept.at(-1)
  ) {
    kept.pop();
  }
  return kept;
}

function linesOf(glyphs: readonly (Glyph | 'break')[]): Pick<Inline, 'lines' | 'wouldFit'> {
  const rows: Glyph[][] = [];
  const ended = new Set<Glyph[] | undefined>();
  let bottom = Number.NEGATIVE_INFINITY;
  for (const glyph of glyphs) {
    if (glyph === 'break') {
      ended.add(rows.at(-1));
      continue;
    }
    const { rect } = glyph;
    // Character boxes of neighbouring lines overlap, since faces are higher than lines.
    if ((rect.top + rect.bottom) / 2 > bottom - rect.height * 0.2) {
      rows.push([]);
      bottom = rect.bottom;
    } else if (glyph.style.raised === 'none') {
      bottom = Math.max(bottom, rect.bottom);
    }
    rows.at(-1)?.push(glyph);
  }
  const seen = rows.map((row) => row.filter(({ text }) => text !== ' ' || row.length === 1));
  const lines = rows.map((row, index): Line => {
    const drawn = seen[index] ?? row;
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
 * Width of what a line could not be parted from: an ideograph or a Latin word, with the brackets
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
