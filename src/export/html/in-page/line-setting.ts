/** Breaks and spaces lines as they were measured, the same in every engine. */
import { textUnits } from '../../../browser/in-page/index.js';
import type { LineSetting } from '../../../browser/scene/index.js';
import { element } from './element.js';
import type { PageParts } from './page.js';

export function setLines({ root, slides, data: { lines } }: PageParts): void {
  if (lines === undefined) return;
  root.dataset.lines = '';
  const plans = slides.flatMap((slide, index) => {
    const setting = lines[index];
    return setting ? [planFor(slide, setting)] : [];
  });
  // All styles are read before anything is written: WebKit would compute them again each time.
  for (const write of plans) write();
}

type InlineNode = Text | Element;

function planFor(slide: HTMLElement, { breaks, halves, gaps, columns }: LineSetting): () => void {
  const units = textUnits(slide);
  const widths = new Map(breaks);
  const isGap = new Set(gaps);
  const isHalf = new Set(halves);
  const positions = [...new Set([...gaps, ...halves, ...widths.keys()])].sort((a, b) => a - b);
  const acts: (() => void)[] = [];
  let next = 0;
  for (const { node, start } of units) {
    const end = start + (node instanceof Text ? node.length : 1);
    for (; (positions[next] ?? end) < end; next++) {
      const position = positions[next] ?? end;
      const offset = position - start;
      const width = widths.get(position);
      const lineStart = width === undefined ? undefined : { width, ...lineStartOf(node, offset) };
      acts.push(() => {
        if (isGap.has(position)) endOf(node, offset).before(mark('gap'));
        const half = isHalf.has(position) ? halved(node, offset) : undefined;
        if (lineStart === undefined) return;
        const first = lineStart.first ?? half ?? tailOf(node, offset);
        first.before(breakMark(node, offset));
        // A block shares space with others by the width of its words, now of whole lines: it keeps its width.
        if (lineStart.block) setWidth(lineStart.block, lineStart.width);
      });
    }
  }
  const tables = [...slide.querySelectorAll('table')];
  return () => {
    // From the end, so that what is not yet reached stays as it was counted.
    for (const act of acts.reverse()) act();
    removeSoftHyphens(slide);
    for (const [index, table] of tables.entries()) setColumns(table, columns[index] ?? []);
  };
}

/** The break shows a soft hyphen before it. */
function breakMark(node: InlineNode, offset: number): HTMLElement {
  const isSoft = node instanceof Text && node.data[offset - 1] === SOFT_HYPHEN;
  return mark(isSoft ? 'hyphen' : 'break');
}

/** What is copied from a slide has none. */
function removeSoftHyphens(slide: HTMLElement): void {
  if (!slide.textContent?.includes(SOFT_HYPHEN)) return;
  for (const { node } of textUnits(slide)) {
    if (node instanceof Text) node.data = node.data.replaceAll(SOFT_HYPHEN, '');
  }
}

const SOFT_HYPHEN = '\u00ad';

function tailOf(node: InlineNode, offset: number): InlineNode {
  return node instanceof Text && offset > 0 ? node.splitText(offset) : node;
}

/** The node after the character there. */
function endOf(node: InlineNode, offset: number): InlineNode {
  if (!(node instanceof Text)) return node;
  const character = String.fromCodePoint(node.data.codePointAt(offset) ?? 0);
  return node.splitText(offset + character.length);
}

/** The character there, in an element that sets it at half width. */
function halved(node: InlineNode, offset: number): InlineNode {
  endOf(node, offset);
  const half = mark('half');
  const character = tailOf(node, offset);
  character.replaceWith(half);
  half.append(character);
  return half;
}

/** The first node of a line after a break, undefined within a text; and its block. */
function lineStartOf(node: InlineNode, offset: number) {
  let first = node;
  let block = node.parentElement;
  while (block && getComputedStyle(block).display.startsWith('inline')) {
    if (first === block.firstChild) first = block;
    block = block.parentElement;
  }
  return { first: offset === 0 && first !== node ? first : undefined, block };
}

function setWidth(block: HTMLElement, width: number): void {
  block.style.boxSizing = 'border-box';
  block.style.width = `${width}px`;
}

function mark(what: 'break' | 'hyphen' | 'gap' | 'half'): HTMLElement {
  return element('span', { 'data-set': what });
}

/** Columns of a table, for the same reason. */
function setColumns(table: HTMLTableElement, widths: readonly number[]): void {
  table.style.tableLayout = 'fixed';
  table.style.width = `${widths.reduce((sum, width) => sum + width, 0)}px`;
  for (const [index, width] of widths.entries()) {
    const cell = table.rows[0]?.cells[index];
    if (cell) setWidth(cell, width);
  }
}
