/** Copies a template's parts into a deck: all but its slides and what only they use. */

import { FIRST_SLIDE } from '../opc/names.js';
import type { PackageBase, Relation } from '../opc/package.js';
import { kindOf, type TemplatePackage } from './package.js';
import { PptxTemplateFault, SAVE_AGAIN, textOfPart } from './xml.js';

/**
 * Of the package: the deck has its own properties; the thumbnail shows the template, and
 * a signature would no longer be valid.
 */
const NOT_OF_ROOT: ReadonlySet<string> = new Set([
  ...['core-properties', 'extended-properties', 'thumbnail', 'origin'],
  ...['extensibility', 'userCustomization'],
]);

/** Of the presentation: slides, view settings, and the authors of comments and changes. */
const NOT_OF_DOCUMENT: ReadonlySet<string> = new Set([
  ...['slide', 'viewProps', 'commentAuthors', 'authors', 'changesInfo', 'revisionInfo'],
]);

/** Written by Fireside, whatever a template's relationships call it. */
const REWRITTEN_PARTS: ReadonlySet<string> = new Set([
  ...['docprops/core.xml', 'docprops/app.xml', 'ppt/viewprops.xml'],
]);

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
  const kept = new Set<string>();
  const follow = (path: string): void => {
    if (kept.has(path)) return;
    kept.add(path);
    const own = (pack.relations.get(path) ?? []).filter((one) => isCopied(pack, path, one));
    if (own.length > 0)
      relations.set(
        path,
        own.map((one) => redirected(pack, path, one)),
      );
    for (const { target, external } of relations.get(path) ?? []) {
      if (!external && target !== FIRST_SLIDE) follow(target);
    }
  };
  follow('');
  const parts = [...pack.parts].filter(([path]) => kept.has(path) && path !== pack.document);
  return { parts: new Map(parts), relations, defaults: pack.defaults };
}

function isCopied(pack: TemplatePackage, from: string, relation: Relation): boolean {
  const kind = kindOf(relation);
  if (REWRITTEN_PARTS.has(relation.target.toLowerCase())) return false;
  if (from === '') return !NOT_OF_ROOT.has(kind);
  if (from !== pack.document) return true;
  if (kind !== 'presProps') return !NOT_OF_DOCUMENT.has(kind);
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
  if (!part) throw new PptxTemplateFault('broken', `it lacks ${target}`, SAVE_AGAIN);
  // A button on the master that led to a sample slide leads to the first one.
  return isSlide(part.contentType) ? { ...relation, target: FIRST_SLIDE } : relation;
}

function isSlide(contentType: string): boolean {
  return contentType.endsWith('presentationml.slide+xml');
}
