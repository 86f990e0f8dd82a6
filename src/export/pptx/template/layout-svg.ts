/** What a layout draws, as SVG: its background, then its master's shapes and its own. */
import {
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  numberOf,
  relationOf,
  SPACE,
} from '../../../office/index.js';
import type { Box } from '../opc/units.js';
import { shapeOutline } from './outline-svg.js';
import { boxOfShape, placeholderElement } from './placeholders.js';
import { type ColorContext, colorOf, fillColor } from './theme.js';

/** Markup in px of the slide. */
export interface LayoutSvg {
  readonly background: string;
  readonly shapes: string;
}

/** A picture's bytes by the id of a relationship; undefined where no browser can draw it. */
export type PictureOf = (
  relation: string,
) => { readonly bytes: Uint8Array; readonly type: string } | undefined;

/** The root of a part that draws, with the pictures that it refers to. */
export interface DrawingPart {
  readonly root: Element;
  readonly pictureOf: PictureOf;
}

interface Pen extends ColorContext {
  readonly pictureOf: PictureOf;
  /** The fill of a group, for parts that take it. */
  readonly groupFill: Element | undefined;
  /** Gives another id each time: definitions are referred to by it. */
  readonly nextId: () => string;
}

/** Instead of a picture that cannot be drawn. */
const UNKNOWN_PICTURE = '#8b8b8b';
/** `p:bgRef` counts the background fills of the theme from here (ECMA-376-1 §19.3.1.3). */
const FIRST_BACKGROUND = 1001;

/**
 * Draws a layout without its placeholders.
 *
 * @param own the layout; `master` lies behind it
 */
export function layoutSvg(
  own: DrawingPart,
  master: DrawingPart,
  context: ColorContext,
  slide: Box,
): LayoutSvg {
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return `d${ids}`;
  };
  const parts = attributeOf(own.root, 'showMasterSp') === '0' ? [own] : [master, own];
  const backgroundPart = [own, master].find(({ root }) => childOf(root, 'p', 'cSld', 'bg'));
  const shapes = parts.flatMap(({ root, pictureOf }) =>
    childrenOf(childOf(root, 'p', 'cSld', 'spTree')).map((shape) =>
      shapeMarkup(shape, { ...context, pictureOf, groupFill: undefined, nextId }),
    ),
  );
  return {
    background: backgroundMarkup(backgroundPart, context, slide, nextId),
    shapes: shapes.join(''),
  };
}

function backgroundMarkup(
  part: DrawingPart | undefined,
  context: ColorContext,
  slide: Box,
  nextId: Pen['nextId'],
): string {
  const plain = rectangle(slide, `fill="#${context.theme.colors.lt1}"`);
  const background = childOf(part?.root, 'p', 'cSld', 'bg');
  if (!part || !background) return plain;
  const pen: Pen = { ...context, pictureOf: part.pictureOf, groupFill: undefined, nextId };
  const reference = childOf(background, 'p', 'bgRef');
  if (!reference) {
    const [fill] = childrenOf(childOf(background, 'p', 'bgPr'));
    return plain + filled(slide, fill, pen, (paint) => rectangle(slide, paint));
  }
  const color = childrenOf(reference)[0];
  const own = color && colorOf(color, context);
  const index = (numberOf(reference, 'idx') ?? FIRST_BACKGROUND) - FIRST_BACKGROUND;
  const fill = context.theme.backgrounds[index];
  // The theme's pictures are of its own part: only their colour is known.
  if (!fill || fill.localName === 'blipFill')
    return rectangle(slide, `fill="${own ?? UNKNOWN_PICTURE}"`);
  return plain + filled(slide, fill, pen, (paint) => rectangle(slide, paint), own);
}

