/** A text in a placeholder: only what differs from the layout's. */
import type { Paragraph, TextBlock } from '../../../browser/scene/index.js';
import { type Xml, xml } from '../opc/xml.js';
import {
  formOf,
  type Level,
  leadingRun,
  levelMarkup,
  paragraphsMarkup,
} from './paragraph-markup.js';
import { placeOn } from './placeholder-place.js';
import type { Ink, RunForm } from './run-markup.js';
import { nonVisual, rectangle } from './shapes.js';
import { edgeShapes, surfaceMarkup } from './surface.js';
import { fontLine, linePercent, percentShift, placeText, type TextPlace } from './text-place.js';
import { type PlaceholderTarget, placeholderMark, unlinkedBlock } from './text-shape.js';

/** How a placeholder looks on its layout. */
export interface Design {
  readonly place: TextPlace;
  /** Whether text that is too long becomes smaller. */
  readonly shrinks: boolean;
  /** By level, from 0. */
  readonly levels: readonly Level[];
}

interface PlaceholderText {
  readonly name: string;
  readonly block: TextBlock;
  readonly ink: Ink;
  readonly slideWidth: number;
  readonly target: PlaceholderTarget;
  readonly design: Design;
}

/** Levels of a body that PowerPoint offers. */
const BODY_LEVELS = 5;

/** The styles of a block's levels, those that it does not use made from those above them. */
export function levelsOf(block: TextBlock, ink: Pick<Ink, 'fonts' | 'language'>): Level[] {
  const { paragraphs, direction } = block;
  const font = fontLine(ink.language);
  const levels: Level[] = [];
  for (let level = 0; level < BODY_LEVELS; level += 1) {
    const own = paragraphs.filter((paragraph) => paragraph.level === level);
    const after = own.filter((paragraph) => paragraph !== paragraphs[0]);
    const model = after[0] ?? own[0];
    const run = model && leadingRun(model);
    const above = levels.at(-1);
    if (model && run) {
      const spaces = after.map(({ spaceBefore }) => Math.max(0, spaceBefore));
      const space = spaces.reduce((sum, one) => sum + one, 0) / Math.max(1, spaces.length);
      const line = { unit: 'percent', value: linePercent(model, run.size, font) } as const;
      const form = formOf(model, undefined, direction);
      const { size, bold, color } = run;
      const fonts = run.serif ? 'mj' : ink.fonts;
      levels.push({
        paragraph: { ...form, line, before: Math.round(space) },
        run: { size, bold, color, fonts },
      });
    } else if (above) {
      const margin =
        above.paragraph.margin + Math.max(above.paragraph.hanging, above.run.size ?? 0);
      levels.push({ ...above, paragraph: { ...above.paragraph, margin } });
    }
  }
  return levels;
}

/** Where a block's text is, with lines in per cent. */
export function percentPlace(block: TextBlock, slideWidth: number, ink: Pick<Ink, 'language'>) {
  return placeText(block, slideWidth, percentShift(fontLine(ink.language)));
}

/** The placeholder with the text; edges that differ are rectangles above it. */
export function placeholderShapes(nextId: () => number, shape: PlaceholderText): Xml[] {
  const { name, ink, target, design, slideWidth } = shape;
  const { block, link } = unlinkedBlock(shape.block, ink);
  const { surface } = block;
  const { box, body } = placeOn(design, block, percentPlace(block, slideWidth, ink));
  const properties = surface
    ? surfaceMarkup(box ?? design.place.box, surface, ink.paint)
    : box && rectangle(box);
  const levels = levelsOn(design, block, ink);
  const styles = levels.map((level, index) => {
    const inherited = design.levels[index];
    const isUsed = block.paragraphs.some((paragraph) => paragraph.level === index);
    return isUsed
      ? levelMarkup(index, level, ink.paint, inherited && { ...inherited, paint: ink.paint })
      : undefined;
  });
  const written = xml`<p:sp>
    <p:nvSpPr>
      ${nonVisual(nextId(), { name, link })}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
      <p:nvPr>${placeholderMark(target)}</p:nvPr>
    </p:nvSpPr>
    <p:spPr>${properties}</p:spPr>
    <p:txBody>
      ${body}<a:lstStyle>${styles}</a:lstStyle>
      ${paragraphsMarkup(block.paragraphs, block.direction, ink, levels)}
    </p:txBody>
  </p:sp>`;
  return [written, ...(surface ? edgeShapes(nextId, block.box, surface, ink.paint) : [])];
}

/** Bullets that differ less than that in size are the layout's; spaces too, px. */
const LIKE = { ratio: 0.4, space: 2 };

/** The levels as the block has them; those of the layout where they look the same. */
function levelsOn({ levels }: Design, block: TextBlock, ink: Ink): Level[] {
  return levelsOf(block, ink).map((own, index) => {
    const above = levels[index];
    if (!above) return own;
    const { bulletRatio = 1, before, line } = own.paragraph;
    const { bulletRatio: ratio = 1, ...form } = above.paragraph;
    const isLike = Math.abs(bulletRatio / ratio - 1) < LIKE.ratio;
    const isSpaced = Math.abs(before - form.before) < LIKE.space;
    // The space before a first paragraph is the placeholder's.
    const isFirst = !block.paragraphs.slice(1).some(({ level }) => level === index);
    const paragraph = {
      ...own.paragraph,
      bulletRatio: isLike ? ratio : bulletRatio,
      before: isSpaced || isFirst ? form.before : before,
      line: Math.abs(line.value - form.line.value) < LIKE.space ? form.line : line,
    };
    const isUsual = block.paragraphs.some((one) => one.level === index && hasRunOf(above.run, one));
    return { run: isUsual ? above.run : own.run, paragraph };
  });
}

/** Whether a part of a paragraph looks as the style says: a bold number before a source does not. */
function hasRunOf({ size, bold, color }: RunForm, { runs }: Paragraph): boolean {
  return runs.some(
    (run) =>
      run.text.trim() !== '' && run.size === size && run.bold === bold && run.color === color,
  );
}
