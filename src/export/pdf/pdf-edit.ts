/** What a PDF is finished with: the file as read, and the objects that take others' place. */
import type { PdfFile } from './objects.js';

export interface PdfEdit {
  readonly file: PdfFile;
  readonly pages: readonly number[];
  /** Bodies of objects, new or replaced; undefined for those that are left out. */
  readonly objects: Map<number, string | undefined>;
  /** Where `allot` goes on looking for a number that is free. */
  next: number;
}

/** Gives a new object a free number. */
export function allot(edit: PdfEdit, body = ''): number {
  const { file, objects } = edit;
  const isTaken = (number: number): boolean =>
    number < file.places.length &&
    (number === 0 || !objects.has(number) || objects.get(number) !== undefined);
  while (isTaken(edit.next)) edit.next++;
  const number = edit.next++;
  objects.set(number, body);
  return number;
}

/** Puts a new object in and returns the reference to it. */
export function add(edit: PdfEdit, body: string): string {
  return `${allot(edit, body)} 0 R`;
}
