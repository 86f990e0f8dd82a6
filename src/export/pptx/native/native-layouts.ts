/** The layouts of our own master, designed from sample slides of the theme. */
import type { Color, SceneElement, SceneSlide } from '../../../browser/scene/index.js';
import { SAMPLES, type SampleName } from '../../../render/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { type Design, levelsOf, percentPlace } from '../drawing/placeholder-text.js';
import type { Scheme } from '../drawing/scheme.js';
import type { Paint } from '../drawing/scheme-color.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import type { Box } from '../opc/units.js';
import { type PlaceholderRole, type Roles, rolesOf, type SlideScene } from './roles.js';
import { usualSample } from './usual-sample.js';

/** What all slides of a deck have in common. */
export interface Stylesheet {
  readonly scheme: Scheme;
  /** How colours are written on a background. */
  paintOn(background: Color): Paint;
  readonly language: OfficeLanguage;
  readonly width: number;
  readonly height: number;
  /** The master's background. */
  readonly main: Color;
}

/** A placeholder of a layout for something that is no text. */
export interface ContentPlaceholder extends PlaceholderTarget {
  readonly type: 'pic' | 'chart' | 'tbl' | 'body';
  readonly box: Box;
}

export interface Layout {
  readonly name: string;
  /** ECMA-376-1 §19.7.15; what PowerPoint matches layouts by when slides are pasted. */
  readonly type: string | undefined;
  readonly background: Color;
  readonly backdrop: SceneSlide['backdrop'];
  readonly texts: ReadonlyMap<PlaceholderRole, PlaceholderTarget & { readonly design: Design }>;
  readonly contents: readonly ContentPlaceholder[];
  /** What is on all its slides, such as a logo or a line above the title. */
  readonly standing: readonly SceneElement[];
}

/** The indexes are PowerPoint's own where it has some. */
export const TARGETS: Readonly<Record<PlaceholderRole, PlaceholderTarget>> = {
  title: { type: 'title' },
  subtitle: { type: 'body', idx: 1 },
  body: { type: 'body', idx: 1 },
  heading: { type: 'body', idx: 3, sz: 'quarter' },
  body2: { type: 'body', idx: 2, sz: 'half' },
  heading2: { type: 'body', idx: 4, sz: 'quarter' },
  quote: { type: 'body', idx: 1 },
  kicker: { type: 'body', idx: 13, sz: 'quarter' },
  date: { type: 'dt', idx: 10, sz: 'half' },
  footer: { type: 'ftr', idx: 11, sz: 'quarter' },
  number: { type: 'sldNum', idx: 12, sz: 'quarter' },
};

interface LayoutPlan {
  readonly name: string;
  readonly type?: string;
  readonly sample: SampleName;
  /** Beside the date, the footer and the number, which every layout has. */
  readonly texts: readonly PlaceholderRole[];
  readonly contents?: (body: Box) => ContentPlaceholder[];
}

/** Between a picture and what is beside it, px. */
const GAP = 56;

const PLANS = {
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
    contents: ({ x, y, height }) => {
      return [{ type: 'pic', idx: 14, box: { x: x - 556, y, width: 500, height } }];
    },
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
  titleOnly: {
    ...{ name: 'Title Only', type: 'titleOnly', sample: 'content', texts: ['kicker', 'title'] },
  },
  blank: { name: 'Blank', type: 'blank', sample: 'content', texts: [] },
  closing: { name: 'Closing', sample: 'closing', texts: ['title', 'subtitle'] },
} as const satisfies Record<string, LayoutPlan>;
type LayoutName = keyof typeof PLANS;

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

/** The designs of the samples' texts, and what else is on them. */
interface SampleDesign {
  readonly scene: SceneSlide;
  readonly roles: Roles;
  readonly designs: ReadonlyMap<PlaceholderRole, Design>;
}

/** The master's texts, and the layouts. */
export interface MasterDesign {
  readonly master: ReadonlyMap<PlaceholderRole, Design>;
  readonly layouts: ReadonlyMap<LayoutName, Layout>;
}

/** @param samples slides of the theme, in the order of `SAMPLES` */
export function masterDesign(samples: readonly SceneSlide[], sheet: Stylesheet): MasterDesign {
  const { scheme, language, main } = sheet;
  const usual = usualSample(main, `#${scheme.colors[scheme.map.tx1]}`, language);
  const all = new Map(
    SAMPLES.map((name, index) => [name, sampleDesign(samples[index] ?? usual, sheet)] as const),
  );
  const content = all.get('content');
  const master = new Map(content?.designs);
  const body = master.get('body')?.place.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const standing = content ? framesOf(content) : [];
  const layouts = Object.entries(PLANS).map(([key, plan]: [string, LayoutPlan]) => {
    const sample = all.get(plan.sample) ?? sampleDesign(usual, sheet);
    return [key as LayoutName, layoutOf(plan, sample, master, body, standing)] as const;
  });
  return { master, layouts: new Map(layouts) };
}

