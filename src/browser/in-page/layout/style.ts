/** Computed styles: colours as `#rrggbb`, backgrounds and borders as surfaces. */
import { hexByte, hexColor } from '../../../color/index.js';
import type { Box, Color, Edge, Surface } from '../../scene/index.js';
import { rgbOf } from '../css-color.js';

/** The box of an element or range, from the slide's corner. */
export function boxOf(rect: DOMRect, origin: DOMRect): Box {
  return {
    x: rect.left - origin.left,
    y: rect.top - origin.top,
    width: rect.width,
    height: rect.height,
  };
}

/** The visible rectangles of a text, one a line. */
export function lineRectsOf(node: Text): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(({ width, height }) => width >= 1 && height >= 1);
}

/** A computed colour, undefined if it is invisible. */
export function colorOf(value: string): Color | undefined {
  const color = rgbOf(value);
  const { alpha } = color;
  if (alpha === 0) return undefined;
  return alpha < 1 ? `${hexColor(color)}${hexByte(alpha * 255)}` : hexColor(color);
}

/** A value of CSS, such as `var(--value)`, as it would be computed inside of an element. */
export function computedIn(element: Element, property: string, value: string): string {
  const probe = document.createElement('span');
  probe.style.setProperty(property, value);
  element.append(probe);
  const computed = getComputedStyle(probe).getPropertyValue(property);
  probe.remove();
  return computed;
}

export const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Background and border, undefined where the element draws neither. */
export function surfaceOf(style: CSSStyleDeclaration, box: Box): Surface | undefined {
  const fill = colorOf(style.backgroundColor);
  const edges: Partial<Record<(typeof SIDES)[number], Edge>> = {};
  for (const side of SIDES) {
    // Without a style it has no width.
    const width = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const color = colorOf(style.getPropertyValue(`border-${side}-color`));
    if (width > 0 && color) edges[side] = { width, color };
  }
  const isDrawn = fill !== undefined || Object.keys(edges).length > 0;
  if (!isDrawn || box.width <= 0 || box.height <= 0) return undefined;
  const radius = style.borderTopLeftRadius;
  const isRound = radius.endsWith('%')
    ? Number.parseFloat(radius) >= 50
    : Number.parseFloat(radius) >= Math.min(box.width, box.height) / 2;
  return { ...(fill ? { fill } : {}), ...edges, form: isRound ? 'ellipse' : 'rectangle' };
}

/** Whether an element is painted with more than one colour: a picture or a gradient. */
export function isPainted({ backgroundImage }: CSSStyleDeclaration): boolean {
  return backgroundImage !== 'none' && backgroundImage !== '';
}

/** The colour that is nearest to all of a gradient; undefined where there is none. */
export function gradientColor({ backgroundImage }: CSSStyleDeclaration): Color | undefined {
  const stops = backgroundImage.match(/(?:rgba?|color|oklch|oklab|lab|lch|hsla?)\([^()]*\)/g) ?? [];
  const colors = stops.map(rgbOf);
  if (!/gradient\(/.test(backgroundImage) || colors.length === 0) return undefined;
  const mean = (part: 'red' | 'green' | 'blue'): number =>
    colors.reduce((sum, color) => sum + color[part], 0) / colors.length;
  return hexColor({ red: mean('red'), green: mean('green'), blue: mean('blue'), alpha: 1 });
}

/** From the border box to the content. */
export function insetsOf(style: CSSStyleDeclaration) {
  const side = (name: string): number =>
    Number.parseFloat(style.getPropertyValue(`padding-${name}`)) +
    Number.parseFloat(style.getPropertyValue(`border-${name}-width`));
  return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
}

export function isHidden(style: CSSStyleDeclaration): boolean {
  return style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0';
}

/** Out of the flow of the text around it. */
export function isPlaced(style: CSSStyleDeclaration): boolean {
  return /absolute|fixed/.test(style.position) || style.float !== 'none';
}

export function isInline(style: CSSStyleDeclaration): boolean {
  return style.display.startsWith('inline') && !isPlaced(style);
}

/** @param end an ancestor that is left out, with all of its ancestors */
export function selfAndAncestors(element: Element, end: Element | null = null): Element[] {
  const all: Element[] = [];
  for (let one: Element | null = element; one && one !== end; one = one.parentElement)
    all.push(one);
  return all;
}

/** A picture in place of a character in running text. */
export function isEmoji(node: Node): boolean {
  return node instanceof Element && node.matches('img.emoji');
}
