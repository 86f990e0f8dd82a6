/** PowerPoint on a company's template: its layouts' placeholders filled, all else drawn in their content area. */

import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { Scene } from '../../../browser/scene/index.js';
import { attributeOf, childOf, childrenOf, type Element } from '../../../office/index.js';
import type { Rendered } from '../../../render/index.js';
import { officeLanguage } from '../drawing/language.js';
import { type Scheme, schemeOf } from '../drawing/scheme.js';
import type { SlideCanvas } from '../drawing/slide-canvas.js';
import { tableStylesXml } from '../drawing/table-style.js';
import { slideScenes } from '../native/roles.js';
import { CONTENT, NAMESPACES, RELATION } from '../opc/names.js';
import { createPackage } from '../opc/package.js';
import { Xml, xml } from '../opc/xml.js';
import {
  addProperties,
  addSettings,
  isNoted,
  notesMasterList,
  relateSlides,
  SECTIONS,
  sectionExtension,
  slideList,
} from '../parts/document.js';
import { addNotesMaster, addSlide, NOTES_MASTER } from '../parts/slide.js';
import { FIRESIDE_COLORS, themeXml } from '../parts/theme.js';
import type { PageArea } from './area.js';
import { ownBackground, ownPalette } from './backgrounds.js';
import { OPENING_FORMS } from './choice.js';
import { paletteOf } from './colors.js';
import { placeholderOfType } from './layouts.js';
import { partsOf, type SlideParts } from './parts.js';
import { shareFor } from './placeholder-text.js';
import { levelIn } from './placeholders.js';
import { type TemplateSlide, templateShapes, titleText } from './shapes.js';
import { freeBeside, spaceOf } from './space.js';
import type { CompanyTemplate } from './template.js';
import { colorMapOf } from './theme.js';

/** A slide with text under 18 px of 720, or captions under 14. */
export interface SmallText {
  readonly number: number;
  readonly layout: string;
  /** px of a slide 720 high. */
  readonly smallest: number;
}

/**
 * Writes the deck on a template: titles, lists and the foot in its placeholders, without places and
 * fonts of their own; tables, charts and the like as large as the layout's content area allows;
 * colours that the theme has. Masters, themes, layouts and unknown parts stay byte for byte; sample
 * slides, and what only they need, are not in it.
 *
 * @param scene what the browser measured, a slide for each of the deck's
 * @param onSmallText called for each slide with text that is too small to be read
 * @returns the .pptx; the same input gives the same bytes
 * @throws RangeError for a scene of another number of slides, a language tag or a date that cannot be
 */
export function exportPptxOnTemplate(
  rendered: Rendered,
  scene: Scene,
  date: Date,
  template: CompanyTemplate,
  onSmallText: (slide: SmallText) => void = () => {},
): Uint8Array {
  const { base, firstNumber, size } = template;
  const { document } = template.pack;
  const ours = schemeOf(scene, rendered.brand);
  const language = officeLanguage(rendered.lang);
  const slides = slideScenes(rendered, scene, firstNumber).map((own) => ({
    ...own,
    parts: partsOf(own.slide.kind, own.scene, own.roles),
  }));
  const page = pageArea(scene, slides);
  const pack = createPackage(base);
  addProperties(pack, rendered, date);
  const ids = relateSlides(pack, document, rendered);
  const needsMaster = rendered.slides.some(isNoted) && template.notesMaster === undefined;
  if (needsMaster) {
    const themePath = (number: number) => `ppt/theme/theme${number}.xml`;
    let number = 1;
    while (pack.has(themePath(number))) number += 1;
    const colors = template.layouts[0]?.theme.colors ?? FIRESIDE_COLORS;
    addNotesMaster(pack, language, themePath(number), themeXml(language, colors));
  }
  const notesMaster = needsMaster
    ? pack.relate(document, RELATION.notesMaster, NOTES_MASTER)
    : undefined;
  const presentation = changedPresentation(
    template.presentation,
    ids,
    notesMaster,
    sectionExtension(rendered),
    language.rtl,
  );
  pack.add(document, CONTENT.presentation, presentation);
  const own = base.relations.get(document) ?? [];
  addSettings(pack, document, tableStylesXml(), new Set(own.map(({ type }) => type)));
  const placed = slides.map((slide) => {
    const { parts } = slide;
    const layout = template.choose(slide.slide.kind, parts.form);
    const isOpening = OPENING_FORMS.has(parts.form);
    const titled = parts.title !== undefined && placeholderOfType(layout, 'title', 'ctrTitle');
    const space = isOpening ? freeBeside(layout, size) : spaceOf(layout, size, Boolean(titled));
    return { ...slide, layout, space, isOpening };
  });
  const titleSize = sharedTitleSize(
    placed.filter(({ isOpening }) => !isOpening),
    size,
  );
  const reset = resetFor(template.presentation);
  for (const slide of placed) {
    const { layout, space, isOpening } = slide;
    const palette = ownPalette(paletteOf(layout, space.area), slide.scene);
    const map = colorMapOf(layout.names);
    const scheme: Scheme = { colors: palette.colors, map, mapFor: () => map };
    const shared = {
      ...{ palette, scheme, ours, page, size, slideCount: slides.length, date: rendered.date },
      titleSize: isOpening ? undefined : titleSize,
      reset,
      onSmallText: (smallest: number) =>
        onSmallText({ number: slide.number, layout: layout.name, smallest }),
    };
    const drawn = {
      ...{ slide: slide.slide, index: slide.index, layout: layout.path },
      map: layout.overrides ? map : undefined,
      background: (canvas: SlideCanvas) => ownBackground(canvas, slide.scene),
      draw: (canvas: SlideCanvas) => templateShapes(canvas, { ...slide, ...shared }),
    };
    addSlide(pack, drawn, template.notesMaster ?? NOTES_MASTER, language);
  }
  return pack.toBytes();
}

