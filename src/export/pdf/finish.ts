/**
 * Finishes the PDF that Chromium printed: author, dates, bookmarks by section, notes, PDF/UA tags, and
 * reproducible bytes. No PDF library: see “The PDF is finished by our own code” in docs/decisions.md.
 */
import type { PageNote } from './annotations.js';
import { type DocumentInfo, pdfDate, pdfString, xmpStream } from './metadata.js';
import { addOutline, type Bookmark, labelTree, type PageLabel } from './navigation.js';
import { parseDict, readObject, readPages, readPdf, reference, unknown } from './objects.js';
import { add, type PdfEdit } from './pdf-edit.js';
import { tagDocument } from './tag-document.js';
import { writeDict, writePdf } from './write.js';

export type { Bookmark, PageLabel, PageNote };

export interface PdfInfo extends DocumentInfo {
  /** The order of two pages side by side. */
  readonly direction?: 'ltr' | 'rtl';
  /** How many pages there must be; any number where it is left out. */
  readonly pageCount?: number;
  readonly bookmarks: readonly Bookmark[];
  readonly pageLabels?: readonly PageLabel[];
  readonly annotations?: readonly PageNote[];
  /** Descriptions of the named destinations, for links (PDF/UA). */
  readonly destinations?: ReadonlyMap<string, string>;
}

const CREATOR = 'Fireside';

/**
 * Completes a PDF that Chromium printed: document information (ISO 32000-1 §14.3.3) and the same as
 * XMP, language (§14.9.2), the title in the window (§12.2), bookmarks instead of Chromium's own
 * (§12.3.3; none if there are none), page labels, notes, and tags; it says that it is PDF/UA-1
 * (ISO 14289-1) if it is. The same input gives the same bytes: Chromium's clock and its counter of
 * document nodes are left out.
 *
 * @param pdf the printed file; it is not changed.
 * @param info pages count from 0; dates are written in UTC, to the second.
 * @returns a new array with the whole file.
 * @throws UnknownPdf if the file is not as Chromium writes it, RangeError for a page, a label or a
 *   date that cannot be.
 */
export function finishPdf(pdf: Uint8Array, info: PdfInfo): Uint8Array {
  const file = readPdf(pdf);
  const date = pdfDate(info.date);
  const catalog = readObject(file, file.root);
  const pages = readPages(file, reference(catalog.get('Pages'), 'the catalog’s /Pages'));
  if (info.pageCount !== undefined && info.pageCount !== pages.length) {
    unknown(`it has ${pages.length} pages where ${info.pageCount} were printed`);
  }
  const edit: PdfEdit = { file, pages, objects: new Map(), next: 1 };
  const { title, direction, annotations: notes = [], destinations = new Map() } = info;
  const texts = { title, notes, destinations, date };
  const isAccessible = tagDocument(edit, catalog, texts, direction);

  // A literal without escapes, as Skia's `(Skia/PDF m147)`, is its own text.
  const oldProducer = readObject(file, file.info).get('Producer') ?? '';
  const producer = /^\(([ -[\]-~]+)\)$/.exec(oldProducer)?.[1] ?? 'Chromium';
  const text = (value: string | undefined) => (value ? pdfString(value) : undefined);
  const entries: [string, string | undefined][] = [
    ['Title', text(info.title)],
    ['Author', text(info.author)],
    ['Subject', text(info.subject)],
    ['Keywords', text(info.keywords)],
    ['Creator', pdfString(CREATOR)],
    ['Producer', pdfString(producer)],
    ['CreationDate', `(${date})`],
    ['ModDate', `(${date})`],
  ];
  edit.objects.set(file.info, writeDict(entries));

  for (const key of ['Outlines', 'PageMode', 'PageLabels']) catalog.delete(key);
  const { dict: preferences } = parseDict(catalog.get('ViewerPreferences') ?? '<<>>', 0);
  preferences.set('DisplayDocTitle', 'true');
  if (info.direction === 'rtl') preferences.set('Direction', '/R2L');
  catalog.set('ViewerPreferences', writeDict(preferences));
  catalog.set('Lang', pdfString(info.lang));
  catalog.set('Metadata', add(edit, xmpStream({ ...info, isAccessible }, CREATOR, producer)));
  if (info.bookmarks.length > 0) {
    catalog.set('Outlines', addOutline(edit, info.bookmarks));
    catalog.set('PageMode', '/UseOutlines');
  }
  if (info.pageLabels?.length) catalog.set('PageLabels', labelTree(edit, info.pageLabels));
  edit.objects.set(file.root, writeDict(catalog));
  return writePdf(file, edit.objects);
}
