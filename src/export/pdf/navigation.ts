/**
 * The ways through a document that only we know of (its sections, page names and notes): Chromium
 * knows headings alone.
 */
import { pdfString } from './metadata.js';
import { type PdfFile, readObject } from './objects.js';
import { writeDict } from './update.js';

export interface Bookmark {
  readonly title: string;
  /** The page it leads to, counted from 0. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/** From `page` (from 0) on, pages are called `prefix` and a number from `start` (1) in `style`. */
export interface PageLabel {
  readonly page: number;
  /** `D` for 1, 2, 3, `r` for i, ii, iii; without it there is no number. */
  readonly style?: 'D' | 'r';
  readonly prefix?: string;
  readonly start?: number;
}

/** A sticky note at the page's top right corner; several on one page stand below each other. */
export interface PageNote {
  /** Counted from 0. */
  readonly page: number;
  readonly text: string;
  readonly author?: string;
}

/** What one call works on: the file as read, its pages' objects, and the update's objects. */
export interface Work {
  readonly file: PdfFile;
  readonly pages: readonly number[];
  readonly objects: Map<number, string>;
  /** The next free object number. */
  next: number;
}

/** Side and distance of notes' icons in points; most readers draw them in a size of their own. */
const NOTE_SIZE = 20;
const NOTE_STEP = 28;

/** Puts a new object into the update and returns the reference to it. */
export function add(work: Work, body: string): string {
  const number = work.next++;
  work.objects.set(number, body);
  return `${number} 0 R`;
}

function pageObject(work: Work, page: number): number {
  const object = work.pages[page];
  if (object !== undefined) return object;
  throw new RangeError(`page ${page} (from 0) of a PDF that has ${work.pages.length} pages`);
}

/**
 * Adds the bookmarks (ISO 32000-1 §12.3.3), all open, each showing its whole page (§12.3.2.2, Fit).
 *
 * @returns the reference to the outline dictionary.
 * @throws RangeError for a page that isn't there.
 */
export function addOutline(work: Work, bookmarks: readonly Bookmark[]): string {
  const root = `${work.next++} 0 R`;
  const entries = outlineLevel(work, bookmarks, root);
  work.objects.set(Number.parseInt(root, 10), writeDict([['Type', '/Outlines'], ...entries]));
  return root;
}

/** Adds the items of one level and those below; returns First, Last and Count for their parent. */
function outlineLevel(
  work: Work,
  bookmarks: readonly Bookmark[],
  parent: string,
): [string, string | undefined][] {
  if (bookmarks.length === 0) return [];
  const numbers = bookmarks.map(() => work.next++);
  const refs = numbers.map((number) => `${number} 0 R`);
  let count = bookmarks.length;
  for (const [index, bookmark] of bookmarks.entries()) {
    const below = outlineLevel(work, bookmark.children, refs[index] ?? '');
    count += Number(below.find(([key]) => key === 'Count')?.[1] ?? 0);
    const entries: [string, string | undefined][] = [
      ['Title', pdfString(bookmark.title.replace(/\s+/g, ' ').trim())],
      ['Parent', parent],
      ['Prev', refs[index - 1]],
      ['Next', refs[index + 1]],
      ...below,
      ['Dest', `[${pageObject(work, bookmark.page)} 0 R /Fit]`],
    ];
    work.objects.set(numbers[index] ?? 0, writeDict(entries));
  }
  return [
    ['First', refs[0]],
    ['Last', refs.at(-1)],
    ['Count', String(count)],
  ];
}

/**
 * The number tree of page labels (§12.4.2). Pages before the first label are counted 1, 2, 3: the
 * tree must name page 0.
 *
 * @throws RangeError for a page that isn't there or is named twice, and for a start below 1.
 */
export function labelTree(work: Work, labels: readonly PageLabel[]): string {
  const sorted = [...labels].sort((a, b) => a.page - b.page);
  if (sorted[0]?.page !== 0) sorted.unshift({ page: 0, style: 'D' });
  const numbers = sorted.map((label, index) => {
    const { page, style, prefix, start = 1 } = label;
    pageObject(work, page);
    if (sorted[index - 1]?.page === page) throw new RangeError(`page ${page} has two labels`);
    if (!(Number.isInteger(start) && start >= 1)) throw new RangeError(`a page number ${start}`);
    const dict = writeDict([
      ['S', style && `/${style}`],
      ['P', prefix ? pdfString(prefix) : undefined],
      ['St', start === 1 ? undefined : String(start)],
    ]);
    return `${page} ${dict}`;
  });
  return `<</Nums [${numbers.join('\n')}]>>`;
}

/**
 * Adds text annotations (§12.5.6.4) to their pages, after the links that are there.
 *
 * @param date as `pdfDate` writes it.
 * @throws RangeError for a page that isn't there; Error for a page not as Chromium writes it.
 */
export function addNotes(work: Work, notes: readonly PageNote[], date: string): void {
  const byPage = new Map<number, PageNote[]>();
  for (const note of notes) {
    const page = pageObject(work, note.page);
    byPage.set(page, [...(byPage.get(page) ?? []), note]);
  }
  for (const [page, own] of byPage) {
    const dict = readObject(work.file, page);
    const box = /^\[\S+ \S+ (\S+) (\S+)\]$/.exec(dict.get('MediaBox') ?? '');
    const annots = dict.get('Annots') ?? '[]';
    if (!box || !annots.startsWith('[')) {
      throw new Error(`cannot finish this PDF: no plain /MediaBox or /Annots in object ${page}`);
    }
    const right = Number(box[1]) - (NOTE_STEP - NOTE_SIZE);
    const refs = own.map((note, index) => {
      const bottom = Number(box[2]) - NOTE_STEP * (index + 1);
      const rect = [right - NOTE_SIZE, bottom, right, bottom + NOTE_SIZE].join(' ');
      return add(work, noteAnnotation(note, page, rect, date));
    });
    dict.set('Annots', `[${[annots.slice(1, -1), ...refs].join(' ').trim()}]`);
    work.objects.set(page, writeDict(dict));
  }
}

function noteAnnotation(note: PageNote, page: number, rect: string, date: string): string {
  return writeDict([
    ['Type', '/Annot'],
    ['Subtype', '/Text'],
    ['Rect', `[${rect}]`],
    // §12.5.6.2: a carriage return, not a line feed, ends a paragraph.
    ['Contents', pdfString(note.text.replace(/\r?\n/g, '\r'))],
    ['T', note.author ? pdfString(note.author) : undefined],
    ['M', `(${date})`],
    ['F', '4'],
    ['P', `${page} 0 R`],
  ]);
}
