/// <reference lib="dom" />
/** Where each line of text stands on the slides of the page that presents, in any engine. */
import type { EnginePage } from './engines.js';

/** In CSS pixels of the slide, from its corner. */
export interface SlideLine {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** Of the block that holds the line: engines give the boxes of characters other heights. */
  readonly top: number;
  readonly height: number;
}

/** The lines of all slides, with the parts that come one by one. */
export async function slideLines(page: EnginePage): Promise<readonly (readonly SlideLine[])[]> {
  // Without a view the slides stand below each other, in a margin of 16 pixels.
  await page.setViewport(1280 + 32, 720);
  await page.evaluate(async () => {
    document.documentElement.removeAttribute('data-view');
    for (const slide of document.querySelectorAll<HTMLElement>('.slide')) slide.hidden = false;
    await document.fonts.ready;
  });
  return page.evaluate(readLines);
}

function readLines(): SlideLine[][] {
  const range = document.createRange();
  const blockOf = (node: Node): Element => {
    let block = node.parentElement as Element;
    while (getComputedStyle(block).display.startsWith('inline'))
      block = block.parentElement as Element;
    return block;
  };
  return [...document.querySelectorAll('.slide > svg')].map((svg) => {
    const corner = svg.getBoundingClientRect();
    const scale = (svg as SVGSVGElement).viewBox.baseVal.width / corner.width;
    const lines: (SlideLine & { block: Element; middle: number; size: number })[] = [];
    const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement as Element;
      if (node.data.trim() === '' || /^(style|script)$/i.test(parent.nodeName)) continue;
      const block = blockOf(node);
      const outer = block.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      // A letter with its marks: a mark has no width of its own in some engines.
      for (const { 0: text, index } of node.data.matchAll(/\P{M}\p{M}*/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const rect = [...range.getClientRects()].find(({ width }) => width > 0);
        if (/\s/.test(text) || rect === undefined) continue;
        // Room between scripts is no part of the ideograph before it.
        const isWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
        const width = isWide ? Math.min(rect.width * scale, size) : rect.width * scale;
        const middle = ((rect.top + rect.bottom) / 2 - corner.top) * scale;
        const left = (rect.left - corner.left) * scale;
        const last = lines.at(-1);
        if (last?.block === block && middle - last.middle < 0.6 * Math.max(size, last.size)) {
          const right = Math.max(last.left + last.width, left + width);
          const start = Math.min(last.left, left);
          lines[lines.length - 1] = {
            ...last,
            text: last.text + text,
            left: start,
            width: right - start,
            middle,
            size,
          };
        } else {
          const top = (outer.top - corner.top) * scale;
          const height = outer.height * scale;
          lines.push({ text, left, width, top, height, block, middle, size });
        }
      }
    }
    return lines.map(({ text, left, width, top, height }) => ({ text, left, width, top, height }));
  });
}