function layoutOf(
  plan: LayoutPlan,
  { scene, designs }: SampleDesign,
  master: MasterDesign['master'],
  content: Box,
  frames: readonly SceneElement[],
): Layout {
  const texts = [...plan.texts, 'date', 'footer', 'number'] as const;
  const body = designs.get('body')?.place.box ?? content;
  return {
    name: plan.name,
    type: plan.type,
    background: scene.background,
    backdrop: scene.backdrop,
    texts: new Map(
      texts.flatMap((role) => {
        const design = designs.get(role) ?? master.get(role);
        const isCover = plan.type === 'title';
        const cover = { title: 'ctrTitle', subtitle: 'subTitle' }[role as 'title' | 'subtitle'];
        const target = { ...TARGETS[role], ...(isCover && cover ? { type: cover } : {}) };
        return design ? [[role, { ...target, design }] as const] : [];
      }),
    ),
    contents: plan.contents?.(body) ?? [],
    standing: scene.elements.filter(
      (one) =>
        (one.type === 'picture' && one.isStanding) || frames.some((frame) => isSame(frame, one)),
    ),
  };
}

/** What is above or behind a title, whatever it says: a line across the page, a band. */
function framesOf({ scene, designs }: SampleDesign): SceneElement[] {
  const { y = 0, height = 0 } = designs.get('title')?.place.box ?? {};
  return scene.elements.filter(
    ({ type, box }) =>
      type === 'shape' && box.y < y && (box.y + box.height < y || box.height > height),
  );
}

/** Whether two elements are the same shape at the same place. */
export function isSame(one: SceneElement, other: SceneElement): boolean {
  if (one.type !== 'shape' || other.type !== 'shape') return false;
  return (
    sameBox(one.box, other.box) && JSON.stringify(one.surface) === JSON.stringify(other.surface)
  );
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

function sampleDesign(scene: SceneSlide, sheet: Stylesheet): SampleDesign {
  const roles = rolesOf(scene);
  const designs = new Map<PlaceholderRole, Design>();
  const bottom = (roles.get('footer')?.box.y ?? sheet.height * 0.9) - 16;
  for (const [role, block] of roles) {
    const fonts = role === 'title' ? 'mj' : 'mn';
    const ink = { fonts, language: sheet.language } as const;
    const place = percentPlace(block, sheet.width, ink);
    const levels = levelsOf(block, ink);
    const isList = role === 'body' || role === 'body2';
    designs.set(role, {
      place: { ...place, ...areaOf(role, block, place.box, roles, bottom) },
      levels: isList ? levels : levels.slice(0, 1),
    });
  }
  const [footer, number] = [designs.get('footer'), designs.get('number')];
  if (!footer || !number) return { scene, roles, designs };
  for (const [role, design] of footDesigns(footer, number)) designs.set(role, design);
  return { scene, roles, designs };
}

/** What a placeholder has of space, where the sample has but a word; px. */
const TITLE_LINES = 1.5;
const DATE = { width: 180, gap: 16 };

function areaOf(
  role: PlaceholderRole,
  block: SceneSlideText,
  place: Box,
  roles: Roles,
  bottom: number,
): Partial<Design['place']> {
  const x = block.box.x + block.padding.left;
  const width = block.box.width - block.padding.left - block.padding.right;
  const box = { ...place, x, width };
  switch (role) {
    case 'title': {
      const next = roles.get('body') ?? roles.get('quote');
      if (!next) return { box };
      const end = Math.min(next.box.y - 8, place.y + place.height * TITLE_LINES);
      return { box: { ...box, height: end - place.y } };
    }
    case 'body':
    case 'body2': {
      const y = place.y;
      return { box: { ...box, y, height: bottom - y } };
    }
    case 'quote':
      return { box: { ...box, y: block.box.y, height: block.box.height }, anchor: 'middle' };
    default:
      return { box };
  }
}

type SceneSlideText = NonNullable<ReturnType<Roles['get']>>;

/** The foot of a slide: the footer, the date, the number, side by side. */
function footDesigns(footer: Design, number: Design): [PlaceholderRole, Design][] {
  const [foot, digits] = [footer.place.box, number.place.box];
  const isRtl = footer.place.rtl;
  const used = DATE.width + DATE.gap;
  const free = isRtl ? foot.x + foot.width - digits.x - digits.width : digits.x - foot.x;
  const width = Math.min(foot.width, free - used - DATE.gap);
  const x = isRtl ? foot.x + foot.width - width : foot.x;
  const date = {
    ...digits,
    x: isRtl ? digits.x + digits.width + DATE.gap : digits.x - used,
    width: DATE.width,
  };
  return [
    ['footer', { ...footer, place: { ...footer.place, box: { ...foot, x, width } } }],
    ['date', { ...number, place: { ...number.place, box: date } }],
  ];
}
