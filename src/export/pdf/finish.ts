/**
 * Finishes the PDF that Chromium printed: author, dates, bookmarks by section, notes, PDF/UA tags, and
 * reproducible bytes. No PDF library: see “PDF: own writer” in docs/decisions.md.
 */
import type { AnnotationTexts } from './annotations.js';
import { infoDict, type Metadata, xmpStream } from './metadata.js';
import { addOutline, type Bookmark, labelTree, type PageLabel } from './navigation.js';
import { add, readObject, readPdf, setObject, writePdf } from './pdf-file.js';
import { innerDict, pdfString, unknown, writeDict } from './syntax.js';
import { tagDocument } from './tag-document.js';

export interface PdfInfo extends Metadata, AnnotationTexts {
  /** The order of two pages side by side. */
  readonly direction?: 'ltr' | 'rtl';
  /** How many pages there must be; any number where it is left out. */
  readonly pageCount?: number;
  readonly bookmarks: readonly Bookmark[];
  readonly pageLabels?: readonly PageLabel[];
}

/**
 * Completes a PDF that Chromium printed: document information (ISO 32000-1 §14.3.3) and the same as
 * XMP, language (§14.9.2), the title in the window (§12.2), bookmarks instead of Chromium's own
 * (§12.3.3; none if there are none), page labels, notes, and tags; it says that it is PDF/UA-1
 * (ISO 14289-1) if it is. The same input gives the same bytes: Chromium's clock and its counter of
 * document nodes are left out.
 *
 * @param pdf the printed file; it is not changed.
 * @returns a new array with the whole file.
 * @throws UnknownPdf if the file is not as Chromium writes it.
 */
export function finishPdf(pdf: Uint8Array, info: PdfInfo): Uint8Array {
  const { direction, pageCount, bookmarks, pageLabels } = info;
  const file = readPdf(pdf);
  const { catalog, pages } = file;
  if (pageCount !== undefined && pageCount !== pages.size) {
    unknown(`it has ${pages.size} pages where ${pageCount} were printed`);
  }
  // A literal without escapes, as Skia's `(Skia/PDF m147)`, is its own text.
  const oldProducer = readObject(file, file.info).get('Producer') ?? '';
  const producer = /^\(([ -[\]-~]+)\)$/.exec(oldProducer)?.[1] ?? 'Chromium';
  const isAccessible = tagDocument(file, info);
  setObject(file, file.info, infoDict(info, producer));
  const preferences = innerDict(catalog, 'ViewerPreferences').set('DisplayDocTitle', 'true');
  if (direction === 'rtl') preferences.set('Direction', '/R2L');
  catalog.set('ViewerPreferences', writeDict(preferences));
  catalog.set('Lang', pdfString(info.lang));
  catalog.set('Metadata', add(file, xmpStream(info, producer, isAccessible)));
  if (bookmarks.length > 0) {
    catalog.set('Outlines', addOutline(file, bookmarks));
    catalog.set('PageMode', '/UseOutlines');
  }
  if (pageLabels) catalog.set('PageLabels', labelTree(pageLabels));
  setObject(file, file.root, writeDict(catalog));
  return writePdf(file);
}
