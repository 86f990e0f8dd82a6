/** Annotations: Chromium's links, and the speaker's notes. */
import { pdfString } from './metadata.js';
import { pageObject } from './navigation.js';
import { type Dict, readObject, unknown } from './objects.js';
import { allot, type PdfEdit } from './pdf-edit.js';
import { writeDict } from './write.js';

/** A sticky note at the page's top right corner; several on one page are below each other. */
export interface PageNote {
  /** Counted from 0. */
  readonly page: number;
  readonly text: string;
  readonly author?: string;
}

/** Size and distance of notes' icons in points; most viewers use a size of their own. */
const NOTE_SIZE = 20;
const NOTE_STEP = 28;

/** Free keys of the parent tree: Chromium counts pages from 0, links from 100,000. */
const FIRST_KEY = 1_000_000;

export interface PageAnnotations {
  /** The keys (StructParent) of links and notes by object. */
  readonly links: ReadonlyMap<number, number>;
  readonly notes: ReadonlyMap<number, number>;
}

export interface AnnotationTexts {
  /** Descriptions of named destinations. */
  readonly destinations: ReadonlyMap<string, string>;
  /** The description of all other destinations. */
  readonly title: string;
  readonly notes: readonly PageNote[];
  /** As `pdfDate` writes it. */
  readonly date: string;
}

/**
 * Describes each link's target (ISO 14289-1 §7.18.5), and adds notes as text annotations
 * (§12.5.6.4).
 * @param pages the dictionaries of the pages; those with annotations are changed
 * @returns the annotations by page
 * @throws RangeError for a missing page; UnknownPdf for a page that is not as Chromium writes it
 */
export function finishAnnotations(
  edit: PdfEdit,
  pages: ReadonlyMap<number, Dict>,
  { destinations, title, notes, date }: AnnotationTexts,
): Map<number, PageAnnotations> {
  const byPage = new Map<number, PageNote[]>();
  for (const note of notes) {
    const page = pageObject(edit, note.page);
    byPage.set(page, [...(byPage.get(page) ?? []), note]);
  }
  let next = FIRST_KEY;
  const linkKey = (object: number): number => {
    const dict = readObject(edit.file, object);
    if (dict.get('Subtype') !== '/Link') unknown(`annotation ${object} is no link`);
    const own = dict.get('StructParent');
    const key = own === undefined ? next++ : Number(own);
    const named = /^\/(\S+)$/.exec(dict.get('Dest') ?? '')?.[1];
    const uri = /\/URI (\((?:[^\\()]|\\.)*\)|<[\dA-F]*>)/.exec(dict.get('A') ?? '')?.[1];
    const text = uri ?? pdfString(destinations.get(named ?? '') ?? title);
    dict.set('Contents', text).set('StructParent', String(key));
    edit.objects.set(object, writeDict(dict));
    return key;
  };
  return new Map(
    [...pages].flatMap(([page, dict]): [number, PageAnnotations][] => {
      const own = byPage.get(page) ?? [];
      const box = /^\[\S+ \S+ (\S+) (\S+)\]$/.exec(dict.get('MediaBox') ?? '');
      const annots = /^\[([\d\sR]*)\]$/.exec(dict.get('Annots') ?? '[]')?.[1];
      if (!box || annots === undefined) {
        return unknown(`no plain /MediaBox or /Annots in object ${page}`);
      }
      if (own.length === 0 && annots.trim() === '') return [];
      const links = [...annots.matchAll(/(\d+) 0 R/g)].map(([, object]) => Number(object));
      const right = Number(box[1]) - (NOTE_STEP - NOTE_SIZE);
      const added = own.map((note, index) => {
        const bottom = Number(box[2]) - NOTE_STEP * (index + 1);
        const rect = [right - NOTE_SIZE, bottom, right, bottom + NOTE_SIZE].join(' ');
        const key = next++;
        return [allot(edit, noteAnnotation(note, page, rect, date, key)), key] as const;
      });
      const all = [...links, ...added.map(([object]) => object)];
      dict.set('Annots', `[${all.map((object) => `${object} 0 R`).join(' ')}]`).set('Tabs', '/S');
      edit.objects.set(page, writeDict(dict));
      const keys = new Map(links.map((object) => [object, linkKey(object)]));
      return [[page, { links: keys, notes: new Map(added) }]];
    }),
  );
}

function noteAnnotation(
  note: PageNote,
  page: number,
  rect: string,
  date: string,
  key: number,
): string {
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
    ['StructParent', String(key)],
  ]);
}
