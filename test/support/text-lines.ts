/** Where each line of text is on the slides of a page, and what is wrong with that. */

/** A line of text in CSS pixels from its slide's corner; its box is an em high. */
export interface TextLine {
  readonly text: string;
  readonly slide: number;
  readonly kind: string;
  /** The classes and name of the element that holds it, and of those around it. */
  readonly path: string;
  readonly size: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** For `page.evaluate`: all lines, from the slides as they stand, one below the other. */
export const READ_LINES = `(() => {
  const range = document.createRange();
  return [...document.querySelectorAll('svg > foreignObject > section')].flatMap((section, slide) => {
    const corner = section.closest('svg').getBoundingClientRect();
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    const lines = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() === '') continue;
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
      const path = [];
      for (let one = node.parentElement; one !== section; one = one.parentElement)
        path.unshift([one.localName, ...one.classList].join('.'));
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        const middle = (box.top + box.bottom) / 2 - corner.top;
        lines.push({ text: node.data.trim(), slide: slide + 1, kind: section.classList[0],
          path: path.join(' '), size, left: box.left - corner.left,
          right: box.right - corner.left, top: middle - size / 2, bottom: middle + size / 2 });
      }
    }
    return lines;
  });
})()`;

/** Pairs of lines that overlap by more than a pixel. */
export function collisions(lines: readonly TextLine[]): string[] {
  return lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter(
        (other) =>
          other.slide === one.slide &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
      )
      .map((other) => `${one.slide} ${one.kind}: “${one.text}” on “${other.text}”`),
  );
}

/** Frame and marks are neither body nor secondary text. */
export function isFrame({ path }: TextLine): boolean {
  return /^(header|footer)|\bsup\b/.test(path);
}

/** Captions, names, cells, code and the like. */
const SECONDARY =
  /\.(chip|tag|caption|by|role|where|stance|minutes|day|contact|event|context|label|unit|key|name|value|remark|address|axis|tick)\b|figcaption|table|code/;

export function isSecondary({ path }: TextLine): boolean {
  return SECONDARY.test(path);
}
