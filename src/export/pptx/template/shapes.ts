/** The shapes of a slide on a template: its title, its content, then the foot. */
import type { SceneElement, TextBlock } from '../../../browser/scene/index.js';
import { contrastOf, isLight, minContrast, readableOn } from '../../../color/index.js';
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
import { type Box, fontSize } from '../opc/units.js';
import { attributes, type Xml, xml } from '../opc/xml.js';
import { isOverTitle, moveInto, type PageArea, placeFooter, placeKicker } from './area.js';
import { hasOwnBackground, ownScrims } from './backgrounds.js';
import { type LayoutPalette, recolored } from './colors.js';
import { placeholderOfType, type TemplateLayout } from './layouts.js';
import { FLOOR, tooSmall, withLeastSize } from './least-size.js';
import type { SlideParts } from './parts.js';
import { type FittedText, fits, placeholderText, shareFor } from './placeholder-text.js';
import { levelIn, type TemplatePlaceholder } from './placeholders.js';
import { isClear, isLarge, type LayoutSpace, largestBody } from './space.js';
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
  /** Of the deck's titles above content, px; undefined for a cover and the like. */
  readonly titleSize: number | undefined;
  readonly space: LayoutSpace;
  /** Takes from drawn text what the template would give any text: italic, capitals. */
  readonly reset: (shape: Xml) => Xml;
  /** Called with the smallest text that is too small to be read, px of a slide 720 high. */
  readonly onSmallText: (size: number) => void;
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
  const title = titleText(slide);
  const large = parts.large ?? (title ? undefined : parts.title);
  const text = bodyText(slide);
  const least = (FLOOR.caption * size.height) / 720;
  const footer = fitted(placeholderOfType(layout, 'ftr'), least, parts.footer);
  const foot = footer && fits(footer) && shareFor(footer) >= LEAST_FOOTER ? footer : undefined;
  const { frame, area } = framed(slide, foot !== undefined);
  const write = (name: string, own: FittedText): Xml =>
    placeholderText(canvas.nextId(), name, own, ink, fillsFor(own, shareFor(own), slide, ink));
  const field = (
    name: string,
    own: TemplatePlaceholder | undefined,
    content: (properties: Xml) => Xml | undefined,
  ): Xml[] => {
    const written = own && content(plainRun(own, slide, ink));
    if (!own || !written) return [];
    const paragraphs = [xml`<a:p>${written}</a:p>`];
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
  return [
    ...ownScrims(slide.scene, layout, size).flatMap(({ box, surface }) =>
      surfaceShapes(() => canvas.nextId(), box, surface, ink.paint),
    ),
    ...(title ? [write('Title', title)] : large ? [] : [hidden()]),
    ...(text ? [write('Text', { ...text, area: ownArea(text, area, frame.length > 0) })] : []),
    ...drawnShapes(canvas, slide, frame, content, area, ink),
    ...(foot ? [write('Footer', foot)] : []),
    ...field('Date', placeholderOfType(layout, 'dt'), (look) =>
      date ? xml`<a:r>${look}<a:t>${date}</a:t></a:r>` : undefined,
    ),
    ...field(
      'Slide Number',
      placeholderOfType(layout, 'sldNum'),
      (look) => parts.number && numberField(look, number),
    ),
  ];
}

/** Ems that a slide's number takes, and how much wider a date is. */
const [NUMBER_EMS, DATE_NUMBERS] = [2, 5];

/** The properties of a date or number: the template's, but for what nobody could read. */
function plainRun(own: TemplatePlaceholder, slide: TemplateSlide, ink: Ink): Xml {
  const { size } = levelIn(own, 0);
  const least = (FLOOR.caption * slide.size.height) / 720;
  const fill = fillsFor({ placeholder: own, area: undefined }, 1, slide, ink)(0);
  // A narrow place stays as the template has it: a number must not break.
  const isWide = own.text.width > least * NUMBER_EMS * (own.type === 'dt' ? DATE_NUMBERS : 1);
  const sz = size < least && isWide ? fontSize(least) : undefined;
  return xml`<a:rPr${runLanguage(ink.language)}${attributes({ sz })}>${fill}</a:rPr>`;
}

/** The title in its placeholder, moved where that is no line above the content. */
export function titleText({
  parts,
  layout,
  space,
  size,
  titleSize,
}: Pick<TemplateSlide, 'parts' | 'layout' | 'space' | 'size' | 'titleSize'>):
  | FittedText
  | undefined {
  const placeholder = placeholderOfType(layout, 'title', 'ctrTitle');
  const text = fitted(placeholder, (FLOOR.text * size.height) / 720, parts.title);
  return text && { ...text, area: space.title, most: titleSize };
}

/** Programs draw gradients and pictures a little differently. */
const CLEARLY = 1.1;

/** The colour of a level's text where the template's is none, or cannot be read on what is behind. */
function fillsFor(
  { placeholder, area }: Pick<FittedText, 'placeholder' | 'area'>,
  share: number,
  { layout, palette, scene }: TemplateSlide,
  ink: Ink,
): (level: number) => Xml | undefined {
  const behind = palette.behind(area ?? placeholder.text);
  return (level) => {
    const { color, isStyled, size, bold } = levelIn(placeholder, level);
    // What the outline has behind a slide, the template's colours were not made for.
    if (hasOwnBackground(scene)) return xml`<a:solidFill>${ink.paint(palette.text)}</a:solidFill>`;
    const own = (color && colorOf(color, layout)) ?? palette.text;
    const least = minContrast(size * share, bold);
    if (isStyled && behind.every((one) => contrastOf(own, one) >= least)) return undefined;
    return xml`<a:solidFill>${ink.paint(readableOn(own, behind, least * CLEARLY))}</a:solidFill>`;
  };
}

