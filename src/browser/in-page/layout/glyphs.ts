/** Reads inline content character by character, each with its place and its style. */
import { type RunStyle, runStyle } from './run-style.js';
import { characterRect, drawnHyphen, SOFT_HYPHEN } from './soft-hyphen.js';
import { isEmoji, isHidden, isInline } from './style.js';

/** One character as drawn. */
export interface Glyph {
  readonly text: string;
  readonly rect: DOMRect;
  readonly style: RunStyle;
  /** True for an emoji, which is a picture on the page and not aligned as text is. */
  readonly isPicture?: true;
}

/** Of nodes in turn, with the breaks that are forced; what is out of the flow, or a block, is left out. */
export function glyphsOf(nodes: Iterable<Node>): (Glyph | 'break')[] {
  const glyphs: (Glyph | 'break')[] = [];
  for (const node of nodes) collect(node, glyphs);
  return glyphs;
}

function collect(node: Node, glyphs: (Glyph | 'break')[]): void {
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
  if (isHidden(style) || !isInline(style)) return;
  if (isEmoji(node)) {
    const rect = node.getBoundingClientRect();
    const text = node.getAttribute('alt') ?? '';
    glyphs.push({ text, rect, style: runStyle(node.parentElement ?? node), isPicture: true });
    return;
  }
  const own = glyphsOf(node.childNodes);
  separate(glyphs, own, style);
  glyphs.push(...(isKeptTogether(style) ? own.map(unbroken) : own));
}

/** What comes between an element's glyphs and those before it, beside what is written there. */
function separate(
  before: (Glyph | 'break')[],
  [first]: readonly (Glyph | 'break')[],
  { display, marginInlineStart }: CSSStyleDeclaration,
): void {
  const last = before.at(-1);
  if (!first || first === 'break' || !last || last === 'break') return;
  if (display === 'inline-block' && first.rect.top > last.rect.bottom) {
    // A tag on a line of its own: in a narrower font it would move up, with all that follows.
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
  let mark = turnsBack(parent) ? LEFT_TO_RIGHT_MARK : '';
  let offset = 0;
  for (const text of node.data) {
    const start = offset;
    offset += text.length;
    if (keepsSpace && text === '\n') {
      glyphs.push('break');
      continue;
    }
    const isSoft = text === SOFT_HYPHEN;
    const rect = isSoft ? drawnHyphen(node, start) : characterRect(node, start, text.length);
    if (rect === undefined || isCollapsed(text, rect, glyphs.at(-1))) continue;
    const whole = isSoft ? '-' : folded(text);
    const shown = keepsSpace ? untabbed(text, rect, style) : whole;
    glyphs.push({ text: mark + shown, rect, style });
    mark = '';
  }
}

/** A space that is collapsed has no box, or one without width at a line's end. */
function isCollapsed(text: string, { width }: DOMRect, last: Glyph | 'break' | undefined): boolean {
  if (width > 0 || !/\s/.test(text)) return false;
  return last === undefined || last === 'break' || /\s$/.test(last.text);
}

/** CSS collapses plain spaces only; those of a width of their own stay. */
function folded(text: string): string {
  return /[ \t\n\r\f]/.test(text) ? ' ' : text;
}

/** A tab is as many spaces as it is wide: tabs of other programs stop elsewhere. */
function untabbed(text: string, { width }: DOMRect, { size }: RunStyle): string {
  const columns = Math.round(width / (size * MONO_WIDTH));
  return text === '\t' ? ' '.repeat(Math.max(1, columns)) : text;
}

/** Of a character of a monospace font, in ems. */
const MONO_WIDTH = 0.6;

const LEFT_TO_RIGHT_MARK = '\u200e';

/** True for a number, `-3%`, that HTML isolates among letters that run from right to left. */
function turnsBack(element: HTMLElement): boolean {
  if (element.tagName !== 'BDI' || getComputedStyle(element).direction !== 'ltr') return false;
  const outer = element.closest('section');
  return outer !== null && getComputedStyle(outer).direction === 'rtl';
}
