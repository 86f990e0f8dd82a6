/** `::before` and `::after`, which have no box that a script can read. */
import { addStyle, layersIn } from '../slides.js';

/** The properties that set their style and place. */
const PROPERTIES = [
  ...['display', 'position', 'top', 'right', 'bottom', 'left', 'width', 'height', 'float'],
  ...['min-width', 'min-height', 'max-width', 'max-height', 'box-sizing', 'vertical-align'],
  ...['flex-grow', 'flex-shrink', 'flex-basis', 'align-self', 'order', 'transform', 'opacity'],
  ...['align-items', 'justify-content'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-numeric', 'color'],
  ...['line-height', 'letter-spacing', 'text-align', 'text-decoration', 'white-space'],
  ...['background-color', 'background-image', 'background-size', 'background-position'],
  ...['background-repeat', 'border-radius', 'overflow', 'z-index', 'visibility'],
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
    `border-${side}-style`,
    `border-${side}-color`,
  ]),
];

const PSEUDO = 'data-pseudo';

/** Keeps a line together and draws nothing. */
const WORD_JOINER = '"\u2060"';

/** Whether an element replaces a pseudo-element. */
export function isPseudo(element: Element): boolean {
  return element.hasAttribute(PSEUDO);
}

/** @param isKept for items whose `::before` is a bullet */
export function withRealPseudoElements<Result>(
  task: () => Result,
  isKept: (item: Element) => boolean = () => false,
): Result {
  const style = addStyle('[data-no-before]::before,[data-no-after]::after{content:none!important}');
  replacePseudoElements(isKept);
  const result = task();
  style.remove();
  for (const copy of document.querySelectorAll(`[${PSEUDO}]`)) {
    copy.parentElement?.removeAttribute(`data-no-${copy.getAttribute(PSEUDO)}`);
    copy.remove();
  }
  return result;
}

function replacePseudoElements(isKept: (item: Element) => boolean): void {
  // All are read before the first is replaced, after which the page is laid out again.
  const elements = layersIn(document).flatMap((one) => [one, ...one.querySelectorAll('*')]);
  const copies = elements.flatMap((element) =>
    SIDES.flatMap((which) => {
      if (which === 'before' && element.matches('li') && isKept(element)) return [];
      const style = getComputedStyle(element, `::${which}`);
      return isDrawn(style) ? [{ element, which, copy: copyOf(which, style, element) }] : [];
    }),
  );
  for (const { element, which, copy } of copies) {
    element.setAttribute(`data-no-${which}`, '');
    if (which === 'before') element.prepend(copy);
    else element.append(copy);
  }
}

const SIDES = ['before', 'after'] as const;

function isDrawn({ content, display }: CSSStyleDeclaration): boolean {
  // An empty string with a text after the slash is only for screen readers.
  if (/^(none|normal|"" \/.*)$/.test(content) || display === 'none') return false;
  return drawnPart(content) !== WORD_JOINER;
}

/** A `content` value without its text for screen readers: `"\2060" / " "`. */
function drawnPart(content: string): string {
  return content.match(/^(?:"(?:\\.|[^"\\])*"|[^"/])*/)?.[0].trim() ?? '';
}

function copyOf(
  which: (typeof SIDES)[number],
  style: CSSStyleDeclaration,
  element: Element,
): HTMLElement {
  const copy = document.createElement('span');
  copy.setAttribute(PSEUDO, which);
  copy.textContent = contentOf(style.content, element);
  for (const name of PROPERTIES) copy.style.setProperty(name, style.getPropertyValue(name));
  // A picture in the place of text lies behind the text around it.
  if (style.content.startsWith('url(')) copy.style.backgroundImage = style.content;
  return copy;
}

/** The text of a `content` value: strings, attributes, and counters of list items. */
export function contentOf(content: string, element: Element): string {
  let text = '';
  for (const part of drawnPart(content).match(
    /"(?:\\.|[^"\\])*"|attr\([^)]*\)|counter\([^)]*\)/g,
  ) ?? []) {
    if (part.startsWith('"')) text += part.slice(1, -1).replace(/\\(.)/g, '$1');
    else if (part.startsWith('attr(')) text += element.getAttribute(part.slice(5, -1).trim()) ?? '';
    else text += String(positionOf(element));
  }
  return text;
}

function positionOf(element: Element): number {
  const siblings = [...(element.parentElement?.children ?? [])];
  const index = siblings.filter(({ tagName }) => tagName === element.tagName).indexOf(element);
  const { parentElement: list } = element;
  return index + (list instanceof HTMLOListElement ? list.start : 1);
}
