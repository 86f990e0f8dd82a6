/** Makes a document accessible: all content is tagged or an artefact. */
import { type AnnotationTexts, finishAnnotations, type PageAnnotations } from './annotations.js';
import { type ContentPart, readContent, startOf, writeContent } from './content.js';
import { type Dict, parseDict, readObject, readStream, reference, unknown } from './objects.js';
import type { PdfEdit } from './pdf-edit.js';
import { type ContentInfo, pdfUaTags } from './pdf-ua-tags.js';
import {
  isTag,
  type MarkedContent,
  marksIn,
  readTags,
  type StructureChild,
  type Tag,
  writeTags,
} from './tags.js';
import { writeStream } from './write.js';

interface PaintedObject {
  readonly dict: Dict;
  readonly parts: readonly ContentPart[];
  /** The object of its content: the form XObject itself, or a page's /Contents. */
  readonly object: number;
}

/** The most between an item's number and its first line, in pixels of a slide. */
const LINE = 40;

/** The glyph .notdef in a font with two bytes a glyph. */
const NO_GLYPH = /<(?:[\da-f]{4})*?0000(?:[\da-f]{4})*>\s*T[jJ]/i;

/**
 * Rewrites tags, content and annotations, and sets the catalog's structure tree.
 * @returns whether the pages are PDF/UA-1 now: they have tags, fonts map to characters, and none is
 *   missing
 * @throws UnknownPdf where something is not as Chromium writes it
 */
export function tagDocument(
  edit: PdfEdit,
  catalog: Dict,
  texts: AnnotationTexts,
  direction: 'ltr' | 'rtl' = 'ltr',
): boolean {
  const root = catalog.get('StructTreeRoot');
  const tree = root === undefined ? undefined : reference(root, 'the catalog’s /StructTreeRoot');
  deleteOutlines(edit, catalog);
  const tags = tree === undefined ? [] : readTags(edit, tree);
  if (tree !== undefined) edit.objects.set(tree, undefined);

  const pages = new Map(edit.pages.map((page) => [page, readObject(edit.file, page)]));
  const drawings = new Set(
    tags
      .flatMap((tag) => marksIn(tag).map(({ owner }) => owner))
      .filter((owner) => !pages.has(owner)),
  );
  const painted = new Map<number, PaintedObject>();
  for (const [page, dict] of pages) {
    const object = reference(dict.get('Contents'), `the /Contents of page ${page}`);
    painted.set(page, readPainted(edit, object, dict, drawings));
  }
  for (const drawing of drawings)
    painted.set(drawing, readPainted(edit, drawing, undefined, drawings));

  const uaTags = pdfUaTags(tags, contentOf(painted, direction));
  const keys = new Map<number, number>();
  for (const [owner, { dict }] of painted) {
    const key = dict.get('StructParents');
    if (key !== undefined) keys.set(owner, Number(key));
  }
  const annotated = finishAnnotations(edit, pages, texts);
  for (const { links, notes } of annotated.values()) {
    for (const [object, key] of [...links, ...notes]) keys.set(object, key);
  }
  const whole = withAnnotations(uaTags, annotated);
  catalog.set('StructTreeRoot', writeTags(edit, whole, keys));
  catalog.set('MarkInfo', '<</Type /MarkInfo\n/Marked true>>');

  const read = new Map<number, Set<number>>();
  for (const { owner, mcid } of whole.flatMap(marksIn)) {
    read.set(owner, (read.get(owner) ?? new Set()).add(mcid));
  }
  for (const [owner, { dict, parts, object }] of painted) {
    const own = read.get(owner);
    const content = writeContent(parts, (mcid) => own?.has(mcid) ?? false);
    edit.objects.set(object, writeStream(owner === object ? dict : new Map(), content));
  }
  return whole.length > 0 && finishFonts(edit, pages, painted);
}

function contentOf(
  painted: ReadonlyMap<number, PaintedObject>,
  direction: 'ltr' | 'rtl',
): ContentInfo {
  const places = new Map(
    [...painted].map(([owner, { parts }]) => [
      owner,
      new Map(parts.map(({ mcid }, index) => [mcid, index])),
    ]),
  );
  const placeOf = (mark: MarkedContent): number => places.get(mark.owner)?.get(mark.mcid) ?? -1;
  const partsOf = (mark: MarkedContent): readonly ContentPart[] =>
    painted.get(mark.owner)?.parts ?? [];
  const paintsOf: ContentInfo['paintsOf'] = (mark) =>
    partsOf(mark)[placeOf(mark)]?.paints ?? 'nothing';
  const taken = new Set<ContentPart>();
  return {
    paintsOf,
    labelOf(item) {
      const first = item.find((mark) => paintsOf(mark) === 'text');
      if (first === undefined) return undefined;
      const body = startOf(partsOf(first)[placeOf(first)]);
      const own = new Set(
        item.filter(({ owner }) => owner === first.owner).map(({ mcid }) => mcid),
      );
      for (const part of partsOf(first).slice(placeOf(first) + 1)) {
        if (part.paints !== 'text' || part.mcid === undefined || own.has(part.mcid)) continue;
        // The text of another tag.
        if (!part.isFree) return undefined;
        const start = startOf(part);
        const isNear = Math.abs(start.y - body.y) < LINE;
        const isBefore = direction === 'rtl' ? start.x > body.x : start.x < body.x;
        if (!isNear || !isBefore || taken.has(part)) continue;
        taken.add(part);
        return { ...first, mcid: part.mcid };
      }
      return undefined;
    },
  };
}

