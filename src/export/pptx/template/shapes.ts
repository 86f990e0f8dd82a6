/** The shapes of a slide on a template: its title, its content, then the foot. */
import type { SceneElement, TextBlock } from '../../../browser/scene/index.js';
import { isLight, MIN_CONTRAST, readableOn } from '../../../color/index.js';
import type { Ink } from '../drawing/run-markup.js';
import { numberField, runLanguage } from '../drawing/run-markup.js';
import { moveElement } from '../drawing/scene-scale.js';
import type { Scheme } from '../drawing/scheme.js';
import { paintsBy } from '../drawing/scheme-color.js';
import { hiddenTitle, placeholderShape } from '../drawing/shapes.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { surfaceShapes } from '../drawing/surface.js';
import { textShapes } from '../drawing/text-shape.js';
import { elementShapes, linksOf, namer } from '../native/native-shapes.js';
import type { SlideScene } from '../native/roles.js';
import type { Box } from '../opc/units.js';
import { type Xml, xml } from '../opc/xml.js';
import { areaOf, mainBody, moveInto, type PageArea, placeFooter, placeKicker } from './area.js';
import { hasOwnBackground, ownScrims } from './backgrounds.js';
import { type LayoutPalette, recolored } from './colors.js';
import { isBody, placeholderOfType, type TemplateLayout } from './layouts.js';
import type { SlideParts } from './parts.js';
import { type FittedText, placeholderText, shareFor } from './placeholder-text.js';
import { levelIn, type TemplatePlaceholder } from './placeholders.js';
import { colorOf } from './theme.js';

export interface TemplateSlide extends Pick<SlideScene, 'title' | 'number' | 'scene'> {
  readonly parts: SlideParts;
  readonly layout: TemplateLayout;
  readonly palette: LayoutPalette;
  /** The template's colours, and the page's own. */
  readonly scheme: Scheme;
  readonly ours: Scheme;
  readonly page: PageArea;
  readonly slideCount: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly date: string | undefined;
}

/** A footer must not be shrunk further; longer sources go below the content. */
const LEAST_FOOTER = 0.8;

/** Draws a slide into its layout. */
export function templateShapes(canvas: SlideCanvas, slide: TemplateSlide): Xml[] {
  const { parts, layout, palette, scheme, size, number, date } = slide;
  const { language } = canvas;
  const ink: Ink = {
    language,
    paint: paintsBy(scheme)(palette.background),
    fonts: 'mn',
    link: linksOf(canvas, slide.slideCount),
  };
  const titlePlaceholder = placeholderOfType(layout, 'title', 'ctrTitle');
  const title = fitted(titlePlaceholder, parts.title);
  const large = parts.large ?? (title ? undefined : parts.title);
  const text = bodyText(slide);
  const footer = fitted(placeholderOfType(layout, 'ftr'), parts.footer);
  const foot = footer && shareFor(footer) >= LEAST_FOOTER ? footer : undefined;
  const { frame, area } = framed(slide, foot !== undefined, title !== undefined);
  const write = (name: string, own: FittedText): Xml =>
    placeholderText(canvas.nextId(), name, own, ink, plainFill(own, slide, ink));
  const field = (
    name: string,
    own: TemplatePlaceholder | undefined,
    content: Xml | undefined,
  ): Xml[] => {
    if (!own || !content) return [];
    const paragraphs = [xml`<a:p>${content}</a:p>`];
    return [placeholderShape(canvas.nextId(), { ...own.attributes, name, paragraphs })];
  };
  const hidden = (): Xml => {
    // See-through, since a template's background may be a picture.
    const fill = xml`<a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr>`;
    const own = hiddenTitle(slide.title, size.width, language, fill);
    const attributes = titlePlaceholder?.attributes ?? { type: 'title' };
    return placeholderShape(canvas.nextId(), { ...attributes, ...own });
  };
  const day = parts.day ? [parts.day] : [];
  const drawn = text ? [] : [...parts.texts, ...day, ...parts.content];
  const content = large && !drawn.includes(large) ? [large, ...drawn] : drawn;
  const plain = plainOn(slide, ink);
  return [
    ...ownScrims(slide.scene, layout, size).flatMap(({ box, surface }) =>
      surfaceShapes(() => canvas.nextId(), box, surface, ink.paint),
    ),
    ...(title ? [write('Title', title)] : large ? [] : [hidden()]),
    ...(text ? [write('Text', { ...text, area: ownArea(text, area, frame.length > 0) })] : []),
    ...drawnShapes(canvas, slide, frame, content, area, ink),
    ...(foot ? [write('Footer', foot)] : []),
    ...field(
      'Date',
      placeholderOfType(layout, 'dt'),
      date ? xml`<a:r>${plain}<a:t>${date}</a:t></a:r>` : undefined,
    ),
    ...field(
      'Slide Number',
      placeholderOfType(layout, 'sldNum'),
      parts.number && numberField(plain, number),
    ),
  ];
}

