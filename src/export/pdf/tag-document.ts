/** Makes a document accessible: all content is tagged or an artefact. */
import { type Annotation, type AnnotationTexts, finishAnnotations } from './annotations.js';
import { type ContentPart, readContent, startOf, writeContent } from './content.js';
import { pdfDate } from './metadata.js';
import { deleteUnused, type PdfFile, readObject, readStream, setStream } from './pdf-file.js';
import { type ContentInfo, pdfUaTags } from './pdf-ua-tags.js';
import { type Dict, innerDict, reference } from './syntax.js';
import {
  isMark,
  isTag,
  type MarkedContent,
  marksIn,
  readTags,
  type StructureChild,
  type Tag,
  writeTags,
} from './tags.js';

/** A page or a form XObject. */
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
 * Rewrites tags, content and annotations, and sets the catalog's structure tree; Chromium's bookmarks
 * and labels are deleted.
 * @returns whether the pages are PDF/UA-1 now: they have tags, fonts map to characters, and none is
 *   missing
 * @throws UnknownPdf where something is not as Chromium writes it
 */
export function tagDocument(
  file: PdfFile,
  info: AnnotationTexts & { readonly date: Date; readonly direction?: 'ltr' | 'rtl' },
): boolean {
  const { catalog, pages } = file;
  const root = catalog.get('StructTreeRoot');
  const read = root ? readTags(file, reference(root, 'the catalog’s /StructTreeRoot')) : [];
  // Keeps its place in the catalog.
  if (root) catalog.set('StructTreeRoot', 'null');
  for (const key of ['Outlines', 'PageMode', 'PageLabels']) catalog.delete(key);
  deleteUnused(file);

  const owners = new Set([...pages.keys(), ...read.flatMap(marksIn).map(({ owner }) => owner)]);
  const drawings = new Set([...owners].filter((owner) => !pages.has(owner)));
  const painted = new Map(
    [...owners].map((owner) => [owner, readPainted(file, owner, drawings)] as const),
  );
  const keys = new Map<number, number>();
  for (const [owner, { dict }] of painted) {
    const key = dict.get('StructParents');
    if (key !== undefined) keys.set(owner, Number(key));
  }
  const uaTags = pdfUaTags(read, contentOf(painted, info.direction));
  const annotations = finishAnnotations(file, info, pdfDate(info.date));
  for (const { object, key } of annotations) keys.set(object, key);
  const tags = withAnnotations(uaTags, annotations);
  catalog.set('StructTreeRoot', writeTags(file, tags, keys));
  catalog.set('MarkInfo', '<</Type /MarkInfo\n/Marked true>>');

  const tagged = new Set(tags.flatMap(marksIn).map(({ owner, mcid }) => `${owner} ${mcid}`));
  for (const [owner, { dict, parts, object }] of painted) {
    const content = writeContent(parts, (mcid) => tagged.has(`${owner} ${mcid}`));
    setStream(file, object, owner === object ? dict : new Map(), content);
  }
  return tags.length > 0 && finishFonts(file, painted);
}

function contentOf(
  painted: ReadonlyMap<number, PaintedObject>,
  direction: 'ltr' | 'rtl' = 'ltr',
): ContentInfo {
  const partsFrom = (mark: MarkedContent): readonly ContentPart[] => {
    const { parts = [] } = painted.get(mark.owner) ?? {};
    const index = parts.findIndex(({ mcid }) => mcid === mark.mcid);
    return index < 0 ? [] : parts.slice(index);
  };
  const paintsOf: ContentInfo['paintsOf'] = (mark) => partsFrom(mark)[0]?.paints ?? 'nothing';
  const taken = new Set<ContentPart>();
  return {
    paintsOf,
    labelOf(item) {
      const first = item.find((mark) => paintsOf(mark) === 'text');
      if (first === undefined) return undefined;
      const [body, ...others] = partsFrom(first);
      const start = startOf(body);
      const own = new Set(
        item.filter(({ owner }) => owner === first.owner).map(({ mcid }) => mcid),
      );
      for (const part of others) {
        if (part.paints !== 'text' || part.mcid === undefined || own.has(part.mcid)) continue;
        // The text of another tag.
        if (!part.isFree) return undefined;
        const { x, y } = startOf(part);
        const isNear = Math.abs(y - start.y) < LINE;
        const isBefore = direction === 'rtl' ? x > start.x : x < start.x;
        if (!isNear || !isBefore || taken.has(part)) continue;
        taken.add(part);
        return { ...first, mcid: part.mcid };
      }
      return undefined;
    },
  };
}

