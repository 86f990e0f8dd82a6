/** A zip as a package of Office (ECMA-376-2): its parts with their types and relationships. */

import { posix } from 'node:path';
import { unzip } from './unzip.js';
import {
  attributeOf,
  childrenOf,
  OfficeFault,
  refuseDocumentType,
  rootOf,
  SAVE_AGAIN,
  textOfPart,
} from './xml.js';

/** A relationship of a part (ECMA-376-2 §9.3). */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** A part's path, or an address. */
  readonly target: string;
  readonly external: boolean;
}

export interface PackagePart {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface ReadPackage {
  /** By path, without a slash before it. */
  readonly parts: ReadonlyMap<string, PackagePart>;
  /** By the path of the part that they are of; the package's own by ''. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  /** Content types by endings, in small letters. */
  readonly defaults: ReadonlyMap<string, string>;
  /** The path of the main part: a presentation's, or a document's. */
  readonly document: string;
}

const TYPES = '[Content_Types].xml';

/** The last word of a relationship's type: `slide`, `image`. */
export function kindOf(relation: Relation): string {
  return relation.type.replace(/^.*\//, '');
}

/**
 * Reads a .pptx, .potx or .ppsx.
 *
 * @throws OfficeFault if it is no package, or not one to read
 */
export function readPackage(bytes: Uint8Array): ReadPackage {
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
  parts: ReadPackage['parts'],
  relations: ReadPackage['relations'],
  files: ReadonlyMap<string, Uint8Array>,
): string {
  const roots = relations.get('') ?? [];
  const main = roots.find((one) => kindOf(one) === 'officeDocument');
  const part = main && parts.get(main.target);
  if (!main || !part) throw noPresentation(files);
  if (main.type.startsWith('http://purl.oclc.org/')) {
    throw new OfficeFault(
      'strict',
      'it is saved as “Strict Open XML”',
      'Save it as “PowerPoint Template (.potx)” or “PowerPoint Presentation (.pptx)”.',
    );
  }
  return main.target;
}

function noPresentation(files: ReadonlyMap<string, Uint8Array>): OfficeFault {
  const isOpenDocument = files.has('mimetype') && files.has('content.xml');
  const what = isOpenDocument
    ? 'it is an OpenDocument file'
    : 'it is a zip, but no PowerPoint presentation is in it';
  return new OfficeFault('no-pptx', what, SAVE_AGAIN);
}
