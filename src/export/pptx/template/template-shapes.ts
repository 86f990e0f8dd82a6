/** The shapes of a slide on a template: its title first, then what it says, then the foot. */

import type { Color, Element, TextBlock } from '../../../browser/scene/index.js';
import { MIN_CONTRAST } from '../../../color/index.js';
import { standingOut } from '../drawing/contrast.js';
import type { Ink } from '../drawing/run-markup.js';
import { moveElement } from '../drawing/scene-scale.js';
import type { Scheme } from '../drawing/scheme.js';
import { paintsBy } from '../drawing/scheme-color.js';
import { textShapes } from '../drawing/text-shape.js';
import { elementShapes, linksOf, namer } from '../native/native-shapes.js';
import { fitsIn } from '../native/placeholder-fit.js';
import { type PlaceholderText, placeholderText } from '../native/placeholder-text.js';
import type { Box } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import type { SlideCanvas } from '../parts/write-presentation.js';
import { areaOf, mainBody, moveInto, type PageArea, placeholderOfType } from './template-area.js';
import { isTurned, type Palette, recolored } from './template-colors.js';
import { datePlaceholder, numberPlaceholder, unseenTitle } from './template-fields.js';
import { isWiderThanPage } from './template-font-width.js';
import { placeFooter, placeKicker } from './template-frame.js';
import { isBody, type TemplateLayout } from './template-layouts.js';
import type { SlideParts } from './template-parts.js';
import { levelIn } from './template-placeholders.js';
import { colorOf } from './template-theme.js';

export interface TemplateSlide {
  readonly parts: SlideParts;
  readonly layout: TemplateLayout;
  readonly palette: Palette;
  /** The template's colours, and the page's own. */
  readonly scheme: Scheme;
  readonly ours: Scheme;
  /** Of the page. */
  readonly ground: Color;
  readonly page: PageArea;
  /** In one line; not blank. */
  readonly title: string;
  readonly number: number;
  readonly slideCount: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly date: string | undefined;
}

/** Text for a placeholder, before it is written. */
type Held = Omit<PlaceholderText, 'name' | 'ink'>;

/** A footer must not be shrunk further; longer sources stand under the content. */
const LEAST_FOOTER = 0.8;

/** Draws a slide into its layout. */
export function templateShapes(canvas: SlideCanvas, slide: TemplateSlide): Xml[] {
  const { parts, layout, palette, scheme, size, number, date } = slide;
  const { language } = canvas;
  const nextId = () => canvas.nextId();
  const ink: Ink = {
    language,
    paint: paintsBy(scheme)(palette.ground),
    faces: 'mn',
    link: linksOf(canvas, slide.slideCount),
  };
  const title = heldTitle(slide);
  const large = parts.large ?? (title ? undefined : parts.title);
  const text = heldText(slide);
  const foot = heldFooter(slide);
  const { frame, area } = framed(slide, foot !== undefined, title !== undefined);
  const write = (held: Held, name: string): Xml =>
    placeholderText(nextId(), { ...held, name, ink, plainFill: plainFill(held, slide, ink) });
  const room = text && roomIn(text, area, frame.length > 0);
  const day = parts.day ? [parts.day] : [];
  const drawn = text ? [] : [...parts.texts, ...day, ...parts.content];
  const all = large && !drawn.includes(large) ? [large, ...drawn] : drawn;
  const head = title
    ? [write(title, 'Title')]
    : large
      ? []
      : [
          unseenTitle(
            nextId(),
            slide.title,
            placeholderOfType(layout, 'title', 'ctrTitle'),
            size.width,
            language,
          ),
        ];
  const numbered = parts.number && placeholderOfType(layout, 'sldNum');
  const dated = date === undefined ? undefined : placeholderOfType(layout, 'dt');
  return [
    ...head,
    ...(text ? [write({ ...text, room }, 'Text')] : []),
    ...drawnShapes(canvas, slide, { frame, content: all, large, area }, ink),
    ...(foot ? [write(foot, 'Footer')] : []),
    ...(dated && date ? [datePlaceholder(nextId(), dated, date, language)] : []),
    ...(numbered ? [numberPlaceholder(nextId(), numbered, number, language)] : []),
  ];
}

function plainFill(
  { holder }: Held,
  { layout, palette }: TemplateSlide,
  ink: Ink,
): Xml | undefined {
  const { color, isStyled } = levelIn(holder, 0);
  if (isStyled) return undefined;
  const own = color && colorOf(color, layout.theme, layout.names);
  const seen = standingOut(own ?? palette.text, palette.ground, MIN_CONTRAST);
  return xml`<a:solidFill>${ink.paint(seen)}</a:solidFill>`;
}