/**
 * The looks that `p:defaultTextStyle` gives to all text boxes, and the page does not have: an old
 * template's italic, bold, capitals or wide letters. A run says only what is bold, italic in ours.
 */
function resetFor(presentation: Element): (shape: Xml) => Xml {
  const styles = childrenOf(childOf(presentation, 'p', 'defaultTextStyle'));
  const looks = styles.flatMap((level) => childOf(level, 'a', 'defRPr') ?? []);
  const has = (name: string, plain: string) =>
    looks.some((one) => (attributeOf(one, name) ?? plain) !== plain);
  const plain = [
    ['i', '0'] as const,
    ['b', '0'] as const,
    ['cap', 'none'] as const,
    ['spc', '0'] as const,
  ];
  const needed = plain.filter(([name, value]) => has(name, value));
  if (needed.length === 0) return (shape) => shape;
  const values = needed.map(([name, value]) => ` ${name}="${value}"`).join('');
  const level = (number: number) => `<a:lvl${number}pPr><a:defRPr${values}/></a:lvl${number}pPr>`;
  const list = `<a:lstStyle>${[1, 2, 3, 4, 5].map(level).join('')}</a:lstStyle>`;
  return (shape) => new Xml(shape.text.replaceAll('<a:lstStyle/>', list));
}

/** A title is set smaller than others by no more than this. */
const LEAST_TITLE = 0.7;

/** The size of all titles above content: that at which each fits, but for a few too long ones. */
function sharedTitleSize(
  slides: readonly Pick<TemplateSlide, 'parts' | 'layout' | 'space'>[],
  size: TemplateSlide['size'],
): number | undefined {
  const sizes = slides.flatMap((slide) => {
    const text = titleText({ ...slide, size, titleSize: undefined });
    return text ? [levelIn(text.placeholder, 0).size * shareFor(text)] : [];
  });
  if (sizes.length === 0) return undefined;
  const middle = [...sizes].sort((one, other) => one - other)[Math.floor(sizes.length / 2)] ?? 0;
  return Math.min(...sizes.filter((one) => one >= middle * LEAST_TITLE));
}

/** The page's content area: as wide as its titles, between them and the foot. */
function pageArea(
  { width, height }: Scene,
  slides: readonly { readonly parts: SlideParts }[],
): PageArea {
  const titled = slides.find(({ parts }) => parts.title && parts.form !== 'cover')?.parts;
  const title = titled?.title?.box;
  const foot = slides.flatMap(({ parts }) => parts.footer ?? parts.number ?? [])[0]?.box;
  const boxes = slides.flatMap(({ parts }) => parts.content).map(({ box }) => box);
  const left = title?.x ?? Math.min(width * 0.0625, ...boxes.map(({ x }) => x));
  return {
    left,
    right: title ? title.x + title.width : width - left,
    top: title ? title.y + title.height : height * 0.25,
    bottom: (foot?.y ?? height * 0.9) - 16,
  };
}

/** What refers to removed slides, or makes the deck read-only. */
const GONE = ['sldIdLst', 'custShowLst', 'modifyVerifier'];

/**
 * The part with our slides and sections; all else in it stays.
 *
 * @param given the template's root, which is left as it is
 * @param slides ids of the relationships, as that of our notes master where the template has none
 */
function changedPresentation(
  given: Element,
  slides: readonly string[],
  notesMaster: string | undefined,
  sections: Xml | undefined,
  rtl: boolean,
): Xml {
  const root = given.cloneNode(true) as Element;
  for (const name of GONE) for (const old of childrenOf(root, 'p', name)) root.removeChild(old);
  if (notesMaster !== undefined) {
    insertBehind(root, ['sldMasterIdLst'], notesMasterList(notesMaster));
  }
  const before = ['handoutMasterIdLst', 'notesMasterIdLst', 'sldMasterIdLst'];
  insertBehind(root, before, slideList(slides));
  if (rtl) root.setAttribute('rtl', '1');
  changeSections(root, sections);
  return new Xml(new XMLSerializer().serializeToString(root));
}

/** Puts markup behind the first of some elements that is there (ECMA-376-1 §19.2.1.26 has an order). */
function insertBehind(root: Element, names: readonly string[], markup: Xml): void {
  const last = names.map((name) => childOf(root, 'p', name)).find((one) => one);
  root.insertBefore(imported(root, markup), last?.nextSibling ?? null);
}

function changeSections(root: Element, sections: Xml | undefined): void {
  const extensions = childOf(root, 'p', 'extLst');
  for (const one of childrenOf(extensions))
    if (one.getAttribute('uri') === SECTIONS) extensions?.removeChild(one);
  if (sections) {
    const list = extensions ?? root.appendChild(imported(root, xml`<p:extLst/>`));
    // An extension that comes first is the one that every reader sees.
    list.insertBefore(imported(root, sections), list.firstChild);
  } else if (extensions && childrenOf(extensions).length === 0) {
    root.removeChild(extensions);
  }
}

function imported(root: Element, markup: Xml): Element {
  const text = `<x${NAMESPACES.text}>${markup.text}</x>`;
  const parsed = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  const [element] = childrenOf(parsed ?? undefined);
  if (!element || !root.ownerDocument) throw new Error('markup of ours cannot be read');
  return root.ownerDocument.importNode(element, true) as Element;
}
