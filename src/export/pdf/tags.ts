/** The structure tree of a PDF (ISO 32000-1 §14.7): read from the file, and written anew. */
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

/** A piece of a page's content, by its mark. */
export interface Mark {
  readonly page: number;
  /** The object whose content it is in: the page, or a drawing on it. */
  readonly owner: number;
  readonly mcid: number;
}

/** An annotation that belongs to a tag. */
export interface AnnotationKid {
  readonly page: number;
  readonly annotation: number;
}

export interface Tag {
  readonly type: string;
  /** All but its type, place and content, values as they stand in the file. */
  readonly attributes: Dict;
  readonly kids: readonly Kid[];
}

export type Kid = Tag | Mark | AnnotationKid;

export function isTag(kid: Kid): kid is Tag {
  return 'kids' in kid;
}

export function isMark(kid: Kid): kid is Mark {
  return 'mcid' in kid;
}

/** All marks within, in their order. */
export function marksIn(kid: Kid): readonly Mark[] {
  if (isTag(kid)) return kid.kids.flatMap(marksIn);
  return isMark(kid) ? [kid] : [];
}

/** How Chromium writes nearly every tag: the general reader takes three times as long. */
const PLAIN =
  /^\d+ 0 obj\n<<\/Type \/StructElem\n\/S \/(\w+)\n\/P \d+ 0 R\n(?:\/Pg (\d+) 0 R\n)?\/K ([\d R]+|\[[\d R]*\])>>\n/;
const NONE: Dict = new Map();
const KIDS = /<<[^<>]*>>|(\d+) 0 R|\d+/g;

/**
 * Reads the tree; its objects are given up, for others to take their numbers.
 *
 * @param root the structure tree's root.
 * @throws UnknownPdf where it is not as Chromium writes it.
 */
export function readTags(edit: PdfEdit, root: number): Tag[] {
  const { file } = edit;
  const seen = new Set<number>();
  const give = (object: number): void => {
    if (seen.has(object)) unknown('its structure tree loops');
    seen.add(object);
    edit.objects.set(object, undefined);
  };
  const readKids = (value = '', page: number | undefined): Kid[] =>
    Array.from(value.matchAll(KIDS), ([kid, object]) => {
      if (object !== undefined) return read(Number(object), page);
      if (!kid.startsWith('<<')) return markOf(new Map(), Number(kid), page);
      const { dict } = parseDict(kid, 0);
      return referred(dict, page) ?? unknown('a tag’s kid is of no known type');
    });
  const read = (object: number, page: number | undefined): Kid => {
    give(object);
    const plain = PLAIN.exec(objectText(file, object));
    if (plain) {
      const [, type = '', own, kids] = plain;
      return { type, attributes: NONE, kids: readKids(kids, own ? Number(own) : page) };
    }
    const dict = readObject(file, object);
    const found = referred(dict, page);
    if (found) return found;
    const type = /^\/([^#]+)$/.exec(dict.get('S') ?? '')?.[1];
    if (type === undefined) return unknown(`object ${object} is no tag`);
    const own = pageOf(dict, page);
    const kids = readKids(dict.get('K'), own);
    for (const key of ['Type', 'S', 'P', 'Pg', 'K']) dict.delete(key);
    return { type, attributes: dict, kids };
  };
  const tree = readObject(file, root);
  for (const key of ['ParentTree', 'IDTree']) giveTree(file, tree.get(key), give);
  return readKids(tree.get('K'), undefined).map((kid) =>
    isTag(kid) ? kid : unknown('its structure tree begins with content'),
  );
}

function pageOf(dict: Dict, around: number | undefined): number | undefined {
  const own = dict.get('Pg');
  return own === undefined ? around : reference(own, 'a tag’s /Pg');
}

/** A mark or an annotation, where that is what a dictionary refers to. */
function referred(dict: Dict, around: number | undefined): Kid | undefined {
  const type = dict.get('Type');
  const page = pageOf(dict, around);
  if (type === '/MCR') return markOf(dict, Number(dict.get('MCID')), page);
  if (type !== '/OBJR') return undefined;
  const annotation = reference(dict.get('Obj'), 'a tag’s /Obj');
  return page === undefined ? unknown('an annotation without page') : { page, annotation };
}

function markOf(dict: Dict, mcid: number, page: number | undefined): Mark {
  if (page === undefined || !Number.isInteger(mcid)) return unknown('a mark without page');
  const stream = dict.get('Stm');
  return { page, owner: stream === undefined ? page : reference(stream, 'a mark’s /Stm'), mcid };
}

/** Gives up the objects of a tree of numbers or names (§7.9.6, §7.9.7) that only has references. */
function giveTree(file: PdfFile, value: string | undefined, give: (object: number) => void): void {
  if (value === undefined) return;
  const object = reference(value, 'a tree of the tags');
  const dict = readObject(file, object);
  give(object);
  for (const [, kid] of (dict.get('Kids') ?? '').matchAll(/(\d+) 0 R/g)) {
    giveTree(file, `${kid} 0 R`, give);
  }
  // The parents' arrays; of names, what follows each is a tag.
  for (const [, own] of (dict.get('Nums') ?? '').matchAll(/\d+ (\d+) 0 R/g)) {
    const number = Number(own);
    if (/^\d+ 0 obj\s*\[/.test(textAt(file, number))) give(number);
  }
}

function textAt(file: PdfFile, object: number): string {
  const from = file.places[object]?.from ?? 0;
  return file.bytes.toString('latin1', from, from + 24);
}

/**
 * Writes a tree, with what leads from marks and annotations to their tags (§14.7.4.4), and the tags
 * that have an id (§14.7.2).
 *
 * @param keys the number (StructParents) of each owner of marks, and of each annotation.
 * @returns the reference to its root.
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
    keys.get(object) ?? unknown(`object ${object} has no number among the parents`);
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
      if (typeof list === 'string') return unknown('a number among the parents stands twice');
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
 * Chromium numbers cells as it does nodes of documents, on and on through a process's life, so that
 * their ids tell what was printed before: they get their ranks.
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

/** What is in no tag has none among the parents. */
function parentList(tags: readonly (string | undefined)[]): string {
  return `[${Array.from(tags, (tag) => tag ?? 'null').join(' ')}]`;
}
