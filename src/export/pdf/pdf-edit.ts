/** A PDF being edited: the file as read, and its new, replaced and deleted objects. */
import type { PdfFile } from './objects.js';

export interface PdfEdit {
  readonly file: PdfFile;
  readonly pages: readonly number[];
  /** Bodies of new and replaced objects; undefined for deleted ones. */
  readonly objects: Map<number, string | undefined>;
  /** Where `allot` continues its search for a free number. */
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

/** Adds an object and returns the reference to it. */
export function add(edit: PdfEdit, body: string): string {
  return `${allot(edit, body)} 0 R`;
}