/** The properties of a date or number: the template's, but for a colour on a background of the slide's own. */
function plainOn({ scene, palette }: TemplateSlide, { language, paint }: Ink): Xml {
  const fill = hasOwnBackground(scene)
    ? xml`<a:solidFill>${paint(palette.text)}</a:solidFill>`
    : undefined;
  return xml`<a:rPr${runLanguage(language)}>${fill}</a:rPr>`;
}

function plainFill(
  { placeholder }: FittedText,
  { layout, palette, scene }: TemplateSlide,
  ink: Ink,
): Xml | undefined {
  const { color, isStyled } = levelIn(placeholder, 0);
  if (isStyled && !hasOwnBackground(scene)) return undefined;
  const own = color && colorOf(color, layout);
  if (hasOwnBackground(scene)) return xml`<a:solidFill>${ink.paint(palette.text)}</a:solidFill>`;
  const seen = readableOn(own ?? palette.text, [palette.background], MIN_CONTRAST);
  return xml`<a:solidFill>${ink.paint(seen)}</a:solidFill>`;
}

function fitted(
  placeholder: TemplatePlaceholder | undefined,
  ...texts: readonly (TextBlock | undefined)[]
): FittedText | undefined {
  const [first, ...rest] = texts.filter((text) => text !== undefined);
  if (!placeholder || !first) return undefined;
  const paragraphs = [first, ...rest].flatMap((text) => text.paragraphs);
  return { placeholder, paragraphs, direction: first.direction };
}

/** The texts for the layout's own text, if the slide has some and the layout a place for them. */
function bodyText({ parts, layout, size, date }: TemplateSlide): FittedText | undefined {
  // The layout's own place for the date has it, if there is one.
  const isDated = date !== undefined && placeholderOfType(layout, 'dt') !== undefined;
  const body = mainBody(layout, size);
  const placeholder =
    parts.form === 'list'
      ? body
      : (placeholderOfType(layout, 'subTitle') ?? body ?? layout.placeholders.find(isBody));
  return fitted(placeholder, ...parts.texts, isDated ? undefined : parts.day);
}

/** What is around the content outside of placeholders, and the area that it leaves. */
function framed(
  slide: TemplateSlide,
  hasFoot: boolean,
  hasTitle: boolean,
): { readonly frame: readonly TextBlock[]; readonly area: Box } {
  const { parts, layout, size } = slide;
  let area = areaOf(layout, size, hasTitle);
  const frame: TextBlock[] = [];
  const blocks = [
    [parts.kicker, placeKicker],
    [hasFoot ? undefined : parts.footer, placeFooter],
    [parts.sources, placeFooter],
  ] as const;
  for (const [block, place] of blocks) {
    if (block === undefined) continue;
    const placed = place(block, slide, area);
    frame.push(placed.block);
    area = placed.area;
  }
  return { frame, area };
}

/** An area of its own for a text in a placeholder, where the frame took some of the layout's. */
function ownArea({ placeholder }: FittedText, area: Box, isFramed: boolean): Box | undefined {
  const { x, y, width, height } = placeholder.text;
  const top = Math.max(y, area.y);
  const bottom = Math.min(y + height, area.y + area.height);
  if (!isFramed || (top - y < 1 && y + height - bottom < 1)) return undefined;
  return { x, y: top, width, height: Math.max(1, bottom - top) };
}

/** The frame, then the content moved into its area, all in the template's colours. */
function drawnShapes(
  canvas: SlideCanvas,
  slide: TemplateSlide,
  frame: readonly TextBlock[],
  content: readonly SceneElement[],
  area: Box,
  ink: Ink,
): Xml[] {
  const { ours, palette, size, page, layout, scene, parts } = slide;
  const { background } = scene;
  const move = moveInto(content, page, area, size.width / 1280);
  const moved = content.map((one) => moveElement(one, move));
  const { elements } = recolored({ background, elements: [...frame, ...moved] }, ours, palette);
  const names = namer();
  const context = {
    roles: new Map(),
    placeholders: new Map(),
    contents: [],
    number: slide.number,
    slideWidth: size.width,
    // A picture that was drawn for a light background would be invisible on a dark one.
    plate: isLight(background) === isLight(palette.background) ? undefined : background,
  };
  const { type = 'title', idx } = placeholderOfType(layout, 'title', 'ctrTitle')?.attributes ?? {};
  return elements.flatMap((element, index) => {
    const own = content[index - frame.length];
    const isTitle = own !== undefined && (own === parts.large || own === parts.title);
    if (!isTitle || element.type !== 'text')
      return elementShapes(element, canvas, context, ink, names);
    return textShapes(() => canvas.nextId(), {
      name: 'Title',
      block: element,
      placeholder: { type, idx },
      slideWidth: size.width,
      ink: { ...ink, fonts: 'mj' },
    });
  });
}