/** Deletes Chromium's own bookmarks, which frees their object numbers. */
function deleteOutlines(edit: PdfEdit, catalog: Dict): void {
  const outlines = catalog.get('Outlines');
  if (outlines === undefined) return;
  const remove = (value: string): void => {
    const object = reference(value, 'an outline');
    if (edit.objects.has(object)) unknown('its outlines loop');
    const dict = readObject(edit.file, object);
    edit.objects.set(object, undefined);
    for (const key of ['First', 'Next']) {
      const other = dict.get(key);
      if (other !== undefined) remove(other);
    }
  };
  remove(outlines);
}

/** @param page its dictionary; a form XObject has its own resources. */
function readPainted(
  edit: PdfEdit,
  object: number,
  page: Dict | undefined,
  drawings: ReadonlySet<number>,
): PaintedObject {
  const { dict, content } = readStream(edit.file, object);
  const { XObject: named = '<<>>' } = resourcesOf(page ?? dict);
  const groups = [...parseDict(named, 0).dict].filter(([, value]) =>
    drawings.has(reference(value, 'a drawing')),
  );
  return {
    dict: page ?? dict,
    parts: readContent(content, new Set(groups.map(([name]) => name))),
    object,
  };
}

function resourcesOf(dict: Dict): Readonly<Record<string, string>> {
  const resources = dict.get('Resources') ?? '<<>>';
  return Object.fromEntries(parseDict(resources, 0).dict);
}

/** Adds untagged links, and notes, to the section of their page. */
function withAnnotations(
  tags: readonly Tag[],
  annotated: ReadonlyMap<number, PageAnnotations>,
): Tag[] {
  const found = new Set(tags.flatMap(annotationsIn));
  const missing = [...annotated].flatMap(([page, { links, notes }]) => {
    const tag = (type: string, annotation: number) => ({
      page,
      tag: { type, attributes: new Map(), kids: [{ page, annotation }] } satisfies Tag,
    });
    return [
      ...[...links.keys()].filter((link) => !found.has(link)).map((link) => tag('Link', link)),
      ...[...notes.keys()].map((note) => tag('Annot', note)),
    ];
  });
  if (missing.length === 0) return [...tags];
  return tags.map((root) => {
    const pages = root.kids.map((kid) => marksIn(kid)[0]?.page);
    const kids = root.kids.map((kid, index): StructureChild => {
      if (!isTag(kid)) return kid;
      const own = missing.filter(({ page }) => pages.lastIndexOf(page) === index);
      return own.length === 0 ? kid : { ...kid, kids: [...kid.kids, ...own.map(({ tag }) => tag)] };
    });
    const others = missing.filter(({ page }) => !pages.includes(page));
    return { ...root, kids: [...kids, ...others.map(({ tag }) => tag)] };
  });
}

function annotationsIn(kid: StructureChild): number[] {
  if (isTag(kid)) return kid.kids.flatMap(annotationsIn);
  return 'annotation' in kid ? [kid.annotation] : [];
}

/**
 * Whether each font maps its glyphs to characters (ToUnicode), and each character has a glyph. Chromium
 * maps joined forms of letters to U+0000, which readers take for an end of the text; they become
 * U+FFFD, and the letter is in ActualText.
 */
function finishFonts(
  edit: PdfEdit,
  pages: ReadonlyMap<number, Dict>,
  painted: ReadonlyMap<number, PaintedObject>,
): boolean {
  const fonts = new Set(
    [...pages.values()].flatMap((dict) => {
      const { Font: own = '<<>>' } = resourcesOf(dict);
      return [...parseDict(own, 0).dict.values()];
    }),
  );
  const areMapped = [...fonts].every((font) => {
    const dict = readObject(edit.file, reference(font, 'a font'));
    if (dict.get('Subtype') !== '/Type0' || !dict.has('ToUnicode')) return false;
    const object = reference(dict.get('ToUnicode'), 'a font’s /ToUnicode');
    const map = readStream(edit.file, object);
    const content = map.content.replace(/^(<[\dA-F]{4}> )<0000>$/gm, '$1<FFFD>');
    if (content !== map.content) edit.objects.set(object, writeStream(map.dict, content));
    return true;
  });
  const isComplete = ({ parts }: PaintedObject): boolean =>
    parts.every(({ text }) => !text.includes('0000') || !NO_GLYPH.test(text));
  return areMapped && [...painted.values()].every(isComplete);
}
