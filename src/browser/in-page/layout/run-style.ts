/** The style of a run of text. */
import type { SceneRun } from '../../scene/index.js';
import { colorOf } from './style.js';

export type RunStyle = Omit<SceneRun, 'text'>;

const styles = new WeakMap<Element, RunStyle>();

/** The style of an element's own text. */
export function runStyle(element: HTMLElement): RunStyle {
  const known = styles.get(element);
  if (known) return known;
  const style = getComputedStyle(element);
  const href = element.closest('a[href]')?.getAttribute('href') ?? undefined;
  const slide = href?.match(/^#(\d+)$/)?.[1];
  const raised = element.closest('sup') ? 'super' : element.closest('sub') ? 'sub' : 'none';
  const marked = element.closest('mark') ?? element.closest('code');
  const background = marked ? colorOf(getComputedStyle(marked).backgroundColor) : undefined;
  const read: RunStyle = {
    // A superscript has the size of the text around it; PowerPoint makes it small itself.
    size: Number.parseFloat(
      raised === 'none'
        ? style.fontSize
        : getComputedStyle(element.closest('sup,sub')?.parentElement ?? element).fontSize,
    ),
    color: colorOf(style.color) ?? '#000000',
    bold: Number(style.fontWeight) >= 600,
    italic: style.fontStyle !== 'normal',
    underline: hasLine(element, 'underline'),
    ...(hasLine(element, 'line-through') ? { strike: true } : {}),
    mono:
      element.closest('code,pre,kbd,samp') !== null ||
      /mono/i.test(style.fontFamily.split(',')[0] ?? ''),
    raised,
    ...(background ? { highlight: background } : {}),
    ...(href === undefined ? {} : { link: slide === undefined ? href : Number(slide) }),
    lang: element.closest('[lang]')?.getAttribute('lang') ?? '',
  };
  styles.set(element, read);
  return read;
}

/** Decorations are drawn by the element that has them, on all that is inside. */
function hasLine(element: Element | null, line: 'underline' | 'line-through'): boolean {
  for (let one = element; one && one.tagName !== 'SECTION'; one = one.parentElement) {
    if (getComputedStyle(one).textDecorationLine.includes(line)) return true;
  }
  return false;
}

/** Of a break that no text comes before. */
export const PLAIN: RunStyle = {
  size: 16,
  color: '#000000',
  bold: false,
  italic: false,
  underline: false,
  mono: false,
  raised: 'none',
  lang: '',
};

export function isSameStyle(a: RunStyle, b: RunStyle): boolean {
  return COMPARED.every((name) => a[name] === b[name]);
}

const COMPARED = [
  ...(['size', 'color', 'bold', 'italic', 'underline', 'strike'] as const),
  ...(['mono', 'raised', 'highlight', 'link', 'lang'] as const),
];
