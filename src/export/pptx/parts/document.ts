/** The parts beside masters and slides: the file's properties, settings, sections. */
import { createHash } from 'node:crypto';
import type { Rendered } from '../../../render/index.js';
import { CONTENT, NAMESPACES, RELATION, slidePath } from '../opc/names.js';
import { type OfficePackage, ROOT } from '../opc/package.js';
import { type Xml, xml } from '../opc/xml.js';

/** Of the slide, from 0; ids start at 256 (ECMA-376-1 §19.7.13). */
export function slideId(index: number): number {
  return 256 + index;
}

/** Whether a slide has notes. */
export function isNoted({ notes }: { readonly notes: string }): boolean {
  return notes.trim() !== '';
}

/**
 * The properties under File ▸ Info, independent of the clock.
 *
 * @throws RangeError for an invalid date or a year outside 0 to 9999
 */
export function addProperties(pack: OfficePackage, rendered: Rendered, date: Date): void {
  const { slides } = rendered;
  const core = 'docProps/core.xml';
  pack.relate(ROOT, RELATION.coreProperties, core);
  pack.add(core, CONTENT.coreProperties, coreProperties(rendered, date));
  const app = 'docProps/app.xml';
  pack.relate(ROOT, RELATION.appProperties, app);
  const hidden = slides.filter((slide) => slide.hidden).length;
  // The counts that Explorer shows (§22.2).
  const counts = xml`<Properties
    xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
    <Application>Fireside</Application>
    <PresentationFormat>Widescreen</PresentationFormat>
    <Slides>${slides.length}</Slides>
    <Notes>${slides.filter(isNoted).length}</Notes>
    <HiddenSlides>${hidden}</HiddenSlides>
  </Properties>`;
  pack.add(app, CONTENT.appProperties, counts);
}

/** ECMA-376-2 §8.3; dates in UTC and to the second. */
function coreProperties({ title, author, subtitle, lang }: Rendered, date: Date): Xml {
  const iso = date.toISOString();
  if (iso.length !== 24) throw new RangeError(`PowerPoint cannot carry the date ${iso}`);
  const second = `${iso.slice(0, 19)}Z`;
  const person =
    author &&
    xml`<dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy>`;
  return xml`<cp:coreProperties
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <dc:title>${title}</dc:title>
    ${subtitle && xml`<dc:subject>${subtitle}</dc:subject>`}
    ${person}
    <dc:language>${lang}</dc:language>
    <cp:revision>1</cp:revision>
    <dcterms:created xsi:type="dcterms:W3CDTF">${second}</dcterms:created>
    <dcterms:modified xsi:type="dcterms:W3CDTF">${second}</dcterms:modified>
  </cp:coreProperties>`;
}

/** Relates the presentation to its slides; gives the ids. */
export function relateSlides(
  pack: OfficePackage,
  document: string,
  { slides }: Rendered,
): string[] {
  return slides.map((_, index) => pack.relate(document, RELATION.slide, slidePath(index)));
}

/** `p:sldIdLst`, given the ids of the relationships. */
export function slideList(relations: readonly string[]): Xml {
  const list = relations.map((id, index) => xml`<p:sldId id="${slideId(index)}" r:id="${id}"/>`);
  return xml`<p:sldIdLst>${list}</p:sldIdLst>`;
}

/** `p:notesMasterIdLst`, given the id of the relationship. */
export function notesMasterList(relation: string): Xml {
  return xml`<p:notesMasterIdLst><p:notesMasterId r:id="${relation}"/></p:notesMasterIdLst>`;
}

/**
 * Adds the three parts of settings that PowerPoint wants, unless `has` knows their relationships.
 * @param tables the styles of tables
 */
export function addSettings(
  pack: OfficePackage,
  document: string,
  tables: Xml,
  has: ReadonlySet<string> = new Set(),
): void {
  const { presentationProperties, viewProperties, tableStyles } = CONTENT;
  const settings = [
    ['presProps', RELATION.presentationProperties, presentationProperties, PRESENTATION_PROPERTIES],
    ['viewProps', RELATION.viewProperties, viewProperties, VIEW_PROPERTIES],
    ['tableStyles', RELATION.tableStyles, tableStyles, tables],
  ] as const;
  for (const [name, relation, type, content] of settings) {
    const path = `ppt/${name}.xml`;
    if (has.has(relation) || pack.has(path)) continue;
    pack.relate(document, relation, path);
    pack.add(path, type, content);
  }
}

const PRESENTATION_PROPERTIES = xml`<p:presentationPr${NAMESPACES}/>`;
/** Opens in the normal view (§19.2.1.38). */
const VIEW_PROPERTIES = xml`<p:viewPr${NAMESPACES} lastView="sldView"/>`;
/** The id of the extension with the sections ([MS-PPTX] §2.6.13). */
export const SECTIONS = '{521415D9-36F7-43E2-AB2F-B90AF26B5E84}';

/**
 * The presentation's extension with its sections; undefined if there are none. PowerPoint's hold
 * every slide once: those before the first section get one named after the deck.
 */
export function sectionExtension({ title, sections, slides }: Rendered): Xml | undefined {
  if (sections.length === 0) return undefined;
  const all = [{ number: 0, title }, ...sections].map((one) => ({
    ...one,
    slides: [] as number[],
  }));
  let current = all[0];
  for (const [index, { section }] of slides.entries()) {
    current = all.find(({ number }) => number === section) ?? current;
    current?.slides.push(index);
  }
  const list = all
    .filter((one) => one.number > 0 || one.slides.length > 0)
    .map(
      (one, index) => xml`
      <p14:section name="${one.title}" id="${stableGuid('section', String(index), one.title)}">
        <p14:sldIdLst>
          ${one.slides.map((slide) => xml`<p14:sldId id="${slideId(slide)}"/>`)}
        </p14:sldIdLst>
      </p14:section>`,
    );
  return xml`<p:ext uri="${SECTIONS}">
    <p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
      ${list}
    </p14:sectionLst>
  </p:ext>`;
}

/**
 * A GUID as Office writes it, always the same for the same words: the hash's first 128 bits, marked
 * as version 8 (RFC 9562 §5.8).
 */
function stableGuid(...words: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16).toUpperCase();
  return `{${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}}`;
}
