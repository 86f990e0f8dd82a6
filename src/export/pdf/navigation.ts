/** Bookmarks by section, and page labels: Chromium's bookmarks are the headings. */
import { pdfString } from './metadata.js';
import { allot, type PdfEdit } from './pdf-edit.js';
import { writeDict } from './write.js';

export interface Bookmark {
  readonly title: string;
  /** The page it leads to, counted from 0. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/** Pages from `page` (from 0) on are labelled `prefix` and a number from `start` (1) in `style`. */
export interface PageLabel {
  readonly page: number;
  /** `D` for 1, 2, 3, `r` for i, ii, iii; without it there is no number. */
  readonly style?: 'D' | 'r';
  readonly prefix?: string;
  readonly start?: number;
}

export function pageObject(edit: PdfEdit, page: number): number {
  const object = edit.pages[page];
  if (object !== undefined) return object;
  throw new RangeError(`page ${page} (from 0) of a PDF that has ${edit.pages.length} pages`);
}

/**
 * Adds the bookmarks (ISO 32000-1 §12.3.3), all open, each showing its whole page (§12.3.2.2, Fit).
 * @returns the reference to the outline dictionary
 * @throws RangeError for a missing page
 */
export function addOutline(edit: PdfEdit, bookmarks: readonly Bookmark[]): string {
  const root = `${allot(edit)} 0 R`;
  const entries = outlineLevel(edit, bookmarks, root);
  edit.objects.set(Number.parseInt(root, 10), writeDict([['Type', '/Outlines'], ...entries]));
  return root;
}

/** Adds the items of one level and those below; returns First, Last and Count for their parent. */
function outlineLevel(
  edit: PdfEdit,
  bookmarks: readonly Bookmark[],
  parent: string,
): [string, string | undefined][] {
  if (bookmarks.length === 0) return [];
  const numbers = bookmarks.map(() => allot(edit));
  const refs = numbers.map((number) => `${number} 0 R`);
  let count = bookmarks.length;
  for (const [index, bookmark] of bookmarks.entries()) {
    const below = outlineLevel(edit, bookmark.children, refs[index] ?? '');
    count += Number(below.find(([key]) => key === 'Count')?.[1] ?? 0);
    const entries: [string, string | undefined][] = [
      ['Title', pdfString(bookmark.title.replace(/\s+/g, ' ').trim())],
      ['Parent', parent],
      ['Prev', refs[index - 1]],
      ['Next', refs[index + 1]],
      ...below,
      ['Dest', `[${pageObject(edit, bookmark.page)} 0 R /Fit]`],
    ];
    edit.objects.set(numbers[index] ?? 0, writeDict(entries));
  }
  return [
    ['First', refs[0]],
    ['Last', refs.at(-1)],
    ['Count', String(count)],
  ];
}

/**
 * The number tree of page labels (§12.4.2), which must begin with page 0.
 * @throws RangeError for a page that is missing or labelled twice, and for a start below 1
 */
export function labelTree(edit: PdfEdit, labels: readonly PageLabel[]): string {
  const sorted = [...labels].sort((a, b) => a.page - b.page);
  if (sorted[0]?.page !== 0) sorted.unshift({ page: 0, style: 'D' });
  const numbers = sorted.map((label, index) => {
    const { page, style, prefix, start = 1 } = label;
    pageObject(edit, page);
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