function shapeMarkup(shape: Element, pen: Pen): string {
  const name = shape.localName ?? '';
  if (name === 'AlternateContent') {
    const [choice] = childrenOf(shape);
    return childrenOf(choice)
      .map((one) => shapeMarkup(one, pen))
      .join('');
  }
  if (placeholderElement(shape) || isHidden(shape)) return '';
  if (name === 'grpSp') return groupMarkup(shape, pen);
  const box = boxOfShape(shape);
  if (!box) return '';
  const properties = childOf(shape, 'p', 'spPr');
  const turned = (markup: string) => turn(childOf(properties, 'a', 'xfrm'), box, markup);
  if (name === 'graphicFrame') return rectangle(box, `fill="${UNKNOWN_PICTURE}"`);
  if (name === 'pic') {
    return turned(
      filled(box, childOf(shape, 'p', 'blipFill'), pen, (paint) => rectangle(box, paint)),
    );
  }
  if (name !== 'sp' && name !== 'cxnSp') return '';
  const outline = (paint: string) => shapeOutline(properties, box, paint);
  const style = childOf(shape, 'p', 'style');
  const own = childrenOf(properties).find(({ localName }) => localName?.endsWith('Fill'));
  const reference = childOf(style, 'a', 'fillRef');
  const styled = numberOf(reference, 'idx') ? childrenOf(reference)[0] : undefined;
  const fill = own?.localName === 'grpFill' ? pen.groupFill : own;
  const color = !own && styled && name === 'sp' ? colorOf(styled, pen) : undefined;
  const inside = color ? outline(`fill="${color}"`) : filled(box, fill, pen, outline);
  return turned(inside + lineMarkup(properties, style, pen, outline)) + textMarkup(shape, box, pen);
}

function isHidden(shape: Element): boolean {
  const [visual] = childrenOf(shape);
  return attributeOf(childOf(visual, 'p', 'cNvPr'), 'hidden') === '1';
}

function groupMarkup(group: Element, pen: Pen): string {
  const properties = childOf(group, 'p', 'grpSpPr');
  const place = childOf(properties, 'a', 'xfrm');
  const box = boxOfShape(group);
  const fill = childrenOf(properties).find(({ localName }) => localName?.endsWith('Fill'));
  const inner = childrenOf(group)
    .map((one) => shapeMarkup(one, { ...pen, groupFill: fill ?? pen.groupFill }))
    .join('');
  const [from, extent] = [childOf(place, 'a', 'chOff'), childOf(place, 'a', 'chExt')];
  if (!box || !from || !extent) return inner;
  const px = (element: Element, at: string) => Number(attributeOf(element, at) ?? 0) / 9525;
  const [width, height] = [px(extent, 'cx') || 1, px(extent, 'cy') || 1];
  const scale = `scale(${box.width / width} ${box.height / height})`;
  const move = `translate(${box.x} ${box.y}) ${scale} translate(${-px(from, 'x')} ${-px(from, 'y')})`;
  return turn(place, box, `<g transform="${move}">${inner}</g>`);
}

/** Turned and mirrored about the middle of its box. */
function turn(place: Element | undefined, { x, y, width, height }: Box, markup: string): string {
  const degrees = (numberOf(place, 'rot') ?? 0) / 60000;
  const [h, v] = ['flipH', 'flipV'].map((name) => (attributeOf(place, name) === '1' ? -1 : 1));
  if (degrees === 0 && h === 1 && v === 1) return markup;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const way = `translate(${cx} ${cy}) rotate(${degrees}) scale(${h} ${v}) translate(${-cx} ${-cy})`;
  return `<g transform="${way}">${markup}</g>`;
}

/** An outline with a fill: a colour, a gradient or a picture. */
function filled(
  box: Box,
  fill: Element | undefined,
  pen: Pen,
  outline: (paint: string) => string,
  placeholder?: string,
): string {
  switch (fill?.localName) {
    case 'solidFill': {
      const [color] = childrenOf(fill);
      const value = color && colorOf(color, pen, placeholder);
      return value ? outline(`fill="${value}" fill-opacity="${alphaOf(color)}"`) : '';
    }
    case 'gradFill':
      return gradient(fill, pen, outline, placeholder);
    case 'blipFill': {
      const picture = pictureMarkup(fill, box, pen);
      const id = pen.nextId();
      return `<clipPath id="${id}">${outline('')}</clipPath><g clip-path="url(#${id})">${picture}</g>`;
    }
    case 'pattFill': {
      const [color] = childrenOf(childOf(fill, 'a', 'bgClr'));
      const value = color && colorOf(color, pen, placeholder);
      return value ? outline(`fill="${value}"`) : '';
    }
    default:
      return '';
  }
}

