/** A block of text as one shape: a placeholder of the layout, or a text box. */

import type { TextBlock } from '../../../browser/scene/index.js';
import type { Box } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { formOf, type Level, leadingRun, paragraphsMarkup } from './paragraph-markup.js';
import type { Ink } from './run-markup.js';
import { nonVisual } from './shapes.js';
import { edgeShapes, surfaceMarkup } from './surface.js';
import { bodyMarkup, placeText, type TextPlace, tightened } from './text-place.js';

/** The placeholder that a block fills. */
export interface PlaceholderTarget {
  /** As in ECMA-376-1 §19.7.10. */
  readonly type: string;
  readonly idx: number | string | undefined;
  readonly sz?: 'quarter';
  /** The layout's style for it; without it the slide sets everything. */
  readonly design?: Design | undefined;
}

export interface TextShape {
  readonly name: string;
  readonly block: TextBlock;
  readonly ink: Ink;
  readonly slideWidth: number;
  readonly placeholder?: PlaceholderTarget | undefined;
}

/** The block's shape, with its background and border; edges that differ are rectangles above it. */
export function textShapes(nextId: () => number, shape: TextShape): Xml[] {
  const { name, ink, placeholder } = shape;
  const target = wholeLink(shape.block);
  const block = tightened(target === undefined ? shape.block : withoutLinks(shape.block));
  const { surface } = block;
  const link = target === undefined ? undefined : ink.link(target, 'shape');
  const place = placeText(block, shape.slideWidth);
  const { design } = placeholder ?? {};
  const isInPlace = design && !surface && sameBox(place.box, design.place.box);
  const properties = isInPlace ? undefined : surfaceMarkup(place.box, surface, ink.paint);
  const body = bodyMarkup(place);
  const sameBody = design && body.text === bodyMarkup(design.place).text;
  const lock = placeholder ? xml`<a:spLocks noGrp="1"/>` : undefined;
  const { type, sz, idx } = placeholder ?? {};
  const written = xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(nextId(), { name, link })}
      <p:cNvSpPr${attributes({ txBox: placeholder ? undefined : true })}>${lock}</p:cNvSpPr>
      <p:nvPr>${placeholder && xml`<p:ph${attributes({ type, sz, idx })}/>`}</p:nvPr>
    </p:nvSpPr>
    <p:spPr>${properties}</p:spPr>
    <p:txBody>
      ${sameBody ? xml`<a:bodyPr/>` : body}<a:lstStyle/>
      ${paragraphsMarkup(block.paragraphs, block.direction, ink, design?.levels)}
    </p:txBody>
  </p:sp>`;
  return [written, ...(surface ? edgeShapes(nextId, block.box, surface, ink.paint) : [])];
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

/** How a layout's placeholder lies and looks; slides write only what differs. */
export interface Design {
  readonly place: TextPlace;
  /** By level, from 0. */
  readonly levels: readonly Level[];
}

/** Levels of a body that PowerPoint offers. */
const BODY_LEVELS = 5;

/** A design after a block; one level only, unless it is a body. */
export function designOf(given: TextBlock, slideWidth: number, bottom: number): Design {
  const block = tightened(given);
  const place = placeText(block, slideWidth);
  const levels = levelsOf(block);
  if (block.role !== 'body') return { place, levels: levels.slice(0, 1) };
  const { box } = place;
  // New slides may have more to say than the one that the layout was taken from.
  const height = block.surface ? box.height : Math.max(box.height, bottom - box.y);
  return { place: { ...place, box: { ...box, height } }, levels };
}

/** The levels of a block, those that it does not use made from those above them. */
function levelsOf(block: TextBlock): Level[] {
  const { paragraphs, direction } = block;
  const levels: Level[] = [];
  for (let level = 0; level < BODY_LEVELS; level += 1) {
    const own = paragraphs.filter((paragraph) => paragraph.level === level);
    // The second of a level has the space between two that the first may lack.
    const model = own.find((paragraph) => paragraph !== paragraphs[0]) ?? own[0];
    const run = model && leadingRun(model);
    const above = levels.at(-1);
    if (model && run) {
      const previous = paragraphs[paragraphs.indexOf(model) - 1];
      const form = formOf(model, previous ?? model, direction);
      levels.push({ paragraph: form, run: { size: run.size, bold: run.bold, color: run.color } });
    } else if (above) {
      const margin = above.paragraph.margin + Math.max(above.paragraph.hanging, above.run.size);
      levels.push({ ...above, paragraph: { ...above.paragraph, margin } });
    }
  }
  return levels;
}

/** Whether two boxes are the same to a tenth of a pixel. */
export function sameBox(one: Box, other: Box): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.1;
  return (
    near(one.x, other.x) &&
    near(one.y, other.y) &&
    near(one.width, other.width) &&
    near(one.height, other.height)
  );
}
