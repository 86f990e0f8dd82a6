/** What of a template's package a deck takes over. */

import {
  kindOf,
  lacks,
  OfficeFault,
  type ReadPackage,
  type Relation,
  readPackage,
  SAVE_AGAIN,
  textOfPart,
} from '../../../office/index.js';
import { FIRST_SLIDE } from '../opc/names.js';
import type { PackageBase } from '../opc/package.js';

const MAIN =
  /^application\/vnd\.openxmlformats-officedocument\.presentationml\.(presentation|template|slideshow)\.main\+xml$/;

/**
 * Reads a .potx, .pptx or .ppsx.
 *
 * @throws OfficeFault if it is no presentation, or not one to build on
 */
export function readTemplatePackage(bytes: Uint8Array): ReadPackage {
  const pack = readPackage(bytes);
  const main = pack.parts.get(pack.document)?.contentType ?? '';
  const hasMacros =
    /macroenabled/i.test(main) ||
    [...pack.parts.values()].some(({ contentType }) => /vbaproject/i.test(contentType));
  if (hasMacros) {
    throw new OfficeFault(
      'macros',
      'it has macros, which a deck made of it would carry on',
      'Save it as “PowerPoint Template (.potx)”: PowerPoint then leaves the macros out.',
    );
  }
  if (!MAIN.test(main)) {
    throw new OfficeFault('no-pptx', 'no PowerPoint presentation is in it', SAVE_AGAIN);
  }
  return pack;
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
 * @throws OfficeFault for a part that is not there, or is somewhere else
 */
export function copiedParts(pack: ReadPackage): PackageBase {
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

function isCopied(pack: ReadPackage, from: string, relation: Relation): boolean {
  const kind = kindOf(relation);
  if (REWRITTEN_PARTS.test(relation.target)) return false;
  if (from === '') return !NOT_OF_ROOT.test(kind);
  if (from !== pack.document) return true;
  if (kind !== 'presProps') return !NOT_OF_DOCUMENT.test(kind);
  const part = pack.parts.get(relation.target);
  return part !== undefined && !SHOW_OF_SLIDES.test(textOfPart(part.bytes));
}

function redirected(pack: ReadPackage, from: string, relation: Relation) {
  const { target, external } = relation;
  if (external) {
    // A link is opened by a click; a picture from elsewhere would be fetched when the file is opened.
    if (kindOf(relation) === 'hyperlink') return relation;
    throw new OfficeFault(
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
