/** The colour behind the texts of a layout: its background, or a shape that covers it. */
import type { Box } from '../opc/units.js';
import { boxOfShape } from './placeholders.js';
import { colorOf, fillColor, type NameMap, type TemplateTheme } from './theme.js';
import { childOf, childrenOf, type Element, numberOf } from './xml.js';

interface BackgroundContext {
  readonly theme: TemplateTheme;
  readonly names: NameMap;
  readonly slide: Box;
}

/** `p:bgRef` counts the background fills of the theme from here (ECMA-376-1 §19.3.1.3). */
const FIRST_BACKGROUND = 1001;
const FILLS = ['noFill', 'solidFill', 'gradFill', 'blipFill', 'pattFill', 'grpFill'];

/**
 * The colour behind the texts, `#rrggbb`; undefined where it is a picture.
 *
 * @param roots the layout's, then the master's
 * @param drawn shapes that lie over the background, from back to front
 */
export function backgroundOf(
  roots: readonly Element[],
  drawn: readonly Element[],
  context: BackgroundContext,
): string | undefined {
  const own = roots.map((root) => childOf(root, 'p', 'cSld', 'bg')).find((one) => one);
  let background = own ? backgroundColor(own, context) : `#${context.theme.colors.lt1}`;
  for (const shape of drawn) {
    if (!covers(boxOfShape(shape), context.slide)) continue;
    if (shape.localName === 'pic') {
      background = undefined;
      continue;
    }
    const fill = childrenOf(childOf(shape, 'p', 'spPr')).find(({ localName }) =>
      FILLS.includes(localName ?? ''),
    );
    // A group, a shape without a fill of its own: what is behind it may be seen.
    if (fill && fill.localName !== 'noFill') {
      background = fillColor(fill, context.theme, context.names);
    }
  }
  return background;
}

function backgroundColor(
  background: Element,
  { theme, names }: BackgroundContext,
): string | undefined {
  const reference = childOf(background, 'p', 'bgRef');
  if (!reference) {
    const [fill] = childrenOf(childOf(background, 'p', 'bgPr'));
    return fillColor(fill, theme, names);
  }
  const [color] = childrenOf(reference);
  const placeholder = color && colorOf(color, theme, names);
  const fill =
    theme.backgrounds[(numberOf(reference, 'idx') ?? FIRST_BACKGROUND) - FIRST_BACKGROUND];
  return fill ? fillColor(fill, theme, names, placeholder) : placeholder;
}

/** Whether a shape lies behind nearly all of the slide. */
function covers(box: Box | undefined, slide: Box): boolean {
  if (!box) return false;
  const width = Math.min(box.x + box.width, slide.width) - Math.max(0, box.x);
  const height = Math.min(box.y + box.height, slide.height) - Math.max(0, box.y);
  return width > 0 && height > 0 && width * height > 0.8 * slide.width * slide.height;
}
