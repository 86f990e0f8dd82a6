/** Bookmarks by section, and page labels: Chromium's bookmarks are the headings. */
import { allot, type PdfFile, setObject } from './pdf-file.js';
import { pdfString, unknown, writeDict } from './syntax.js';

export interface Bookmark {
  readonly title: string;
  /** The page it leads to, counted from 0. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/** Pages from `page` (from 0) on are labelled with numbers from `start` on. */
export interface PageLabel {
  readonly page: number;
  readonly start: number;
}

/**
 * Adds the bookmarks (ISO 32000-1 §12.3.3), all open, each showing its whole page (§12.3.2.2, Fit).
 * @returns the reference to the outline dictionary
 */
export function addOutline(file: PdfFile, bookmarks: readonly Bookmark[]): string {
  const pages = [...file.pages.keys()];
  /** Adds the items of one level and those below; returns First, Last and Count for their parent. */
  const addLevel = (items: readonly Bookmark[], parent: number) => {
    const numbers = items.map(() => allot(file));
    const refs = numbers.map((number) => `${number} 0 R`);
    let count = items.length;
    for (const [index, { title, page, children }] of items.entries()) {
      const number = numbers[index] ?? 0;
      const below = children.length > 0 ? addLevel(children, number) : new Map<string, string>();
      count += Number(below.get('Count') ?? 0);
      const target = pages[page] ?? unknown(`it has no page ${page + 1}`);
      const entries: [string, string | undefined][] = [
        ['Title', pdfString(title.replace(/\s+/g, ' ').trim())],
        ['Parent', `${parent} 0 R`],
        ['Prev', refs[index - 1]],
        ['Next', refs[index + 1]],
        ...below,
        ['Dest', `[${target} 0 R /Fit]`],
      ];
      setObject(file, number, writeDict(entries));
    }
    return new Map([
      ['First', refs[0] ?? ''],
      ['Last', refs.at(-1) ?? ''],
      ['Count', String(count)],
    ]);
  };
  const root = allot(file);
  setObject(file, root, writeDict([['Type', '/Outlines'], ...addLevel(bookmarks, root)]));
  return `${root} 0 R`;
}

/** The number tree of page labels (§12.4.2). */
export function labelTree(labels: readonly PageLabel[]): string {
  const numbers = labels.map(({ page, start }) => {
    const first = start === 1 ? undefined : String(start);
    return `${page} ${writeDict([
      ['S', '/D'],
      ['St', first],
    ])}`;
  });
  return `<</Nums [${numbers.join('\n')}]>>`;
}
