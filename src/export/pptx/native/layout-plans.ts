/** Which layouts our master has, with which placeholders, and which one a slide takes. */
import type { SampleName } from '../../../render/index.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import type { Box } from '../opc/units.js';
import type { PlaceholderRole, SlideScene } from './roles.js';

/** A placeholder of a layout for something that is no text. */
export interface ContentPlaceholder extends PlaceholderTarget {
  readonly type: 'pic' | 'chart' | 'tbl' | 'body';
  readonly box: Box;
}

/**
 * The indexes are PowerPoint's own where it has some; a text without a type may be a table, a chart or
 * a picture instead.
 */
export const TARGETS: Readonly<Record<PlaceholderRole, PlaceholderTarget>> = {
  title: { type: 'title' },
  subtitle: { type: 'body', idx: 1 },
  body: { idx: 1 },
  heading: { type: 'body', idx: 3, sz: 'quarter' },
  body2: { idx: 2, sz: 'half' },
  heading2: { type: 'body', idx: 4, sz: 'quarter' },
  quote: { type: 'body', idx: 1 },
  kicker: { type: 'body', idx: 13, sz: 'quarter' },
  date: { type: 'dt', idx: 10, sz: 'half' },
  footer: { type: 'ftr', idx: 11, sz: 'quarter' },
  number: { type: 'sldNum', idx: 12, sz: 'quarter' },
};

export interface LayoutPlan {
  readonly name: string;
  readonly type?: string;
  readonly sample: SampleName;
  /** Beside the date, the footer and the number, which every layout has. */
  readonly texts: readonly PlaceholderRole[];
  /** @param area of all content, and of the text */
  readonly contents?: (area: Box, text: Box) => ContentPlaceholder[];
}

/** Between a picture and what is beside it, px. */
const GAP = 56;

/** The layouts, in the order of PowerPoint's list. */
export const PLANS = {
  title: {
    ...{ name: 'Title Slide', type: 'title', sample: 'cover', texts: ['title', 'subtitle'] },
  },
  section: {
    ...{ name: 'Section Header', type: 'secHead', sample: 'section', texts: ['title', 'subtitle'] },
  },
  content: {
    ...{ name: 'Title and Content', type: 'obj', sample: 'content' },
    texts: ['kicker', 'title', 'body'],
  },
  twoContents: {
    ...{ name: 'Two Content', type: 'twoObj', sample: 'halves' },
    texts: ['kicker', 'title', 'body', 'body2'],
  },
  comparison: {
    ...{ name: 'Comparison', type: 'twoTxTwoObj', sample: 'compare' },
    texts: ['kicker', 'title', 'heading', 'body', 'heading2', 'body2'],
  },
  quote: { name: 'Quote', sample: 'quote', texts: ['kicker', 'title', 'quote'] },
  picture: {
    ...{ name: 'Picture with Caption', type: 'picTx', sample: 'image' },
    texts: ['kicker', 'title', 'body'],
    contents: (area, text) => [{ type: 'pic', idx: 14, box: besides(area, text) }],
  },
  chart: {
    ...{ name: 'Title and Chart', type: 'chart', sample: 'content', texts: ['kicker', 'title'] },
    contents: (box) => [{ type: 'chart', idx: 14, box }],
  },
  table: {
    ...{ name: 'Title and Table', type: 'tbl', sample: 'content', texts: ['kicker', 'title'] },
    contents: (box) => [{ type: 'tbl', idx: 14, box }],
  },
  agenda: { name: 'Agenda', sample: 'agenda', texts: ['title', 'body'] },
  people: {
    ...{ name: 'People', sample: 'people', texts: ['kicker', 'title'] },
    contents: peopleAreas,
  },
  statement: { name: 'Statement', sample: 'statement', texts: ['kicker', 'title'] },
  commentary: {
    ...{ name: 'Commentary', sample: 'commentary', texts: ['kicker', 'title', 'body'] },
  },
  titleOnly: {
    ...{ name: 'Title Only', type: 'titleOnly', sample: 'content', texts: ['kicker', 'title'] },
  },
  blank: { name: 'Blank', type: 'blank', sample: 'content', texts: [] },
  closing: { name: 'Closing', sample: 'closing', texts: ['title', 'subtitle'] },
} as const satisfies Record<string, LayoutPlan>;
export type LayoutName = keyof typeof PLANS;

/** What a text leaves free of an area, at its left or right. */
function besides({ x, y, width, height }: Box, text: Box): Box {
  const [left, right] = [text.x - x, x + width - text.x - text.width];
  const free = Math.max(left - GAP, right - GAP, (width - GAP) / 3);
  return { x: left > right ? x : x + width - free, y, width: free, height };
}

/** Three portraits, each over a name. */
function peopleAreas({ x, y, width, height }: Box): ContentPlaceholder[] {
  const column = (width - 2 * GAP) / 3;
  const side = height * 0.6;
  return [0, 1, 2].flatMap((index): ContentPlaceholder[] => {
    const left = x + index * (column + GAP);
    const text = { x: left, y: y + side + 16, width: column, height: height - side - 16 };
    return [
      { type: 'pic', idx: 14 + index, box: { x: left, y, width: side, height: side } },
      { type: 'body', sz: 'quarter', idx: 17 + index, box: text },
    ];
  });
}

/** Kinds that have a layout of their own. */
const KINDS: Readonly<Partial<Record<string, LayoutName>>> = {
  ...{ cover: 'title', section: 'section', closing: 'closing', compare: 'comparison' },
  ...{ quote: 'quote', agenda: 'agenda', people: 'people', statement: 'statement' },
  commentary: 'commentary',
};

/** The layout of a slide: its kind's, else the one for what it shows. */
export function layoutName({ slide, scene, roles }: SlideScene): LayoutName {
  const own = KINDS[slide.kind];
  if (own) return own;
  const types = new Set(scene.elements.map(({ type }) => type));
  if (types.has('chart')) return 'chart';
  if (types.has('table')) return 'table';
  if (!roles.has('body')) return 'titleOnly';
  if (roles.has('body2')) return 'twoContents';
  const isPictured = scene.elements.some(
    (one) => one.type === 'picture' && !one.isStanding && !one.isBackground,
  );
  return isPictured ? 'picture' : 'content';
}
