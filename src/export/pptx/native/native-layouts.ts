/** The layouts of our own master, designed from sample slides of the theme. */
import type { Color, SceneElement, SceneSlide } from '../../../browser/scene/index.js';
import { SAMPLES } from '../../../render/index.js';
import type { OfficeLanguage } from '../drawing/language.js';
import type { Design } from '../drawing/placeholder-text.js';
import type { Scheme } from '../drawing/scheme.js';
import type { Paint } from '../drawing/scheme-color.js';
import { type TableStyle, tableStyleOf } from '../drawing/table-style.js';
import type { PlaceholderTarget } from '../drawing/text-shape.js';
import type { Box } from '../opc/units.js';
import {
  type ContentPlaceholder,
  type LayoutName,
  type LayoutPlan,
  PLANS,
  TARGETS,
} from './layout-plans.js';
import type { PlaceholderRole } from './roles.js';
import { type SampleDesign, sampleDesign } from './sample-design.js';
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
  const isTitled = plan.texts.includes('title');
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
      (one) => isStandingPicture(one) || (isTitled && frames.some((frame) => isSame(frame, one))),
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

/** Whether a slide has another logo than its layout, such as one for dark backgrounds, or none. */
export function hidesLayout(
  { elements, hasOwnBackdrop, hasOwnColor }: SceneSlide,
  { standing }: Layout,
): boolean {
  if (!standing.some(isStandingPicture)) return false;
  return hasOwnBackdrop === true || hasOwnColor === true || !elements.some(isStandingPicture);
}

/** Whether a slide has the element from its layout. */
export function isOnLayout(element: SceneElement, { standing }: Layout): boolean {
  return isStandingPicture(element) || standing.some((one) => isSame(one, element));
}

function isStandingPicture(one: SceneElement): boolean {
  return one.type === 'picture' && one.isStanding === true;
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
