/** Reads and writes the structure tree of a PDF (ISO 32000-1 §14.7). */
import {
  type Dict,
  objectText,
  type PdfFile,
  parseDict,
  readObject,
  reference,
  unknown,
} from './objects.js';
import { add, allot, type PdfEdit } from './pdf-edit.js';
import { writeDict } from './write.js';

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

/** Nearly every tag as Chromium writes it: the general reader takes three times as long. */
const PLAIN =
  /^\d+ 0 obj\n<<\/Type \/StructElem\n\/S \/(\w+)\n\/P \d+ 0 R\n(?:\/Pg (\d+) 0 R\n)?\/K ([\d R]+|\[[\d R]*\])>>\n/;
const NONE: Dict = new Map();
const KIDS = /<<[^<>]*>>|(\d+) 0 R|\d+/g;

/**
 * Reads the tree and deletes its objects, which frees their numbers.
 * @throws UnknownPdf where it is not as Chromium writes it
 */
export function readTags(edit: PdfEdit, root: number): Tag[] {
  const { file } = edit;
  const seen = new Set<number>();
  const remove = (object: number): void => {
    if (seen.has(object)) unknown('its structure tree loops');
    seen.add(object);
    edit.objects.set(object, undefined);
  };
  const readKids = (value = '', page: number | undefined): StructureChild[] =>
    Array.from(value.matchAll(KIDS), ([kid, object]) => {
      if (object !== undefined) return read(Number(object), page);
      if (!kid.startsWith('<<')) return markOf(new Map(), Number(kid), page);
      const { dict } = parseDict(kid, 0);
      return referenced(dict, page) ?? unknown('a tag’s kid is of no known type');
    });
  const read = (object: number, page: number | undefined): StructureChild => {
    remove(object);
    const plain = PLAIN.exec(objectText(file, object));
    if (plain) {
      const [, type = '', own, kids] = plain;
      return { type, attributes: NONE, kids: readKids(kids, own ? Number(own) : page) };
    }
    const dict = readObject(file, object);
    const found = referenced(dict, page);
    if (found) return found;
    const type = /^\/([^#]+)$/.exec(dict.get('S') ?? '')?.[1];
    if (type === undefined) return unknown(`object ${object} is no tag`);
    const own = pageOf(dict, page);
    const kids = readKids(dict.get('K'), own);
    for (const key of ['Type', 'S', 'P', 'Pg', 'K']) dict.delete(key);
    return { type, attributes: dict, kids };
  };
  const tree = readObject(file, root);
  for (const key of ['ParentTree', 'IDTree']) deleteTree(file, tree.get(key), remove);
  return readKids(tree.get('K'), undefined).map((kid) =>
    isTag(kid) ? kid : unknown('its structure tree begins with content'),
  );
}

function pageOf(dict: Dict, around: number | undefined): number | undefined {
  const own = dict.get('Pg');
  return own === undefined ? around : reference(own, 'a tag’s /Pg');
}

/** The mark or annotation that a dictionary refers to, if it does. */
function referenced(dict: Dict, around: number | undefined): StructureChild | undefined {
  const type = dict.get('Type');
  const page = pageOf(dict, around);
  if (type === '/MCR') return markOf(dict, Number(dict.get('MCID')), page);
  if (type !== '/OBJR') return undefined;
  const annotation = reference(dict.get('Obj'), 'a tag’s /Obj');
  return page === undefined ? unknown('an annotation without page') : { page, annotation };
}

function markOf(dict: Dict, mcid: number, page: number | undefined): MarkedContent {
  if (page === undefined || !Number.isInteger(mcid)) return unknown('a mark without page');
  const stream = dict.get('Stm');
  return { page, owner: stream === undefined ? page : reference(stream, 'a mark’s /Stm'), mcid };
}

/** Deletes the objects of a number or name tree (§7.9.6, §7.9.7) of references. */
function deleteTree(
  file: PdfFile,
  value: string | undefined,
  remove: (object: number) => void,
): void {
  if (value === undefined) return;
  const object = reference(value, 'a tree of the tags');
  const dict = readObject(file, object);
  remove(object);
  for (const [, kid] of (dict.get('Kids') ?? '').matchAll(/(\d+) 0 R/g)) {
    deleteTree(file, `${kid} 0 R`, remove);
  }
  // The arrays of the parent tree; in a name tree the values are tags.
  for (const [, own] of (dict.get('Nums') ?? '').matchAll(/\d+ (\d+) 0 R/g)) {
    const number = Number(own);
    if (/^\d+ 0 obj\s*\[/.test(textAt(file, number))) remove(number);
  }
}

function textAt(file: PdfFile, object: number): string {
  const from = file.places[object]?.from ?? 0;
  return file.bytes.toString('latin1', from, from + 24);
}

/**
 * Writes a tree with its parent tree (§14.7.4.4) and the tags that have an id (§14.7.2).
 * @param keys StructParents of each owner of marks, StructParent of each annotation
 * @returns the reference to the root
 */
export function writeTags(
  edit: PdfEdit,
  tags: readonly Tag[],
  keys: ReadonlyMap<number, number>,
): string {
  const root = allot(edit);
  const parents = new Map<number, string | string[]>();
  const ids: [string, string][] = [];
  const named = renamed(tags);
  const keyOf = (object: number): number =>
    keys.get(object) ?? unknown(`object ${object} has no key in the parent tree`);
  const write = (tag: Tag, parent: number): string => {
    const number = allot(edit);
    const self = `${number} 0 R`;
    const attributes = [...tag.attributes].map(([key, value]) => [key, named(value)] as const);
    const id = attributes.find(([key]) => key === 'ID')?.[1];
    if (id !== undefined) ids.push([id, self]);
    const page = tag.kids.find((kid) => !isTag(kid) && isMark(kid) && kid.owner === kid.page);
    const own = page && !isTag(page) ? page.page : undefined;
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
      if (kid.owner === own) return String(kid.mcid);
      const stream = kid.owner === kid.page ? '' : `/Stm ${kid.owner} 0 R\n`;
      return `<</Type /MCR\n/Pg ${kid.page} 0 R\n${stream}/MCID ${kid.mcid}>>`;
    });
    edit.objects.set(
      number,
      writeDict([
        ['Type', '/StructElem'],
        ['S', `/${tag.type}`],
        ['P', `${parent} 0 R`],
        ['Pg', own === undefined ? undefined : `${own} 0 R`],
        ['K', kids.length === 1 ? kids[0] : `[${kids.join(' ')}]`],
        ...attributes,
      ]),
    );
    return self;
  };
  const kids = tags.map((tag) => write(tag, root));
  const numbers = [...parents]
    .sort(([a], [b]) => a - b)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : parentList(value)}`);
  const names = ids.sort(([a], [b]) => (a < b ? -1 : 1)).flat();
  const ends = [names[0], names.at(-2)].join(' ');
  edit.objects.set(
    root,
    writeDict([
      ['Type', '/StructTreeRoot'],
      ['K', `[${kids.join(' ')}]`],
      ['ParentTree', add(edit, `<</Nums [${numbers.join('\n')}]>>`)],
      ['ParentTreeNextKey', String(Math.max(-1, ...parents.keys()) + 1)],
      [
        'IDTree',
        names.length === 0
          ? undefined
          : add(
              edit,
              `<</Kids [${add(edit, `<</Limits [${ends}]\n/Names [${names.join(' ')}]>>`)}]>>`,
            ),
      ],
    ]),
  );
  return `${root} 0 R`;
}

/**
 * Chromium numbers table cells through a process's life, so that ids depend on what was printed
 * before: they become ranks.
 */
function renamed(tags: readonly Tag[]): (value: string) => string {
  const idsIn = (tag: Tag): string[] => [
    ...[tag.attributes.get('ID') ?? []].flat(),
    ...tag.kids.filter(isTag).flatMap(idsIn),
  ];
  const ranks = new Map(tags.flatMap(idsIn).map((id, rank) => [id, `(cell${rank + 1})`]));
  return (value) =>
    ranks.size === 0 ? value : value.replace(/\(node\d+\)/g, (id) => ranks.get(id) ?? id);
}

/** `null` for content without a tag. */
function parentList(tags: readonly (string | undefined)[]): string {
  return `[${Array.from(tags, (tag) => tag ?? 'null').join(' ')}]`;
}
