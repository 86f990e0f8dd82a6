/** Annotations: Chromium's links, and the speaker's notes. */
import { allot, type PdfFile, readObject, setObject } from './pdf-file.js';
import { type Dict, pdfString, references, unknown, writeDict } from './syntax.js';

/** Size of a note's icon, and its distance from the page's corner, in points. */
const NOTE_SIZE = 20;
const NOTE_EDGE = 8;

/** Free keys of the parent tree: Chromium counts pages from 0, links from 100,000. */
const FIRST_KEY = 1_000_000;

/** An annotation and its tag. */
export interface Annotation {
  readonly object: number;
  readonly page: number;
  readonly type: 'Link' | 'Annot';
  /** Its StructParent, the key in the parent tree. */
  readonly key: number;
}

export interface AnnotationTexts {
  /** The descriptions of links: by the name of their destination, and of all others. */
  readonly destinations?: ReadonlyMap<string, string>;
  readonly title: string;
  /** The speaker's notes by page, from 0, each a sticky note at the top right corner. */
  readonly notes?: ReadonlyMap<number, string>;
  readonly author?: string;
}

/**
 * Describes each link's target (ISO 14289-1 §7.18.5), and adds notes as text annotations
 * (§12.5.6.4). The dictionaries of pages with annotations are changed.
 * @param date as `pdfDate` writes it
 * @throws UnknownPdf for a page that is not as Chromium writes it
 */
export function finishAnnotations(
  file: PdfFile,
  texts: AnnotationTexts,
  date: string,
): Annotation[] {
  let next = FIRST_KEY;
  const finishLink = (object: number): number => {
    const dict = readObject(file, object);
    if (dict.get('Subtype') !== '/Link') unknown(`annotation ${object} is no link`);
    const own = dict.get('StructParent');
    const key = own === undefined ? next++ : Number(own);
    dict.set('Contents', linkText(dict, texts)).set('StructParent', String(key));
    setObject(file, object, writeDict(dict));
    return key;
  };
  return [...file.pages].flatMap(([page, dict], index) => {
    const [, width, height] = /^\[\S+ \S+ (\S+) (\S+)\]$/.exec(dict.get('MediaBox') ?? '') ?? [];
    const annots = /^\[([\d\sR]*)\]$/.exec(dict.get('Annots') ?? '[]')?.[1];
    if (height === undefined || annots === undefined) {
      return unknown(`no plain /MediaBox or /Annots in object ${page}`);
    }
    const found: Annotation[] = [];
    const note = texts.notes?.get(index);
    if (note !== undefined) {
      const [right, top] = [Number(width) - NOTE_EDGE, Number(height) - NOTE_EDGE];
      const key = next++;
      const body = writeDict([
        ['Type', '/Annot'],
        ['Subtype', '/Text'],
        ['Rect', `[${right - NOTE_SIZE} ${top - NOTE_SIZE} ${right} ${top}]`],
        // §12.5.6.2: a carriage return, not a line feed, ends a paragraph.
        ['Contents', pdfString(note.replace(/\r?\n/g, '\r'))],
        ['T', texts.author ? pdfString(texts.author) : undefined],
        ['M', `(${date})`],
        ['F', '4'],
        ['P', `${page} 0 R`],
        ['StructParent', String(key)],
      ]);
      found.push({ object: allot(file, body), page, type: 'Annot', key });
    }
    const links = references(annots).map((object): Annotation => {
      return { object, page, type: 'Link', key: finishLink(object) };
    });
    const all = [...links, ...found];
    if (all.length === 0) return [];
    const refs = all.map(({ object }) => `${object} 0 R`).join(' ');
    dict.set('Annots', `[${refs}]`).set('Tabs', '/S');
    setObject(file, page, writeDict(dict));
    return all;
  });
}

/** A link's address, or the title of what it leads to. */
function linkText(link: Dict, { destinations, title }: AnnotationTexts): string {
  const uri = /\/URI (\((?:[^\\()]|\\.)*\)|<[\dA-F]*>)/.exec(link.get('A') ?? '')?.[1];
  const named = /^\/(\S+)$/.exec(link.get('Dest') ?? '')?.[1];
  return uri ?? pdfString(destinations?.get(named ?? '') ?? title);
}