function gradient(
  fill: Element,
  pen: Pen,
  outline: (paint: string) => string,
  placeholder: string | undefined,
): string {
  const stops = childrenOf(childOf(fill, 'a', 'gsLst')).flatMap((stop) => {
    const [color] = childrenOf(stop);
    const value = color && colorOf(color, pen, placeholder);
    if (!value) return [];
    const at = (numberOf(stop, 'pos') ?? 0) / 100000;
    return [
      {
        at,
        markup: `<stop offset="${at}" stop-color="${value}" stop-opacity="${alphaOf(color)}"/>`,
      },
    ];
  });
  const inside = stops.sort((one, other) => one.at - other.at).map(({ markup }) => markup);
  const id = pen.nextId();
  const degrees = (numberOf(childOf(fill, 'a', 'lin'), 'ang') ?? 0) / 60000;
  const isLinear = childOf(fill, 'a', 'path') === undefined;
  const name = isLinear ? 'linearGradient' : 'radialGradient';
  const way = isLinear ? ` gradientTransform="rotate(${degrees} 0.5 0.5)"` : '';
  return `<${name} id="${id}"${way}>${inside.join('')}</${name}>${outline(`fill="url(#${id})"`)}`;
}

function pictureMarkup(fill: Element, box: Box, pen: Pen): string {
  const blip = childOf(fill, 'a', 'blip');
  const embed = blip?.getAttributeNS(SPACE.r, 'embed') ?? (blip && relationOf(blip)) ?? '';
  const picture = pen.pictureOf(embed);
  if (!picture) return rectangle(box, `fill="${UNKNOWN_PICTURE}"`);
  const cut = childOf(fill, 'a', 'srcRect');
  const [l, t, r, b] = ['l', 't', 'r', 'b'].map((side) => (numberOf(cut, side) ?? 0) / 100000) as [
    number,
    number,
    number,
    number,
  ];
  const [w, h] = [box.width / Math.max(0.01, 1 - l - r), box.height / Math.max(0.01, 1 - t - b)];
  const data = `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`;
  const alpha = (numberOf(childOf(blip, 'a', 'alphaModFix'), 'amt') ?? 100000) / 100000;
  // A clip, since a cropped picture is larger than its box.
  return `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"><image x="${-l * w}" y="${-t * h}" width="${w}" height="${h}" opacity="${alpha}" preserveAspectRatio="none" href="${data}"/></svg>`;
}

function lineMarkup(
  properties: Element | undefined,
  style: Element | undefined,
  pen: Pen,
  outline: (paint: string) => string,
): string {
  const line = childOf(properties, 'a', 'ln');
  if (childOf(line, 'a', 'noFill')) return '';
  const own = childOf(line, 'a', 'solidFill') ?? childOf(line, 'a', 'gradFill');
  const reference = childOf(style, 'a', 'lnRef');
  const [styled] = numberOf(reference, 'idx') ? childrenOf(reference) : [];
  const color = own ? fillColor(own, pen) : styled && colorOf(styled, pen);
  if (!color) return '';
  const width = (numberOf(line, 'w') ?? 9525) / 9525;
  return outline(`fill="none" stroke="${color}" stroke-width="${width}"`);
}

/** Words that are drawn, such as “Confidential”: one line a paragraph. */
function textMarkup(shape: Element, box: Box, pen: Pen): string {
  const paragraphs = childrenOf(childOf(shape, 'p', 'txBody'), 'a', 'p').map((paragraph) => {
    const runs = childrenOf(paragraph, 'a', 'r');
    const text = runs.map((run) => childOf(run, 'a', 't')?.textContent ?? '').join('');
    const look = childOf(runs[0], 'a', 'rPr');
    const fill = childOf(look, 'a', 'solidFill');
    return { text, size: (numberOf(look, 'sz') ?? 1800) / 75, color: fill && fillColor(fill, pen) };
  });
  let y = box.y + 4;
  return paragraphs
    .map(({ text, size, color }) => {
      y += size * 1.2;
      if (text.trim() === '') return '';
      return `<text x="${box.x + 8}" y="${y}" font-size="${size}" font-family="sans-serif" fill="${color ?? `#${pen.theme.colors.dk1}`}">${escaped(text)}</text>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function alphaOf(color: Element | undefined): number {
  return (numberOf(childOf(color, 'a', 'alpha'), 'val') ?? 100000) / 100000;
}

function rectangle({ x, y, width, height }: Box, paint: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${paint}/>`;
}
