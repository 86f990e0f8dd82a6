/** The shapes of a slide in native mode, from back to front, which is the reading order. */
import type { Color, SceneElement, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import { chartFrame } from '../chart/chart.js';
import type { Ink } from '../drawing/run-markup.js';
import type { Paint } from '../drawing/scheme-color.js';
import { hiddenTitle, picture, placeholderShape } from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { surfaceShapes } from '../drawing/surface.js';
import { tableShape } from '../drawing/table-shape.js';
import { type PlaceholderTarget, textShapes } from '../drawing/text-shape.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { LayoutDesign } from './native-layouts.js';
import { type PlaceholderRole, type Roles, textOf } from './roles.js';

export interface NativeSlide {
  readonly scene: SceneSlide;
  readonly roles: Roles;
  /** In one line; not blank. */
  readonly title: string;
  /** From 1, of so many. */
  readonly number: number;
  readonly slideCount: number;
  readonly slideWidth: number;
  readonly layout: LayoutDesign;
  readonly paint: Paint;
}

/** What the shapes of elements need to know of their slide. */
export interface DrawnSlide {
  readonly roles: Roles;
  /** The placeholders that blocks of a role fill. */
  readonly placeholders: ReadonlyMap<PlaceholderRole, PlaceholderTarget>;
  readonly number: number;
  readonly slideWidth: number;
  /** Behind translucent pictures, where the slide's background would hide them. */
  readonly plate?: Color | undefined;
}

/** Draws a slide; one without a title of its own gets the outline's, out of sight, at the back. */
export function nativeShapes(canvas: SlideCanvas, slide: NativeSlide): Xml[] {
  const { scene, roles, paint } = slide;
  const ink: Ink = {
    language: canvas.language,
    paint,
    fonts: 'mn',
    link: linksOf(canvas, slide.slideCount),
  };
  const drawn = { ...slide, placeholders: slide.layout.placeholders };
  const hidden = (): Xml => {
    const fill = paint(scene.background);
    const title = hiddenTitle(slide.title, slide.slideWidth, canvas.language, fill);
    return placeholderShape(canvas.nextId(), { type: slide.layout.titleType, ...title });
  };
  const title = roles.has('title') ? [] : [hidden()];
  const names = namer();
  return [
    ...title,
    ...scene.elements.flatMap((element) => elementShapes(element, canvas, drawn, ink, names)),
  ];
}

/** The shapes of an element: most are one, a background with edges more. */
export function elementShapes(
  element: SceneElement,
  canvas: SlideCanvas,
  slide: DrawnSlide,
  ink: Ink,
  names: (base: string) => string,
): Xml[] {
  const { box } = element;
  const nextId = () => canvas.nextId();
  switch (element.type) {
    case 'shape':
      return surfaceShapes(nextId, box, element.surface, ink.paint);
    case 'picture': {
      // The layout has it.
      if (element.isStanding) return [];
      const { alt, decorative, bytes, format } = element;
      const name = names(decorative || alt === '' ? 'Picture' : `Picture: ${short(alt)}`);
      const relation = canvas.media(bytes, format);
      const { plate } = slide;
      const fill = plate ? xml`<a:solidFill>${ink.paint(plate)}</a:solidFill>` : undefined;
      const own = { name, description: alt, decorative, relation, box, fill };
      return [picture(canvas.nextId(), own)];
    }
    case 'table':
      return [tableShape(canvas.nextId(), names('Table'), element, ink)];
    case 'chart':
      return [chartFrame(canvas, names(`Chart: ${short(element.alt)}`), element, ink.paint)];
    case 'text':
      return blockShapes(element, nextId, slide, ink, names);
  }
}

function blockShapes(
  block: TextBlock,
  nextId: () => number,
  { roles, placeholders, number, slideWidth }: DrawnSlide,
  ink: Ink,
  names: (base: string) => string,
): Xml[] {
  const [role] = [...roles].find(([, one]) => one === block) ?? [];
  const placeholder = role && placeholders.get(role);
  return textShapes(nextId, {
    name: names(nameOf(block, role)),
    block,
    placeholder,
    slideWidth,
    ink: {
      ...ink,
      ...(role === 'title' ? { fonts: 'mj' as const } : {}),
      ...(block.role === 'number' ? { number } : {}),
    },
  });
}

const NAMES = { title: 'Title', kicker: 'Kicker', footer: 'Footer', number: 'Slide Number' };

function nameOf(block: TextBlock, role: TextBlock['role'] | undefined): string {
  if (role && role in NAMES) return NAMES[role as keyof typeof NAMES];
  if (block.paragraphs.some(({ bullet }) => bullet)) return 'Points';
  return role === 'body' ? 'Text' : `Text: ${short(textOf(block))}`;
}

function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : characters.join('');
}

/** Names that differ: the second of the same gets a 2. */
export function namer(): (base: string) => string {
  const counts = new Map<string, number>();
  return (base) => {
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count > 1 ? `${base} ${count}` : base;
  };
}

/** How a slide's links are written. */
export function linksOf(canvas: SlideCanvas, slideCount: number): Ink['link'] {
  return (target, of) => linkMarkup(canvas, target, slideCount, of);
}

/**
 * A link (ECMA-376-1 §21.1.2.3.5), that of a run in the run's own colour rather than the theme's
 * for links ([MS-ODRAWXML] §2.40); nothing for one that leads nowhere.
 */
function linkMarkup(
  canvas: SlideCanvas,
  target: string | number,
  slides: number,
  of: 'run' | 'shape',
): Xml | undefined {
  const keep = xml`<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">
    <ahyp:hlinkClr
      xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>
  </a:ext></a:extLst>`;
  const isJump = typeof target === 'number';
  if (isJump ? !Number.isInteger(target) || target < 1 || target > slides : !URL.canParse(target))
    return undefined;
  const values = attributes({
    'r:id': isJump ? canvas.slideLink(target - 1) : canvas.webLink(target),
    action: isJump ? 'ppaction://hlinksldjump' : undefined,
  });
  return xml`<a:hlinkClick${values}>${of === 'run' ? keep : undefined}</a:hlinkClick>`;
}
