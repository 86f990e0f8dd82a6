/** The zip that Office opens (ECMA-376-2, Open Packaging Conventions). */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { PackagePart, Relation } from '../../../office/index.js';
import { CONTENT, MEDIA, type MediaEnding } from './names.js';
import { attributes, Xml, xml, xmlBytes } from './xml.js';
import { type ZipEntry, zip } from './zip.js';

/** The `from` of the package's own relationships. */
export const ROOT = '';

/** What a package may begin with: parts of another, which stay as they are. */
export interface PackageBase {
  readonly parts: ReadonlyMap<string, PackagePart>;
  /** By the part's path, or `ROOT`; they keep their ids. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  /** Content types by endings, in small letters. */
  readonly defaults: ReadonlyMap<string, string>;
}

const STORED = new Set<string>([
  ...[MEDIA.png, MEDIA.jpeg, MEDIA.gif, MEDIA.mp4, MEDIA.webm],
  CONTENT.spreadsheet,
]);

export type OfficePackage = ReturnType<typeof createPackage>;

/** An empty package, or one with the parts of another. */
export function createPackage(base?: PackageBase) {
  const parts = new Map<string, PackagePart>(base?.parts);
  const names = new Set([...parts.keys()].map((path) => path.toLowerCase()));
  const relations = new Map([...(base?.relations ?? [])].map(([from, own]) => [from, [...own]]));
  const media = new Map<string, string>();
  /** One picture of many slides is hashed once. */
  const mediaKeys = new WeakMap<Uint8Array, string>();

  /**
   * @param path from the package's root, without a slash before it: `ppt/slides/slide1.xml`
   * @throws Error if there is such a part already, whatever its case (ECMA-376-2 §6.2.2.3)
   */
  function add(path: string, contentType: string, content: Xml | Uint8Array): void {
    const name = path.toLowerCase();
    if (names.has(name)) throw new Error(`the package has a part ${path} already`);
    names.add(name);
    parts.set(path, { contentType, bytes: content instanceof Xml ? xmlBytes(content) : content });
  }

  /** Whether there is a part of that path, whatever its case. */
  function has(path: string): boolean {
    return names.has(path.toLowerCase());
  }

  /** Adds a picture or a video, the same bytes once; returns its path. */
  function addMedia(bytes: Uint8Array, ending: MediaEnding): string {
    const digest = mediaKeys.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
    mediaKeys.set(bytes, digest);
    const key = `${digest}.${ending}`;
    const known = media.get(key);
    if (known) return known;
    const base = MEDIA[ending].startsWith('video/') ? 'media' : 'image';
    let number = media.size + 1;
    while (has(`ppt/media/${base}${number}.${ending}`)) number += 1;
    const path = `ppt/media/${base}${number}.${ending}`;
    add(path, MEDIA[ending], bytes);
    media.set(key, path);
    return path;
  }

  /**
   * Relates a part, or `ROOT`, to another part or to a web address; both may be added later. The same
   * relation is written once.
   *
   * @returns the relationship's id, such as `rId1`, for the markup of `from`
   * @throws TypeError if an external target is no absolute address
   */
  function relate(
    from: string,
    type: string,
    target: string,
    { external = false }: { external?: boolean } = {},
  ): string {
    // PowerPoint repairs files with a bare space or quote in an address: percent-encoded as browsers do.
    const goal = external ? new URL(target).href : target;
    const own = relations.get(from) ?? [];
    relations.set(from, own);
    const known = own.find(
      (one) => one.type === type && one.target === goal && one.external === external,
    );
    if (known) return known.id;
    let number = own.length + 1;
    while (own.some((one) => one.id === `rId${number}`)) number += 1;
    const id = `rId${number}`;
    own.push({ id, type, target: goal, external });
    return id;
  }

  /** Content types, then the parts as they were added, each followed by its relationships. */
  function toBytes(): Uint8Array {
    const types = xmlBytes(contentTypes(parts, base?.defaults));
    const entries: ZipEntry[] = [{ path: '[Content_Types].xml', bytes: types, stored: false }];
    for (const path of [ROOT, ...parts.keys()]) {
      const part = parts.get(path);
      // Pictures and workbooks are compressed already: again, it costs much and gains nothing.
      if (part) entries.push({ path, bytes: part.bytes, stored: STORED.has(part.contentType) });
      const own = relations.get(path);
      if (!own) continue;
      const bytes = xmlBytes(relationshipsXml(path, own));
      entries.push({ path: relationsPath(path), bytes, stored: false });
    }
    return zip(entries);
  }

  return { add, addMedia, relate, has, toBytes };
}

/** `ppt/slides/slide1.xml` → `ppt/slides/_rels/slide1.xml.rels` (ECMA-376-2 §6.5.2). */
function relationsPath(path: string): string {
  const { dir, base } = posix.parse(path);
  return posix.join(dir, '_rels', `${base}.rels`);
}

/**
 * [Content_Types].xml (ECMA-376-2 §6.2.3): by the ending what the ending says, every other part, and
 * all markup, by its name.
 *
 * @param given what endings mean already
 */
function contentTypes(
  parts: ReadonlyMap<string, PackagePart>,
  given: ReadonlyMap<string, string> = new Map(),
): Xml {
  const ending = (path: string) => posix.extname(path).slice(1).toLowerCase();
  const used = new Set([...parts.keys()].map(ending));
  const known = new Map<string, string>([...Object.entries(MEDIA), ...given]);
  const endings = [...known].filter(([one]) => used.has(one) && one !== 'xml' && one !== 'rels');
  const types = new Map(endings);
  const named = [...parts].filter(([path, part]) => types.get(ending(path)) !== part.contentType);
  return xml`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="rels" ContentType="${CONTENT.relationships}"/>
    <Default Extension="xml" ContentType="application/xml"/>
    ${endings.map(([one, type]) => xml`<Default Extension="${one}" ContentType="${type}"/>`)}
    ${named.map(
      ([path, part]) =>
        xml`<Override PartName="/${encodeURI(path)}" ContentType="${part.contentType}"/>`,
    )}
  </Types>`;
}

/** A .rels part; targets are written relative to `from`, as PowerPoint does. */
function relationshipsXml(from: string, relations: readonly Relation[]): Xml {
  const written = relations.map(({ id, type, target, external }) => {
    const inside = () => encodeURI(posix.relative(`/${posix.dirname(from)}`, `/${target}`));
    const goal = external ? target : inside();
    const mode = attributes({ TargetMode: external ? 'External' : undefined });
    return xml`<Relationship Id="${id}" Type="${type}" Target="${goal}"${mode}/>`;
  });
  return xml`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    ${written}
  </Relationships>`;
}
