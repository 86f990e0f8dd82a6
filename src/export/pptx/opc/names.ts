/** The names that hold a package together: namespaces, relationship types and content types. */
import { attributes } from './xml.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FORMAT = 'application/vnd.openxmlformats-officedocument';

/** Namespace declarations of a root element of PresentationML or DrawingML (ECMA-376-1 annex A). */
export const NAMESPACES = attributes({
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:r': OFFICE,
  'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main',
});

/** Relationship types (ECMA-376-1 §13.3, §14.2, §15.2). */
export const RELATION = {
  document: `${OFFICE}/officeDocument`,
  coreProperties: `${PACKAGE}/relationships/metadata/core-properties`,
  appProperties: `${OFFICE}/extended-properties`,
  master: `${OFFICE}/slideMaster`,
  layout: `${OFFICE}/slideLayout`,
  slide: `${OFFICE}/slide`,
  notesMaster: `${OFFICE}/notesMaster`,
  notesSlide: `${OFFICE}/notesSlide`,
  theme: `${OFFICE}/theme`,
  presentationProperties: `${OFFICE}/presProps`,
  viewProperties: `${OFFICE}/viewProps`,
  tableStyles: `${OFFICE}/tableStyles`,
  image: `${OFFICE}/image`,
  video: `${OFFICE}/video`,
  media: 'http://schemas.microsoft.com/office/2007/relationships/media',
  hyperlink: `${OFFICE}/hyperlink`,
  chart: `${OFFICE}/chart`,
  embeddedPackage: `${OFFICE}/package`,
  worksheet: `${OFFICE}/worksheet`,
} as const;

/** Content types of the parts (the same clauses). */
export const CONTENT = {
  relationships: 'application/vnd.openxmlformats-package.relationships+xml',
  coreProperties: 'application/vnd.openxmlformats-package.core-properties+xml',
  appProperties: `${FORMAT}.extended-properties+xml`,
  presentation: `${FORMAT}.presentationml.presentation.main+xml`,
  master: `${FORMAT}.presentationml.slideMaster+xml`,
  layout: `${FORMAT}.presentationml.slideLayout+xml`,
  slide: `${FORMAT}.presentationml.slide+xml`,
  notesMaster: `${FORMAT}.presentationml.notesMaster+xml`,
  notesSlide: `${FORMAT}.presentationml.notesSlide+xml`,
  theme: `${FORMAT}.theme+xml`,
  presentationProperties: `${FORMAT}.presentationml.presProps+xml`,
  viewProperties: `${FORMAT}.presentationml.viewProps+xml`,
  tableStyles: `${FORMAT}.presentationml.tableStyles+xml`,
  chart: `${FORMAT}.drawingml.chart+xml`,
  spreadsheet: `${FORMAT}.spreadsheetml.sheet`,
  workbook: `${FORMAT}.spreadsheetml.sheet.main+xml`,
  worksheet: `${FORMAT}.spreadsheetml.worksheet+xml`,
} as const;

/** Media by the ending of their parts' names. */
export const MEDIA = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
} as const;

export type MediaEnding = keyof typeof MEDIA;

/** Of a slide, from 0. */
export function slidePath(index: number): string {
  return `ppt/slides/slide${index + 1}.xml`;
}

/** Of a slide's notes, from 0. */
export function notesPath(index: number): string {
  return `ppt/notesSlides/notesSlide${index + 1}.xml`;
}

export const FIRST_SLIDE = slidePath(0);
