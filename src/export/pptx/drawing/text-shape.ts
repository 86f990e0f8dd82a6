/** A block of text as one text box. */

import type { TextBlock } from '../../../browser/scene/index.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { paragraphsMarkup } from './paragraph-markup.js';
import type { Ink } from './run-markup.js';
import { nonVisual } from './shapes.js';
import { edgeShapes, surfaceMarkup } from './surface.js';
import { bodyMarkup, placeText, tightened } from './text-place.js';

/** The placeholder that a block fills. */
export interface PlaceholderTarget {
  /** As in ECMA-376-1 §19.7.10; without it, for content of any kind. */
  readonly type?: string | undefined;
  readonly idx?: number | string | undefined;
  readonly sz?: 'half' | 'quarter' | undefined;
}

export interface TextShape {
  readonly name: string;
  readonly block: TextBlock;
  readonly ink: Ink;
  readonly slideWidth: number;
  /** One that gives the text nothing: all is as on the page. */
  readonly placeholder?: PlaceholderTarget | undefined;
  /** What is in its `a:lstStyle`: the placeholder's own style does not reach it. */
  readonly styles?: Xml;
}

/** The block's shape, with its background and border; edges that differ are rectangles above it. */
export function textShapes(nextId: () => number, shape: TextShape): Xml[] {
  const { name, ink, placeholder, styles } = shape;
  const { link, ...unlinked } = unlinkedBlock(shape.block, ink);
  const block = tightened(unlinked.block);
  const { surface } = block;
  const place = placeText(block, shape.slideWidth);
  const own = placeholder
    ? xml`<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderMark(placeholder)}</p:nvPr>`
    : xml`<p:cNvSpPr txBox="1"/><p:nvPr/>`;
  const list = styles ? xml`<a:lstStyle>${styles}</a:lstStyle>` : xml`<a:lstStyle/>`;
  const written = xml`<p:sp>
    <p:nvSpPr>${nonVisual(nextId(), { name, link })}${own}</p:nvSpPr>
    <p:spPr>${surfaceMarkup(place.box, surface, ink.paint)}</p:spPr>
    <p:txBody>
      ${bodyMarkup(place)}${list}${paragraphsMarkup(block.paragraphs, block.direction, ink)}
    </p:txBody>
  </p:sp>`;
  return [written, ...(surface ? edgeShapes(nextId, block.box, surface, ink.paint) : [])];
}

/** `p:ph` (§19.3.1.36). */
export function placeholderMark({ type, sz, idx }: PlaceholderTarget): Xml {
  return xml`<p:ph${attributes({ type, sz, idx })}/>`;
}

/** A block whose text is one link as a whole, without it; and the link, for its shape. */
export function unlinkedBlock(block: TextBlock, ink: Ink): { block: TextBlock; link?: Xml } {
  const target = wholeLink(block);
  if (target === undefined) return { block };
  const link = ink.link(target, 'shape');
  return { block: withoutLinks(block), ...(link ? { link } : {}) };
}

/**
 * The one link that all of a block's text has and that the page does not underline: the shape's
 * own, since PowerPoint underlines links of runs.
 */
function wholeLink({ paragraphs }: TextBlock): string | number | undefined {
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
  const target = runs[0]?.link;
  return runs.every(({ link, underline }) => link === target && !underline) ? target : undefined;
}

function withoutLinks(block: TextBlock): TextBlock {
  const paragraphs = block.paragraphs.map((paragraph) => ({
    ...paragraph,
    runs: paragraph.runs.map(({ link: _, ...run }) => run),
  }));
  return { ...block, paragraphs };
}
