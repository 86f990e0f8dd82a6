/** Reads and writes the structure tree of a PDF (ISO 32000-1 §14.7). */
import { add, allot, type PdfFile, readObject, setObject } from './pdf-file.js';
import { type Dict, parseDict, reference, unknown, writeDict } from './syntax.js';

/** Marked content. */
export interface MarkedContent {
  readonly page: number;
  /** The object with the content: the page, or a form XObject on it. */
  readonly owner: number;
  readonly mcid: number;
}

export interface AnnotationChild {
  readonly page: number;
  readonly annotation: number;
}

export interface Tag {
  readonly type: string;
  /** All other entries than type, place and content, values as in the file. */
  readonly attributes: Dict;
  readonly kids: readonly StructureChild[];
}

export type StructureChild = Tag | MarkedContent | AnnotationChild;

export function isTag(kid: StructureChild): kid is Tag {
  return 'kids' in kid;
}

export function isMark(kid: StructureChild): kid is MarkedContent {
  return 'mcid' in kid;
}

/** All marks within, in order. */
export function marksIn(kid: StructureChild): readonly MarkedContent[] {
  if (isTag(kid)) return kid.kids.flatMap(marksIn);
  return isMark(kid) ? [kid] : [];
}

const KIDS = /<<[^<>]*>>|(\d+) 0 R|\d+/g;

/**
 * Reads the structure tree.
 * @param root its object
 * @throws UnknownPdf where it is not as Chromium writes it
 */
export function readTags(file: PdfFile, root: number): Tag[] {
  const seen = new Set<number>();
  const readKids = (value = '', page: number | undefined): StructureChild[] =>
    Array.from(value.matchAll(KIDS), ([kid, object]) => {
      if (object !== undefined) return read(Number(object), page);
      return kid.startsWith('<<') ? readDict(parseDict(kid).dict, page) : markOf(kid, page);
    });
  const read = (object: number, page: number | undefined): StructureChild => {
    if (seen.has(object)) unknown('its structure tree loops');
    seen.add(object);
    return readDict(readObject(file, object), page);
  };
  const readDict = (dict: Dict, around: number | undefined): StructureChild => {
    const own = dict.get('Pg');
    const page = own === undefined ? around : reference(own, 'a tag’s /Pg');
    if (dict.get('Type') === '/MCR') return markOf(dict.get('MCID'), page, dict.get('Stm'));
    if (dict.get('Type') === '/OBJR') {
      const annotation = reference(dict.get('Obj'), 'a tag’s /Obj');
      return page === undefined ? unknown('an annotation without page') : { page, annotation };
    }
    const type = /^\/([^#]+)$/.exec(dict.get('S') ?? '')?.[1] ?? unknown('an object is no tag');
    const kids = readKids(dict.get('K'), page);
    for (const key of ['Type', 'S', 'P', 'Pg', 'K']) dict.delete(key);
    return { type, attributes: dict, kids };
  };
  return readKids(readObject(file, root).get('K'), undefined).map((kid) =>
    isTag(kid) ? kid : unknown('its structure tree begins with content'),
  );
}

function markOf(mcid = '', page: number | undefined, stream?: string): MarkedContent {
  if (page === undefined || !/^\d+$/.test(mcid)) return unknown('a mark without page');
  const owner = stream === undefined ? page : reference(stream, 'a mark’s /Stm');
  return { page, owner, mcid: Number(mcid) };
}

/**
 * Writes a tree with its parent tree (§14.7.4.4) and the tags that have an id (§14.7.2).
 * @param keys StructParents of each owner of marks, StructParent of each annotation
 * @returns the reference to the root
 */
export function writeTags(
  file: PdfFile,
  tags: readonly Tag[],
  keys: ReadonlyMap<number, number>,
): string {
  const root = allot(file);
  const parents = new Map<number, string | string[]>();
  const ids: (readonly [id: string, tag: string])[] = [];
  const renamed = cellNames(tags);
  const keyOf = (object: number): number =>
    keys.get(object) ?? unknown(`object ${object} has no key in the parent tree`);
  const write = (tag: Tag, parent: number): string => {
    const number = allot(file);
    const self = `${number} 0 R`;
    const attributes = [...tag.attributes].map(([key, value]) => [key, renamed(value)] as const);
    for (const [key, value] of attributes) if (key === 'ID') ids.push([value, self]);
    const page = tag.kids.filter(isMark).find((mark) => mark.owner === mark.page)?.page;
    const kids = tag.kids.map((kid) => {
      if (isTag(kid)) return write(kid, number);
      if (!isMark(kid)) {
        parents.set(keyOf(kid.annotation), self);
        return `<</Type /OBJR\n/Obj ${kid.annotation} 0 R\n/Pg ${kid.page} 0 R>>`;
      }
      const key = keyOf(kid.owner);
      const list = parents.get(key) ?? [];
      if (typeof list === 'string') return unknown('a key of the parent tree is used twice');
      list[kid.mcid] = self;
      parents.set(key, list);
      if (kid.owner === page) return String(kid.mcid);
      const stream = kid.owner === kid.page ? '' : `/Stm ${kid.owner} 0 R\n`;
      return `<</Type /MCR\n/Pg ${kid.page} 0 R\n${stream}/MCID ${kid.mcid}>>`;
    });
    const entries: [string, string | undefined][] = [
      ['Type', '/StructElem'],
      ['S', `/${tag.type}`],
      ['P', `${parent} 0 R`],
      ['Pg', page === undefined ? undefined : `${page} 0 R`],
      ['K', kids.length === 1 ? kids[0] : `[${kids.join(' ')}]`],
    ];
    setObject(file, number, writeDict([...entries, ...attributes]));
    return self;
  };
  const kids = tags.map((tag) => write(tag, root));
  // `null` for content without a tag.
  const listOf = (tags: readonly string[]) =>
    `[${Array.from(tags, (tag) => tag ?? 'null').join(' ')}]`;
  const numbers = [...parents]
    .sort(([a], [b]) => a - b)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : listOf(value)}`);
  const entries: [string, string][] = [
    ['Type', '/StructTreeRoot'],
    ['K', `[${kids.join(' ')}]`],
    ['ParentTree', add(file, `<</Nums [${numbers.join('\n')}]>>`)],
    ['ParentTreeNextKey', String(Math.max(-1, ...parents.keys()) + 1)],
  ];
  if (ids.length > 0) {
    const names = ids.sort(([a], [b]) => (a < b ? -1 : 1)).flat();
    const leaf = `<</Limits [${names[0]} ${names.at(-2)}]\n/Names [${names.join(' ')}]>>`;
    entries.push(['IDTree', add(file, `<</Kids [${add(file, leaf)}]>>`)]);
  }
  setObject(file, root, writeDict(entries));
  return `${root} 0 R`;
}

/**
 * Chromium numbers table cells through a process's life, so that ids depend on what was printed
 * before: they become ranks.
 */
function cellNames(tags: readonly Tag[]): (value: string) => string {
  const idsIn = ({ attributes, kids }: Tag): string[] => [
    ...(attributes.has('ID') ? [attributes.get('ID') ?? ''] : []),
    ...kids.filter(isTag).flatMap(idsIn),
  ];
  const names = new Map(tags.flatMap(idsIn).map((id, rank) => [id, `(cell${rank + 1})`]));
  return (value) => value.replace(/\(node\d+\)/g, (id) => names.get(id) ?? id);
}
