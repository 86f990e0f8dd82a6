/// <reference lib="dom" />
/** Where each line of text is on the slides of the presenter page, in any engine. */
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
    // In WebKit Marp's script scales slides once they are drawn.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  return page.evaluate(readLines);
}

/** A character, or a line of them. */
interface Stretch extends SlideLine {
  readonly block: Element;
  readonly middle: number;
  readonly size: number;
}

function readLines(): SlideLine[][] {
  const range = document.createRange();
  const blockOf = (node: Node): Element => {
    let block = node.parentElement as Element;
    while (getComputedStyle(block).display.startsWith('inline'))
      block = block.parentElement as Element;
    return block;
  };
  const charactersOf = (node: Text, corner: DOMRect, scale: number): Stretch[] => {
    const parent = node.parentElement as Element;
    if (node.data.trim() === '' || /^(style|script)$/i.test(parent.nodeName)) return [];
    const block = blockOf(node);
    const outer = block.getBoundingClientRect();
    const top = (outer.top - corner.top) * scale;
    const height = outer.height * scale;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    // A letter with its marks: a mark has no width of its own in some engines.
    return [...node.data.matchAll(/\P{M}\p{M}*/gu)].flatMap(({ 0: text, index }) => {
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      // Chromium counts the hyphen of a soft one at a line's end to the letter behind it.
      const rect = rects.at(node.data[index - 1] === '\u00ad' ? -1 : 0);
      if (/[\s\u00ad]/.test(text) || rect === undefined) return [];
      const left = (rect.left - corner.left) * scale;
      const middle = ((rect.top + rect.bottom) / 2 - corner.top) * scale;
      // Room between scripts is no part of the ideograph before it.
      const isWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
      const width = isWide ? Math.min(rect.width * scale, size) : rect.width * scale;
      return { text, left, width, top, height, block, middle, size };
    });
  };
  return [...document.querySelectorAll('.slide > svg')].map((svg) => {
    const corner = svg.getBoundingClientRect();
    const scale = (svg as SVGSVGElement).viewBox.baseVal.width / corner.width;
    const lines: Stretch[] = [];
    const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const one of charactersOf(walker.currentNode as Text, corner, scale)) {
        const last = lines.at(-1);
        const pitch = last ? one.middle - last.middle : 0;
        if (last?.block === one.block && pitch < 0.6 * Math.max(one.size, last.size)) {
          const left = Math.min(last.left, one.left);
          const right = Math.max(last.left + last.width, one.left + one.width);
          lines.pop();
          lines.push({ ...one, text: last.text + one.text, left, width: right - left });
        } else lines.push(one);
      }
    }
    return lines.map(({ text, left, width, top, height }) => ({ text, left, width, top, height }));
  });
}
