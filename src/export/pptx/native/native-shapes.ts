/** The shapes of a slide in native mode, from back to front, which is the reading order. */
import type { Color, SceneElement, ScenePicture, TextBlock } from '../../../browser/scene/index.js';
import { blocksOf, chartFrame } from '../chart/chart.js';
import { connectorParts, connectorShape, crossLines } from '../drawing/connector-shape.js';
import { lifelineGroup } from '../drawing/lifeline-group.js';
import { modulesShape } from '../drawing/modules-shape.js';
import { officeSvg } from '../drawing/office-svg.js';
import { placeholderShapes } from '../drawing/placeholder-text.js';
import type { Ink } from '../drawing/run-markup.js';
import { singleLine } from '../drawing/run-markup.js';
import { hiddenTitle, picture, placeholderShape } from '../drawing/shapes.js';
import { relateMedia, relateVideo, type SlideCanvas } from '../drawing/slide-canvas.js';
import { surfaceShapes } from '../drawing/surface.js';
import { tableShape } from '../drawing/table-shape.js';
import type { TableStyle } from '../drawing/table-style.js';
import { placeholderMark, textShapes } from '../drawing/text-shape.js';
import { RELATION, slidePath } from '../opc/names.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import type { ContentPlaceholder } from './layout-plans.js';
import {
  hidesLayout,
  isOnLayout,
  type Layout,
  type MasterDesign,
  type Stylesheet,
} from './native-layouts.js';
import type { PlaceholderRole, Roles, SlideScene } from './roles.js';

/** What the shapes of elements need to know of their slide. */
export interface DrawnSlide {
  readonly roles: Roles;
  /** The placeholders that blocks of a role fill. */
  readonly placeholders: Layout['texts'];
  /** Those for pictures, charts and tables that are still free. */
  readonly contents: ContentPlaceholder[];
  /** The style of tables, if the file has one. */
  readonly table?: TableStyle | undefined;
  readonly number: number;
  readonly slideWidth: number;
  /** Behind translucent pictures, where the slide's background would hide them. */
  readonly plate?: Color | undefined;
}

/** Draws a slide; one without a title of its own gets the outline's, out of sight, at the back. */
export function nativeShapes(
  canvas: SlideCanvas,
  { scene, roles, title, number }: SlideScene,
  layout: Layout,
  { paintOn, width, scheme, table }: Stylesheet & Pick<MasterDesign, 'table'>,
  slideCount: number,
): Xml[] {
  const { language } = canvas;
  const paint = paintOn(scene.background);
  const ink: Ink = {
    language,
    paint,
    fonts: 'mn',
    link: linksOf(canvas, slideCount),
  };
  // Colours of styles are other ones where the background is light instead of dark.
  const isTurned = scheme.mapFor(scene.background) !== scheme.mapFor(layout.background);
  const placeholders = isTurned ? withoutColors(layout.texts) : layout.texts;
  const contents = [...layout.contents];
  // The style's colours are those of slides as light or as dark as the master.
  const style = scheme.mapFor(scene.background) === scheme.map ? table : undefined;
  const slide = { roles, placeholders, contents, table: style, number, slideWidth: width };
  const hidden = (): Xml => {
    const { type } = placeholders.get('title') ?? { type: 'title' };
    const own = hiddenTitle(title, width, language, paint(scene.background));
    return placeholderShape(canvas.nextId(), { type, ...own });
  };
  const names = namer();
  const isHidden = hidesLayout(scene, layout);
  return [
    ...(roles.has('title') ? [] : [hidden()]),
    ...scene.elements
      .filter((element) => isHidden || !isOnLayout(element, layout))
      .flatMap((element) => elementShapes(element, canvas, slide, ink, names)),
  ];
}

function withoutColors(texts: Layout['texts']): Layout['texts'] {
  return new Map(
    [...texts].map(([role, { design, ...target }]) => {
      const levels = design.levels.map((level) => ({ ...level, run: { ...level.run, color: '' } }));
      return [role, { ...target, design: { ...design, levels } }] as const;
    }),
  );
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
    case 'shape': {
      if (element.part) {
        const name = names('Lifeline');
        return [lifelineGroup(nextId, name, element, canvas.parts, ink.paint)];
      }
      return surfaceShapes(nextId, box, element.surface, ink.paint);
    }
    case 'picture':
      return pictureShapes(element, canvas, slide, ink, names);
    case 'table': {
      const options = { placeholder: taken(slide, 'tbl'), style: slide.table };
      return [tableShape(canvas.nextId(), names('Table'), element, ink, options)];
    }
    case 'chart':
      return blocksOf(element).map((block) => {
        const name = names(`Chart: ${short(block.alt)}`);
        return chartFrame(canvas, name, block, ink.paint, taken(slide, 'chart'));
      });
    case 'connector': {
      return [
        ...connectorParts(element).map((part) =>
          connectorShape(nextId(), names('Connector'), part, canvas.parts, ink.paint),
        ),
        ...crossLines(nextId, element, ink.paint),
      ];
    }
    case 'text': {
      const id = nextId();
      if (element.part) canvas.parts.set(element.part.key, id);
      return blockShapes(element, firstOf(id, nextId), slide, ink, names);
    }
  }
}

