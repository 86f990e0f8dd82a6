/** The shapes of a slide on a template: its title first, then what it says, then the foot. */
import { NEEDED } from '../../color/legible.js';
import type { Color, Element, TextBlock } from '../../stage/scene.js';
import { standingOut } from './contrast.js';
import { fitsIn } from './holder-fit.js';
import { type HeldText, holderText } from './holder-text.js';
import { elementShapes, linksOf, namer } from './native-shapes.js';
import type { Ink } from './run-markup.js';
import { moveElement } from './scene-scale.js';
import type { Scheme } from './scheme.js';
import { paintsBy } from './scheme-color.js';
import { areaOf, holderOfType, mainBody, moveInto, type PageArea } from './template-area.js';
import { isTurned, type Palette, recolored } from './template-colors.js';
import { widerThanPage } from './template-faces.js';
import { dateHolder, numberHolder, unseenTitle } from './template-fields.js';
import { placeFooter, placeKicker } from './template-frame.js';
import { levelIn } from './template-holders.js';
import { isBody, type TemplateLayout } from './template-layouts.js';
import type { SlideParts } from './template-parts.js';
import { colorOf } from './template-theme.js';
import { textShapes } from './text-shape.js';
import type { Box } from './units.js';
import type { SlideCanvas } from './write-presentation.js';
import { type Xml, xml } from './xml.js';

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
type Held = Omit<HeldText, 'name' | 'ink'>;

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
    holderText(nextId(), { ...held, name, ink, plainFill: plainFill(held, slide, ink) });
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
            holderOfType(layout, 'title', 'ctrTitle'),
            size.width,
            language,
          ),
        ];
  const numbered = parts.number && holderOfType(layout, 'sldNum');
  const dated = date === undefined ? undefined : holderOfType(layout, 'dt');
  return [
    ...head,
    ...(text ? [write({ ...text, room }, 'Text')] : []),
    ...drawnShapes(canvas, slide, { frame, content: all, large, area }, ink),
    ...(foot ? [write(foot, 'Footer')] : []),
    ...(dated && date ? [dateHolder(nextId(), dated, date, language)] : []),
    ...(numbered ? [numberHolder(nextId(), numbered, number, language)] : []),
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
  const seen = standingOut(own ?? palette.text, palette.ground, NEEDED);
  return xml`<a:solidFill>${ink.paint(seen)}</a:solidFill>`;
}

function heldTitle({ parts, layout }: TemplateSlide): Held | undefined {
  const holder = holderOfType(layout, 'title', 'ctrTitle');
  if (!parts.title || !holder) return undefined;
  const { paragraphs, direction } = parts.title;
  return { holder, paragraphs, direction, wider: widerThanPage(layout.theme.faces.major) };
}

/** The texts for the layout's own text, if the slide has some and the layout a place for them. */
function heldText({ parts, layout, size, date }: TemplateSlide): Held | undefined {
  // The layout's own place for the date has it, if there is one.
  const isDated = date !== undefined && holderOfType(layout, 'dt') !== undefined;
  const texts = [...parts.texts, ...(parts.day && !isDated ? [parts.day] : [])];
  const [first] = texts;
  if (!first) return undefined;
  const body = mainBody(layout, size);
  const holder =
    parts.form === 'list'
      ? body
      : (holderOfType(layout, 'subTitle') ?? body ?? layout.holders.find(isBody));
  if (!holder) return undefined;
  const paragraphs = texts.flatMap((one) => one.paragraphs);
  const { direction } = first;
  return { holder, paragraphs, direction, wider: widerThanPage(layout.theme.faces.minor) };
}

function heldFooter({ parts, layout }: TemplateSlide): Held | undefined {
  const holder = holderOfType(layout, 'ftr');
  if (!parts.footer || !holder) return undefined;
  const { paragraphs, direction } = parts.footer;
  const held = { holder, paragraphs, direction, wider: widerThanPage(layout.theme.faces.minor) };
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
  const { elements } = recolored({ ground, elements: [...frame, ...moved] }, ours, palette);
  const names = namer();
  const isLost = isTurned({ ground, elements: [] }, palette);
  const context = {
    roles: new Map(),
    holders: new Map(),
    number: slide.number,
    slideWidth: size.width,
    plate: isLost ? ground : undefined,
  };
  const title = holderOfType(layout, 'title', 'ctrTitle');
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