function heldTitle({ parts, layout }: TemplateSlide): Held | undefined {
  const holder = placeholderOfType(layout, 'title', 'ctrTitle');
  if (!parts.title || !holder) return undefined;
  const { paragraphs, direction } = parts.title;
  return { holder, paragraphs, direction, wider: isWiderThanPage(layout.theme.faces.major) };
}

/** The texts for the layout's own text, if the slide has some and the layout a place for them. */
function heldText({ parts, layout, size, date }: TemplateSlide): Held | undefined {
  // The layout's own place for the date has it, if there is one.
  const isDated = date !== undefined && placeholderOfType(layout, 'dt') !== undefined;
  const texts = [...parts.texts, ...(parts.day && !isDated ? [parts.day] : [])];
  const [first] = texts;
  if (!first) return undefined;
  const body = mainBody(layout, size);
  const holder =
    parts.form === 'list'
      ? body
      : (placeholderOfType(layout, 'subTitle') ?? body ?? layout.holders.find(isBody));
  if (!holder) return undefined;
  const paragraphs = texts.flatMap((one) => one.paragraphs);
  const { direction } = first;
  return { holder, paragraphs, direction, wider: isWiderThanPage(layout.theme.faces.minor) };
}

function heldFooter({ parts, layout }: TemplateSlide): Held | undefined {
  const holder = placeholderOfType(layout, 'ftr');
  if (!parts.footer || !holder) return undefined;
  const { paragraphs, direction } = parts.footer;
  const held = { holder, paragraphs, direction, wider: isWiderThanPage(layout.theme.faces.minor) };
  return fitsIn(held, LEAST_FOOTER) ? held : undefined;
}

/** What stands around the content outside of placeholders, and the room that it leaves. */
function framed(
  slide: TemplateSlide,
  hasFoot: boolean,
  hasTitle: boolean,
): { readonly frame: readonly TextBlock[]; readonly area: Box } {
  const { parts, layout, size } = slide;
  let area = areaOf(layout, size, hasTitle);
  const frame: TextBlock[] = [];
  if (parts.kicker) {
    const placed = placeKicker(parts.kicker, slide, area);
    frame.push(placed.block);
    area = placed.area;
  }
  for (const block of [hasFoot ? undefined : parts.footer, parts.sources]) {
    if (block === undefined) continue;
    const placed = placeFooter(block, slide, area);
    frame.push(placed.block);
    area = placed.area;
  }
  return { frame, area };
}

/** A place of its own for a text in a placeholder, where the frame took some of the layout's. */
function roomIn({ holder }: Held, area: Box, isFramed: boolean): Box | undefined {
  const { x, y, width, height } = holder.text;
  const top = Math.max(y, area.y);
  const bottom = Math.min(y + height, area.y + area.height);
  if (!isFramed || (top - y < 1 && y + height - bottom < 1)) return undefined;
  return { x, y: top, width, height: Math.max(1, bottom - top) };
}

interface Drawn {
  readonly frame: readonly TextBlock[];
  readonly content: readonly Element[];
  /** The block of the content that is the title. */
  readonly large: TextBlock | undefined;
  readonly area: Box;
}

/** The frame, then the content moved into its room, all in the template's colours. */
function drawnShapes(
  canvas: SlideCanvas,
  slide: TemplateSlide,
  { frame, content, large, area }: Drawn,
  ink: Ink,
): Xml[] {
  const { ours, palette, ground, size, page, layout } = slide;
  const unit = size.width / 1280;
  const move = moveInto(content, page, area, unit);
  const moved = content.length > 0 ? content.map((one) => moveElement(one, move)) : [];
  const { elements } = recolored(
    { background: ground, elements: [...frame, ...moved] },
    ours,
    palette,
  );
  const names = namer();
  const isLost = isTurned({ background: ground, elements: [] }, palette);
  const context = {
    roles: new Map(),
    holders: new Map(),
    number: slide.number,
    slideWidth: size.width,
    plate: isLost ? ground : undefined,
  };
  const title = placeholderOfType(layout, 'title', 'ctrTitle');
  return elements.flatMap((element, index) => {
    const isTitle = large !== undefined && content[index - frame.length] === large;
    if (!isTitle || element.type !== 'text')
      return elementShapes(element, canvas, context, ink, names);
    const type = title?.attributes.type ?? 'title';
    const holder = { type, idx: title?.attributes.idx };
    return textShapes(() => canvas.nextId(), {
      name: 'Title',
      block: element,
      holder: { ...holder, idx: holder.idx === undefined ? undefined : Number(holder.idx) },
      slideWidth: size.width,
      ink: { ...ink, faces: 'mj' },
    });
  });
}