function fitted(
  placeholder: TemplatePlaceholder | undefined,
  least: number,
  ...texts: readonly (TextBlock | undefined)[]
): FittedText | undefined {
  const [first, ...rest] = texts.filter((text) => text !== undefined);
  if (!placeholder || !first) return undefined;
  const paragraphs = [first, ...rest].flatMap((text) => text.paragraphs);
  return { placeholder, paragraphs, direction: first.direction, least };
}

/** The texts for the layout's own text, if the slide has some and the layout a place for them. */
function bodyText(slide: TemplateSlide): FittedText | undefined {
  const { parts, layout, size, date, space } = slide;
  // The layout's own place for the date has it, if there is one.
  const isDated = date !== undefined && placeholderOfType(layout, 'dt') !== undefined;
  const day = isDated ? undefined : parts.day;
  const least = (FLOOR.text * size.height) / 720;
  const main = largestBody(layout, size);
  if (parts.form === 'list') {
    const text = fitted(main, least, ...parts.texts);
    return text && { ...text, area: space.body ? undefined : space.area };
  }
  const placeholder = placeholderOfType(layout, 'subTitle') ?? main;
  const all = fitted(placeholder, least, ...parts.texts, day);
  if (!all || (fits(all) && isClear(layout, all.placeholder.text))) return all;
  // Where all lines are too many, the first ones say what matters.
  const fewer = parts.texts.map((_, index) =>
    fitted(placeholder, least, ...parts.texts.slice(0, parts.texts.length - index)),
  );
  const wide = { ...all, area: space.area };
  if (fits(wide) && space.area.height > 2 * least) return wide;
  return fewer.find((one) => one && fits(one)) ?? fewer.at(-1);
}

/** What is around the content outside of placeholders, and the area that it leaves. */
function framed(
  slide: TemplateSlide,
  hasFoot: boolean,
): { readonly frame: readonly TextBlock[]; readonly area: Box } {
  const { parts, space } = slide;
  let area = space.area;
  const frame: TextBlock[] = [];
  const blocks = [
    [parts.kicker, placeKicker],
    [hasFoot ? undefined : parts.footer, placeFooter],
    [parts.sources, placeFooter],
  ] as const;
  for (const [block, place] of blocks) {
    if (block === undefined) continue;
    // Little space is for the content: what section it is in is said elsewhere.
    if (block === parts.kicker && !isLarge(space) && !isOverTitle(block, slide)) continue;
    const placed = place(block, slide, area);
    frame.push(placed.block);
    area = placed.area;
  }
  return { frame, area };
}

/** An area of its own for a text in a placeholder, where the frame took some of the layout's. */
function ownArea(
  { placeholder, area: given }: FittedText,
  area: Box,
  isFramed: boolean,
): Box | undefined {
  const { x, y, width, height } = given ?? placeholder.text;
  const top = Math.max(y, area.y);
  const bottom = Math.min(y + height, area.y + area.height);
  if (!isFramed || (top - y < 1 && y + height - bottom < 1)) return given;
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
  const least = (FLOOR.caption * size.height) / 720;
  const moved = withLeastSize(
    content.map((one) => moveElement(one, move)),
    least,
    area,
  );
  const small = tooSmall(content, moved, 720 / size.height);
  if (small !== undefined) slide.onSmallText(small);
  const plates = palette.needsPlate && content.length > 0 ? [plateBehind(area, palette)] : [];
  const given = { background, elements: [...plates, ...frame, ...moved] };
  const { elements } = recolored(given, ours, palette);
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
    const own = content[index - plates.length - frame.length];
    const isTitle = own !== undefined && (own === parts.large || own === parts.title);
    if (!isTitle || element.type !== 'text')
      return elementShapes(element, canvas, context, ink, names).map(slide.reset);
    return textShapes(() => canvas.nextId(), {
      name: 'Title',
      block: element,
      placeholder: { type, idx },
      slideWidth: size.width,
      ink: { ...ink, fonts: 'mj' },
      styles: PLAIN_TITLE,
    });
  });
}

/** A drawn title is set as on the page, whatever the template's titles are: capitals, italic, spaced. */
const PLAIN_TITLE = xml`<a:lvl1pPr marL="0" indent="0">
  <a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>
  <a:defRPr b="0" i="0" cap="none" spc="0"/>
</a:lvl1pPr>`;

/** px around the content on a surface of its own. */
const PLATE_MARGIN = 8;

function plateBehind({ x, y, width, height }: Box, { background }: LayoutPalette): SceneElement {
  const box = {
    x: x - PLATE_MARGIN,
    y: y - PLATE_MARGIN,
    width: width + 2 * PLATE_MARGIN,
    height: height + 2 * PLATE_MARGIN,
  };
  return { type: 'shape', isPlate: true, box, surface: { fill: background, form: 'rectangle' } };
}
