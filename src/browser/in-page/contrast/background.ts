/** Finds the colours behind a point of a text, from the elements that are painted there. */
import type { Rgb } from '../../../color/index.js';
import { faded, over, rgbOf } from '../css-color.js';
import { selfAndAncestors } from '../layout/style.js';

/** A text's colour as visible at a point, and that of its background. */
export interface ColorPair {
  readonly color: Rgb;
  readonly background: Rgb;
}

/** What an element paints over all that is behind it. */
interface Layer {
  readonly fill: Rgb;
  /** A picture, a gradient, a blur: no flat colour. */
  readonly isPicture: boolean;
  readonly opacity: number;
  /** The opacity with that of all ancestors. */
  readonly fade: number;
}

const WINDOW: Rgb = { red: 255, green: 255, blue: 255, alpha: 1 };
const TRANSPARENT: Rgb = { red: 0, green: 0, blue: 0, alpha: 0 };

/**
 * Both colours at a point of the window; undefined where something behind it has no flat colour
 * and only a photograph shows it.
 * @param parent the element of the text
 */
export function colorsAt(x: number, y: number, parent: Element, paint: Rgb): ColorPair | undefined {
  const stack = document.elementsFromPoint(x, y);
  const index = stack.indexOf(parent);
  // Text outside of a box that clips is not found; its ancestors are its background.
  const behind = downToOpaque(index === -1 ? selfAndAncestors(parent) : stack.slice(index));
  if (behind.some((one) => layerOf(one).isPicture)) return undefined;

  // An element with opacity is painted with all that is in it, then laid over the rest.
  const group = selfAndAncestors(parent).findLast((one) => layerOf(one).opacity < 1);
  const groupFade = group ? layerOf(group).fade : 1;
  const isInside = (one: Element): boolean => group?.contains(one) ?? false;
  const painted = (elements: readonly Element[], start: Rgb, share: number): Rgb =>
    elements.reduceRight((below, one) => {
      const { fill, fade } = layerOf(one);
      return over(faded(fill, fade / share), below);
    }, start);
  const around = behind.filter((one) => !isInside(one));
  const outside = painted(around, WINDOW, 1);
  const inside = painted(behind.filter(isInside), TRANSPARENT, groupFade);
  const text = over(faded(paint, layerOf(parent).fade / groupFade), inside);
  const above = stack.slice(0, Math.max(0, index)).filter((one) => layerOf(one).fill.alpha < 1);
  return {
    color: painted(above, over(faded(text, groupFade), outside), 1),
    background: painted(above, over(faded(inside, groupFade), outside), 1),
  };
}

/** The opacity of an element with that of all its ancestors. */
export function fadeOf(element: Element): number {
  return layerOf(element).fade;
}

/** Nothing behind an opaque background is visible. */
function downToOpaque(stack: readonly Element[]): readonly Element[] {
  const end = stack.findIndex((one) => {
    const { isPicture, fade, fill } = layerOf(one);
    return !isPicture && fade === 1 && fill.alpha === 1;
  });
  return end === -1 ? stack : stack.slice(0, end + 1);
}

const layers = new WeakMap<Element, Layer>();

function layerOf(element: Element): Layer {
  let layer = layers.get(element);
  if (layer === undefined) {
    const style = getComputedStyle(element);
    const opacity = Number(style.opacity);
    const { parentElement: parent } = element;
    layer = {
      fill: rgbOf(style.backgroundColor),
      isPicture: isPicture(element, style),
      opacity,
      fade: opacity * (parent ? layerOf(parent).fade : 1),
    };
    layers.set(element, layer);
  }
  return layer;
}

/** Marp's slide is an SVG with its section inside; all else of SVG is drawn. */
function isPicture(element: Element, style: CSSStyleDeclaration): boolean {
  const isDrawn =
    element instanceof SVGElement && !element.matches('[data-marpit-svg], foreignObject');
  return (
    isDrawn ||
    element.matches('img,video,canvas,object') ||
    style.backgroundImage !== 'none' ||
    (style.backdropFilter ?? 'none') !== 'none'
  );
}