/** A picture, in the layout's placeholder if there is one. */
function pictureShapes(
  element: ScenePicture,
  canvas: SlideCanvas,
  slide: DrawnSlide,
  ink: Ink,
  names: (base: string) => string,
): Xml[] {
  const { box } = element;
  const { alt, decorative, bytes, format, modules, svg, video } = element;
  if (modules) return [modulesShape(canvas.nextId(), names('QR code'), alt, box, modules, ink)];
  const plain = element.isStanding ? 'Logo' : 'Picture';
  const name = names(decorative || alt === '' ? plain : `Picture: ${short(alt)}`);
  const relation = relateMedia(canvas, { bytes, format });
  const plate = element.hasPlate ? undefined : slide.plate;
  const fill = plate ? xml`<a:solidFill>${ink.paint(plate)}</a:solidFill>` : undefined;
  const id = canvas.nextId();
  if (video?.file) canvas.videos.push({ ...video, shape: id });
  const own = {
    placeholder: decorative || video ? undefined : taken(slide, 'pic'),
    ...{ name, description: alt, decorative, relation, box, fill },
    svg: svg && relateMedia(canvas, { bytes: officeSvg(svg, ink.language), format: 'svg' }),
    video: video?.file && relateVideo(canvas, video.file),
  };
  return [picture(id, own)];
}

/** The first free placeholder of a type, which is taken now. */
function taken({ contents }: DrawnSlide, type: ContentPlaceholder['type']): Xml | undefined {
  const index = contents.findIndex((one) => one.type === type);
  const [placeholder] = index < 0 ? [] : contents.splice(index, 1);
  return placeholder && placeholderMark(placeholder);
}

/** Ids of which the first is taken already. */
function firstOf(id: number, nextId: () => number): () => number {
  let first: number | undefined = id;
  return () => {
    const own = first ?? nextId();
    first = undefined;
    return own;
  };
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
  const name = names(nameOf(block, role));
  const own = {
    ...ink,
    ...(role === 'title' ? { fonts: 'mj' as const } : {}),
    ...(block.role === 'number' ? { number } : {}),
  };
  const shape = { name, block, slideWidth, ink: own };
  if (!placeholder) return textShapes(nextId, shape);
  const { design, ...target } = placeholder;
  return placeholderShapes(nextId, { ...shape, target, design });
}

const NAMES = {
  ...{ title: 'Title', subtitle: 'Subtitle', heading: 'Heading', heading2: 'Heading' },
  ...{ quote: 'Quote', kicker: 'Kicker', date: 'Date', footer: 'Footer', number: 'Slide Number' },
};

const PARTS = { node: 'Node', group: 'Group' };

function nameOf(block: TextBlock, role: PlaceholderRole | undefined): string {
  if (role && role in NAMES) return NAMES[role as keyof typeof NAMES];
  if (block.part) return `${PARTS[block.part.kind]}: ${short(textOf(block))}`;
  if (block.paragraphs.some(({ bullet }) => bullet)) return 'Points';
  return role === 'body' ? 'Text' : `Text: ${short(textOf(block))}`;
}

function textOf({ paragraphs }: TextBlock): string {
  const lines = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''));
  return singleLine(lines.join('\n'));
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

/** Keeps the link in the run's own colour ([MS-ODRAWXML] §2.40). */
const OWN_COLOR = xml`<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">
  <ahyp:hlinkClr
    xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>
</a:ext></a:extLst>`;

/** How a slide's links are written (ECMA-376-1 §21.1.2.3.5). */
export function linksOf({ pack, path }: SlideCanvas, slideCount: number): Ink['link'] {
  return (target, of) => {
    const isJump = typeof target === 'number';
    const leads = isJump ? target >= 1 && target <= slideCount : URL.canParse(target);
    if (!leads) return undefined;
    const values = attributes({
      'r:id': isJump
        ? pack.relate(path, RELATION.slide, slidePath(target - 1))
        : pack.relate(path, RELATION.hyperlink, target, { external: true }),
      action: isJump ? 'ppaction://hlinksldjump' : undefined,
    });
    return xml`<a:hlinkClick${values}>${of === 'run' ? OWN_COLOR : undefined}</a:hlinkClick>`;
  };
}
