/**
 * Chromium prints pages and their tags; what makes a document of them (author, dates, bookmarks by
 * section, notes) and makes two builds the same bytes is added here, without a PDF library.
 */
import { addActualTexts } from './actual-text.js';
import { type Described, pdfDate, pdfString, xmpStream } from './metadata.js';
import {
  add,
  addNotes,
  addOutline,
  type Bookmark,
  labelTree,
  type PageLabel,
  type PageNote,
  type Work,
} from './navigation.js';
import {
  objectText,
  type PdfFile,
  parseDict,
  readObject,
  readPages,
  readPdf,
  reference,
} from './objects.js';
import { appendUpdate, type Patch, writeDict } from './update.js';

export type { Bookmark, PageLabel, PageNote };

export interface PdfInfo extends Described {
  /** Which way the pages are read: where a viewer shows two side by side. */
  readonly direction?: 'ltr' | 'rtl';
  readonly bookmarks: readonly Bookmark[];
  readonly pageLabels?: readonly PageLabel[];
  readonly annotations?: readonly PageNote[];
}

const CREATOR = 'Fireside';

/**
 * Completes a PDF that Chromium printed: document information (ISO 32000-1 §14.3.3) and the same as
 * XMP, language (§14.9.2), the title in the window (§12.2), bookmarks instead of Chromium's own
 * (§12.3.3; none if there are none), page labels, notes, and the characters that
 * pictures of emoji stand for. The same input gives the same bytes:
 * Chromium's clock and its counter of document nodes are overwritten.
 *
 * @param pdf the printed file; it is not changed.
 * @param info pages count from 0; dates are written in UTC, to the second.
 * @returns a new array: the old bytes, the counters in them overwritten, and one update (§7.5.6).
 * @throws Error if the file is not as Chromium writes it, RangeError for a page, a label or a date
 *   that cannot be.
 */
export function finishPdf(pdf: Uint8Array, info: PdfInfo): Uint8Array {
  const file = readPdf(pdf);
  const date = pdfDate(info.date);
  const catalog = readObject(file, file.root);
  const pages = readPages(file, reference(catalog.get('Pages'), 'the catalog’s /Pages'));
  const work: Work = { file, pages, objects: new Map(), next: file.size };

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
  work.objects.set(file.info, writeDict(entries));

  for (const key of ['Outlines', 'PageMode', 'PageLabels']) catalog.delete(key);
  const { dict: preferences } = parseDict(catalog.get('ViewerPreferences') ?? '<<>>', 0);
  preferences.set('DisplayDocTitle', 'true');
  if (info.direction === 'rtl') preferences.set('Direction', '/R2L');
  catalog.set('ViewerPreferences', writeDict(preferences));
  catalog.set('Lang', pdfString(info.lang));
  catalog.set('Metadata', add(work, xmpStream(info, CREATOR, producer)));
  if (info.bookmarks.length > 0) {
    catalog.set('Outlines', addOutline(work, info.bookmarks));
    catalog.set('PageMode', '/UseOutlines');
  }
  if (info.pageLabels?.length) catalog.set('PageLabels', labelTree(work, info.pageLabels));
  addNotes(work, info.annotations ?? [], date);
  addActualTexts(work);
  work.objects.set(file.root, writeDict(catalog));
  const ids = cellIds(file, catalog.get('StructTreeRoot'));
  return appendUpdate(file, work.objects, [...clock(file, date), ...ids]);
}

/** Patches over the clock in the old Info dictionary; `date` is as long as what Chromium writes. */
function clock(file: PdfFile, date: string): Patch[] {
  const { at, text } = objectText(file, file.info);
  const dates = [...text.matchAll(/(?<=\/(?:Creation|Mod)Date \()D:\d{14}[+-]\d\d'\d\d'(?=\))/g)];
  if (dates.length !== 2) throw new Error('cannot finish this PDF: its dates are not as expected');
  return dates.map((found) => ({ at: at + found.index, ascii: date }));
}

/**
 * Patches over the ids of table cells in the structure tree (§14.7.2): Chromium numbers them as it
 * does nodes of documents, on and on through a process's life, so that they tell what was printed
 * before. Their ranks, in as many digits, keep the order that the name tree of ids wants (§7.9.6).
 */
function cellIds(file: PdfFile, structure: string | undefined): Patch[] {
  if (structure === undefined) return [];
  const tree = readObject(file, reference(structure, 'the catalog’s /StructTreeRoot'));
  if (!tree.has('IDTree')) return [];
  const found: { at: number; id: string }[] = [];
  const { bytes } = file;
  // Alternative texts follow other names, and Skia escapes a parenthesis within a string.
  const pattern = /(?:\/ID |[)R] |\[)\(node(\d{8})\)$/;
  for (let at = bytes.indexOf('(node'); at >= 0; at = bytes.indexOf('(node', at + 5)) {
    const id = pattern.exec(bytes.toString('latin1', at - 4, at + 14))?.[1];
    if (id !== undefined) found.push({ at: at + 5, id });
  }
  const sorted = [...new Set(found.map(({ id }) => id))].sort();
  const ranks = new Map(sorted.map((id, rank) => [id, String(rank + 1).padStart(8, '0')]));
  return found.map(({ at, id }) => ({ at, ascii: ranks.get(id) ?? id }));
}
