/** The style of a run of text. */
import type { SceneRun } from '../../scene/index.js';
import { colorOf, selfAndAncestors } from './style.js';

export type RunStyle = Omit<SceneRun, 'text'>;

const styles = new WeakMap<Element, RunStyle>();
const alike = new Map<string, RunStyle>();

/** The style of an element's own text: the same object where it is the same. */
export function runStyle(element: HTMLElement): RunStyle {
  const known = styles.get(element);
  if (known) return known;
  const style = getComputedStyle(element);
  const href = element.closest('a[href]')?.getAttribute('href') ?? undefined;
  const slide = href?.match(/^#(\d+)$/)?.[1];
  const raised = element.closest('sup') ? 'super' : element.closest('sub') ? 'sub' : 'none';
  const marked = element.closest('mark') ?? element.closest('code');
  const background = marked ? colorOf(getComputedStyle(marked).backgroundColor) : undefined;
  const [firstFamily = ''] = style.fontFamily.split(',');
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
    mono: element.closest('code,pre,kbd,samp') !== null || /mono/i.test(firstFamily),
    ...(/^(?!.*sans).*serif/i.test(firstFamily) ? { serif: true as const } : {}),
    raised,
    ...(background ? { highlight: background } : {}),
    ...(href === undefined ? {} : { link: slide === undefined ? href : Number(slide) }),
    lang: element.closest('[lang]')?.getAttribute('lang') ?? '',
  };
  const key = JSON.stringify(read);
  const same = alike.get(key) ?? read;
  alike.set(key, same);
  styles.set(element, same);
  return same;
}

/** Decorations are drawn by the element that has them, on all that is inside. */
function hasLine(element: Element, line: 'underline' | 'line-through'): boolean {
  return selfAndAncestors(element, element.closest('section')).some((one) =>
    getComputedStyle(one).textDecorationLine.includes(line),
  );
}
