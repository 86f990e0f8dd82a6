/// <reference lib="dom" />
/** Sets the slides' lines as they were measured, whatever the engine would make of them. */
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
  // All styles are read before anything is written: WebKit would work them out anew each time.
  for (const write of plans) write();
}

/** What a line that was parted begins with, and the block that holds it. */
interface Begin {
  /** Undefined where it begins within a text. */
  readonly first: Placed | undefined;
  readonly block: HTMLElement | null;
  readonly width: number;
}

/** Gives what sets the slide's lines. */
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
      const begin = width === undefined ? undefined : beginOf(node, offset, width);
      acts.push(() => {
        if (isGap.has(position)) endOf(node, offset).before(mark('gap'));
        const half = isHalf.has(position) ? halved(node, offset) : undefined;
        if (begin) partLine(begin.first ?? half ?? tailOf(node, offset), begin);
      });
    }
  }
  const tables = [...slide.querySelectorAll('table')];
  return () => {
    // From the end, so that what is not yet reached stays as it was counted.
    for (const act of acts.reverse()) act();
    for (const [index, table] of tables.entries()) setColumns(table, columns[index] ?? []);
  };
}

type Placed = Text | Element;

/** What begins there. */
function tailOf(node: Placed, offset: number): Placed {
  return node instanceof Text && offset > 0 ? node.splitText(offset) : node;
}

/** What begins behind the character there. */
function endOf(node: Placed, offset: number): Placed {
  if (!(node instanceof Text)) return node;
  const character = String.fromCodePoint(node.data.codePointAt(offset) ?? 0);
  return node.splitText(offset + character.length);
}

/** The character there, in an element that sets it at half width. */
function halved(node: Placed, offset: number): Placed {
  endOf(node, offset);
  const half = mark('half');
  const character = tailOf(node, offset);
  character.replaceWith(half);
  half.append(character);
  return half;
}

function beginOf(node: Placed, offset: number, width: number): Begin {
  let first = node;
  let block = node.parentElement;
  for (
    ;
    block && getComputedStyle(block).display.startsWith('inline');
    block = block.parentElement
  ) {
    if (first === block.firstChild) first = block;
  }
  return { first: offset === 0 && first !== node ? first : undefined, block, width };
}

/** A block that shares room with others does so by its words, which are lines now: it keeps its width. */
function partLine(first: Placed, { block, width }: Begin): void {
  first.before(mark('break'));
  if (block) setWidth(block, width);
}

function setWidth(block: HTMLElement, width: number): void {
  block.style.boxSizing = 'border-box';
  block.style.width = `${width}px`;
}

function mark(what: 'break' | 'gap' | 'half'): HTMLElement {
  return element('span', { 'data-set': what });
}

/** So does a table. */
function setColumns(table: HTMLTableElement, widths: readonly number[]): void {
  table.style.tableLayout = 'fixed';
  table.style.width = `${widths.reduce((sum, width) => sum + width, 0)}px`;
  for (const [index, width] of widths.entries()) {
    const cell = table.rows[0]?.cells[index];
    if (cell) setWidth(cell, width);
  }
}
