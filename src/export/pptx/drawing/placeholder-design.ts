/** What a placeholder of a layout looks like, taken from a block of the page. */
import type { TextBlock } from '../../../browser/scene/index.js';
import type { Box } from '../opc/units.js';
import { formOf, type Level, leadingRun } from './paragraph-markup.js';
import { placeText, type TextPlace, tightened } from './text-place.js';

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
