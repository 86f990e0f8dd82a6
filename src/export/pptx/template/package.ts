/** A template's zip as a package (ECMA-376-2): its parts with their types and relationships. */

import { posix } from 'node:path';
import { FIRST_SLIDE } from '../opc/names.js';
import type { PackageBase, PackagePart, Relation } from '../opc/package.js';
import { unzip } from './unzip.js';
import {
  attributeOf,
  childrenOf,
  lacks,
  PptxTemplateFault,
  refuseDocumentType,
  rootOf,
  SAVE_AGAIN,
  textOfPart,
} from './xml.js';

export interface TemplatePackage {
  /** By path, without a slash before it. */
  readonly parts: ReadonlyMap<string, PackagePart>;
  /** By the path of the part that they are of; the package's own by ''. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  /** Content types by endings, in small letters. */
  readonly defaults: ReadonlyMap<string, string>;
  /** The presentation's part. */
  readonly document: string;
}

const TYPES = '[Content_Types].xml';
const MAIN =
  /^application\/vnd\.openxmlformats-officedocument\.presentationml\.(presentation|template|slideshow)\.main\+xml$/;

/** The last word of a relationship's type: `slide`, `image`. */
export function kindOf(relation: Relation): string {
  return relation.type.replace(/^.*\//, '');
}

/**
 * Reads a .potx, .pptx or .ppsx.
 *
 * @throws PptxTemplateFault if it is no presentation, or not one to build on
 */
export function readTemplatePackage(bytes: Uint8Array): TemplatePackage {
  const files = unzip(bytes);
  const types = files.get(TYPES);
  if (!types) throw noPresentation(files);
  for (const [path, content] of files) {
    if (/\.(xml|rels)$/i.test(path)) refuseDocumentType(path, textOfPart(content));
  }
  const { defaults, names } = contentTypes(rootOf(TYPES, types));
  const parts = new Map<string, PackagePart>();
  const paths = new Map<string, string>();
  for (const [path, content] of files) {
    if (path === TYPES || isRelations(path)) continue;
    const ending = posix.extname(path).slice(1).toLowerCase();
    const contentType = names.get(path.toLowerCase()) ?? defaults.get(ending);
    // What has no type is no part of the package, such as what a Mac puts beside.
    if (contentType === undefined) continue;
    parts.set(path, { contentType, bytes: content });
    paths.set(path.toLowerCase(), path);
  }
  const relations = new Map<string, readonly Relation[]>();
  for (const [path, content] of files) {
    if (!isRelations(path)) continue;
    const { dir, base } = posix.parse(path);
    const from = posix.join(posix.dirname(dir), base.replace(/\.rels$/i, '')).replace(/^\.$/, '');
    const owner = from === '' ? '' : paths.get(from.toLowerCase());
    if (owner !== undefined) relations.set(owner, relationsIn(path, owner, content, paths));
  }
  return { parts, relations, defaults, document: documentOf(parts, relations, files) };
}

function isRelations(path: string): boolean {
  return /(^|\/)_rels\/[^/]*\.rels$/i.test(path);
}

function contentTypes(root: ReturnType<typeof rootOf>) {
  const defaults = new Map<string, string>();
  const names = new Map<string, string>();
  for (const one of childrenOf(root)) {
    const type = attributeOf(one, 'ContentType') ?? '';
    const ending = attributeOf(one, 'Extension');
    const name = attributeOf(one, 'PartName');
    if (ending !== undefined) defaults.set(ending.toLowerCase(), type);
    if (name !== undefined) names.set(decoded(name).replace(/^\//, '').toLowerCase(), type);
  }
  return { defaults, names };
}

function relationsIn(
  path: string,
  owner: string,
  content: Uint8Array,
  paths: ReadonlyMap<string, string>,
): Relation[] {
  return childrenOf(rootOf(path, content)).map((one) => {
    const target = attributeOf(one, 'Target') ?? '';
    const external = attributeOf(one, 'TargetMode') === 'External';
    const common = {
      id: attributeOf(one, 'Id') ?? '',
      type: attributeOf(one, 'Type') ?? '',
      external,
    };
    if (external) return { ...common, target };
    const goal = posix.resolve(`/${posix.dirname(owner)}`, decoded(target.replace(/#.*$/, '')));
    return { ...common, target: paths.get(goal.slice(1).toLowerCase()) ?? goal.slice(1) };
  });
}

/** Part names in markup are percent-encoded where a zip's are not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function documentOf(
  parts: TemplatePackage['parts'],
  relations: TemplatePackage['relations'],
  files: ReadonlyMap<string, Uint8Array>,
): string {
  const roots = relations.get('') ?? [];
  const main = roots.find((one) => kindOf(one) === 'officeDocument');
  const part = main && parts.get(main.target);
  if (!main || !part) throw noPresentation(files);
  if (main.type.startsWith('http://purl.oclc.org/')) {
    throw new PptxTemplateFault(
      'strict',
      'it is saved as “Strict Open XML”',
      'Save it as “PowerPoint Template (.potx)” or “PowerPoint Presentation (.pptx)”.',
    );
  }
  const hasMacros =
    /macroenabled/i.test(part.contentType) ||
    [...parts.values()].some(({ contentType }) => /vbaproject/i.test(contentType));
  if (hasMacros) {
    throw new PptxTemplateFault(
      'macros',
      'it has macros, which a deck made of it would carry on',
      'Save it as “PowerPoint Template (.potx)”: PowerPoint then leaves the macros out.',
    );
  }
  if (!MAIN.test(part.contentType)) throw noPresentation(files);
  return main.target;
}

function noPresentation(files: ReadonlyMap<string, Uint8Array>): PptxTemplateFault {
  const isOpenDocument = files.has('mimetype') && files.has('content.xml');
  const what = isOpenDocument
    ? 'it is an OpenDocument file'
    : 'it is a zip, but no PowerPoint presentation is in it';
  return new PptxTemplateFault('no-pptx', what, SAVE_AGAIN);
}

/**
 * Of the package: the deck has its own properties; the thumbnail shows the template, and
 * a signature would no longer be valid.
 */
const NOT_OF_ROOT =
  /^(core-properties|extended-properties|thumbnail|origin|extensibility|userCustomization)$/;
/** Of the presentation: slides, view settings, and the authors of comments and changes. */
const NOT_OF_DOCUMENT = /^(slide|viewProps|commentAuthors|authors|changesInfo|revisionInfo)$/;
/** Written by Fireside, whatever a template's relationships call it. */
const REWRITTEN_PARTS = /^(docProps\/core|docProps\/app|ppt\/viewProps)\.xml$/i;

/** A show of some slides, or of a custom show, in the presentation's properties. */
const SHOW_OF_SLIDES = /<(?:\w+:)?(?:sldRg|custShow)\b/;

/**
 * The parts to begin with, unchanged, and their relationships with the ids that they have. The
 * presentation itself is not among them: it is rewritten under its old path.
 *
 * @throws PptxTemplateFault for a part that is not there, or is somewhere else
 */
export function copiedParts(pack: TemplatePackage): PackageBase {
  const relations = new Map<string, readonly Relation[]>();
  const kept = new Set<string>(['']);
  // A set also visits what is added to it on the way.
  for (const path of kept) {
    const own = (pack.relations.get(path) ?? [])
      .filter((one) => isCopied(pack, path, one))
      .map((one) => redirected(pack, path, one));
    if (own.length > 0) relations.set(path, own);
    for (const { target, external } of own)
      if (!external && target !== FIRST_SLIDE) kept.add(target);
  }
  const parts = [...pack.parts].filter(([path]) => kept.has(path) && path !== pack.document);
  return { parts: new Map(parts), relations, defaults: pack.defaults };
}

function isCopied(pack: TemplatePackage, from: string, relation: Relation): boolean {
  const kind = kindOf(relation);
  if (REWRITTEN_PARTS.test(relation.target)) return false;
  if (from === '') return !NOT_OF_ROOT.test(kind);
  if (from !== pack.document) return true;
  if (kind !== 'presProps') return !NOT_OF_DOCUMENT.test(kind);
  const part = pack.parts.get(relation.target);
  return part !== undefined && !SHOW_OF_SLIDES.test(textOfPart(part.bytes));
}

function redirected(pack: TemplatePackage, from: string, relation: Relation) {
  const { target, external } = relation;
  if (external) {
    // A link is opened by a click; a picture from elsewhere would be fetched when the file is opened.
    if (kindOf(relation) === 'hyperlink') return relation;
    throw new PptxTemplateFault(
      'linked',
      `${from} in it takes a ${kindOf(relation)} from ${target}, and a deck carries all that it shows`,
      'In PowerPoint: File ▸ Info ▸ Edit Links to Files ▸ Break Link, then save it.',
    );
  }
  const part = pack.parts.get(target);
  if (!part) throw lacks(target);
  // A button on the master that led to a sample slide leads to the first one.
  const isSlide = part.contentType.endsWith('presentationml.slide+xml');
  return isSlide ? { ...relation, target: FIRST_SLIDE } : relation;
}