/** @param owner the object of a page, or of a form XObject, which has its own resources */
function readPainted(file: PdfFile, owner: number, drawings: ReadonlySet<number>): PaintedObject {
  const page = file.pages.get(owner);
  const object = page ? reference(page.get('Contents'), `the /Contents of page ${owner}`) : owner;
  const { dict: own, content } = readStream(file, object);
  const dict = page ?? own;
  const named = innerDict(innerDict(dict, 'Resources'), 'XObject');
  const groups = [...named].filter(([, value]) => drawings.has(reference(value, 'a drawing')));
  return { dict, parts: readContent(content, new Set(groups.map(([name]) => name))), object };
}

/** Adds untagged links, and notes, to the section of their page. */
function withAnnotations(tags: readonly Tag[], annotations: readonly Annotation[]): readonly Tag[] {
  const found = new Set(tags.flatMap(annotationsIn));
  const missing = annotations.filter(({ object }) => !found.has(object));
  const tagsOf = (all: readonly Annotation[]): Tag[] =>
    all.map(({ type, page, object }) => ({
      type,
      attributes: new Map(),
      kids: [{ page, annotation: object }],
    }));
  return tags.map((root) => {
    const pages = root.kids.map((kid) => marksIn(kid)[0]?.page);
    const kids = root.kids.map((kid, index): StructureChild => {
      const own = missing.filter(({ page }) => pages.lastIndexOf(page) === index);
      return isTag(kid) ? { ...kid, kids: [...kid.kids, ...tagsOf(own)] } : kid;
    });
    const others = missing.filter(({ page }) => !pages.includes(page));
    return { ...root, kids: [...kids, ...tagsOf(others)] };
  });
}

function annotationsIn(kid: StructureChild): number[] {
  if (isTag(kid)) return kid.kids.flatMap(annotationsIn);
  return isMark(kid) ? [] : [kid.annotation];
}

/**
 * Whether each font maps its glyphs to characters (ToUnicode), and each character has a glyph. Chromium
 * maps joined forms of letters to U+0000, which readers take for an end of the text; they become
 * U+FFFD, and the letter is in ActualText.
 */
function finishFonts(file: PdfFile, painted: ReadonlyMap<number, PaintedObject>): boolean {
  const fonts = new Set(
    [...file.pages.values()].flatMap((page) => [
      ...innerDict(innerDict(page, 'Resources'), 'Font').values(),
    ]),
  );
  const areMapped = [...fonts].every((font) => {
    const dict = readObject(file, reference(font, 'a font'));
    if (dict.get('Subtype') !== '/Type0' || !dict.has('ToUnicode')) return false;
    const object = reference(dict.get('ToUnicode'), 'a font’s /ToUnicode');
    const map = readStream(file, object);
    const content = map.content.replace(/^(<[\dA-F]{4}> )<0000>$/gm, '$1<FFFD>');
    if (content !== map.content) setStream(file, object, map.dict, content);
    return true;
  });
  const isComplete = ({ parts }: PaintedObject): boolean =>
    parts.every(({ text }) => !text.includes('0000') || !NO_GLYPH.test(text));
  return areMapped && [...painted.values()].every(isComplete);
}
