/** The layouts of our own master, designed from sample slides of the theme. */
import type { Color, SceneElement, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import { SAMPLES } from '../../../render/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import { type Design, levelsOf, percentPlace } from '../drawing/placeholder-text.js';
import type { Scheme } from '../drawing/scheme.js';
import type { Paint } from '../drawing/scheme-color.js';
import { type TableStyle, tableStyleOf } from '../drawing/table-style.js';
import { FLUSH } from '../drawing/text-place.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import type { Box } from '../opc/units.js';
import {
  type ContentPlaceholder,
  type LayoutName,
  type LayoutPlan,
  PLANS,
  TARGETS,
} from './layout-plans.js';
import { type PlaceholderRole, type Roles, rolesOf } from './roles.js';
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
  readonly table: TableStyle | undefined;
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
  const table = all.get('table')?.scene.elements.find(({ type }) => type === 'table');
  const style = table?.type === 'table' ? tableStyleOf(table) : undefined;
  return { master, layouts: new Map(layouts), table: style };
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
        const design = asMaster(designs.get(role), master.get(role));
        const isCover = plan.type === 'title';
        const cover = { title: 'ctrTitle', subtitle: 'subTitle' }[role as 'title' | 'subtitle'];
        const target = { ...TARGETS[role], ...(isCover && cover ? { type: cover } : {}) };
        return design ? [[role, { ...target, design }] as const] : [];
      }),
    ),
    contents: plan.contents?.(content, body) ?? [],
    standing: scene.elements.filter(
      (one) =>
        (one.type === 'picture' && one.isStanding) || frames.some((frame) => isSame(frame, one)),
    ),
  };
}

/** A design; the master's place where it begins there, so that it moves with it. */
function asMaster(own: Design | undefined, master: Design | undefined): Design | undefined {
  if (!own || !master) return own ?? master;
  const { x, y, width } = own.place.box;
  const isThere = sameBox({ x, y, width, height: master.place.box.height }, master.place.box);
  return isThere ? { ...own, place: master.place } : own;
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
  for (const [role, read] of roles) {
    const block = exact(read);
    const fonts = role === 'title' ? 'mj' : 'mn';
    const ink = { fonts, language: sheet.language } as const;
    const place = percentPlace(block, sheet.width, ink);
    const levels = levelsOf(block, ink);
    const isList = role === 'body' || role === 'body2';
    designs.set(role, {
      place: { ...place, ...areaOf(role, block, place.box, roles, bottom) },
      shrinks: SHRINKING.has(role),
      levels: isList ? levels : levels.slice(0, 1),
    });
  }
  const [footer, number] = [designs.get('footer'), designs.get('number')];
  const start = designs.get('title')?.place.box;
  if (!footer || !number || !start) return { scene, roles, designs };
  for (const [role, design] of footDesigns(footer, number, start)) designs.set(role, design);
  return { scene, roles, designs };
}

/** Texts that become smaller where there are more of them. */
const SHRINKING: ReadonlySet<PlaceholderRole> = new Set([
  ...(['title', 'subtitle', 'heading', 'heading2', 'body', 'body2', 'quote'] as const),
]);

/** A block at the browser's own precision: where a slide is on the page changes it by less. */
function exact(block: TextBlock): TextBlock {
  const rounded = (px: number) => Math.round(px * 64) / 64;
  const { x, y, width, height } = block.box;
  const box = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
  const paragraphs = block.paragraphs.map((one) => {
    return { ...one, spaceBefore: rounded(one.spaceBefore) };
  });
  return { ...block, box, paragraphs };
}

/** What a placeholder has of space, where the sample has but a word: in lines of a title, and px. */
const TITLE_LINES = 1.5;
const SPARE = 16;
const DATE = { width: 180, gap: 16 };

function areaOf(
  role: PlaceholderRole,
  block: TextBlock,
  place: Box,
  roles: Roles,
  bottom: number,
): Partial<Design['place']> {
  const x = block.box.x + block.padding.left;
  const width = block.box.width - block.padding.left - block.padding.right;
  const box = { ...place, x, width };
  switch (role) {
    case 'title':
      return { box: { ...box, height: titleBottom(roles, place) - place.y } };
    case 'subtitle':
      return { box: { ...box, height: 3 * place.height } };
    case 'heading':
    case 'heading2':
      return { box: { ...box, height: place.height + 8 } };
    case 'body':
    case 'body2': {
      // Where a slide's text is smaller, it begins a little higher.
      const top = roles.has('heading') ? 0 : SPARE;
      return {
        box: { ...box, y: place.y - top, height: bottom - place.y + top },
        insets: { ...FLUSH, top },
      };
    }
    case 'date': {
      const wide = Math.max(width, DATE.width * 2);
      const isLeft = (block.paragraphs[0]?.align === 'end') === (block.direction === 'rtl');
      return { box: { ...box, x: isLeft ? x : x + width - wide, width: wide } };
    }
    case 'quote':
      return { box: { ...box, y: block.box.y, height: block.box.height }, anchor: 'middle' };
    default:
      return { box };
  }
}

/** A title has space for two lines that are a little smaller; alone on its slide it has what it takes. */
function titleBottom(roles: Roles, { y, height }: Box): number {
  const next = roles.get('body') ?? roles.get('quote');
  return next ? Math.min(next.box.y - SPARE, y + height * TITLE_LINES) : y + height;
}

/**
 * The foot of a slide: the footer, the date, the number, side by side; the date first where the footer
 * is at the end, as a brand's is.
 */
function footDesigns(footer: Design, number: Design, start: Box): [PlaceholderRole, Design][] {
  const [foot, digits] = [footer.place.box, number.place.box];
  const { rtl } = footer.place;
  const date = (x: number): [PlaceholderRole, Design] => [
    'date',
    { ...number, place: { ...number.place, box: { ...digits, x, width: DATE.width } } },
  ];
  const isAtEnd = (footer.levels[0]?.paragraph.align === 'r') !== rtl;
  if (isAtEnd) return [date(rtl ? start.x + start.width - DATE.width : start.x)];
  const used = DATE.width + DATE.gap;
  const free = rtl ? foot.x + foot.width - digits.x - digits.width : digits.x - foot.x;
  const width = Math.min(foot.width, free - used - DATE.gap);
  const x = rtl ? foot.x + foot.width - width : foot.x;
  return [
    ['footer', { ...footer, place: { ...footer.place, box: { ...foot, x, width } } }],
    date(rtl ? digits.x + digits.width + DATE.gap : digits.x - used),
  ];
}
