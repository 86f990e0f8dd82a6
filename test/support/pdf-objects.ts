/** A PDF's objects as qpdf reads them, streams decoded. */
import { poppler } from './read-built.js';

export type Value = null | boolean | number | string | readonly Value[] | Dict;
export type Dict = { readonly [key: string]: Value };

export interface PdfStream {
  readonly dict: Dict;
  readonly bytes: Buffer;
}

export interface PdfObjects {
  readonly trailer: Dict;
  /** Objects of pages, in their order. */
  readonly pages: readonly string[];
  readonly all: ReadonlyMap<string, Value>;
  /** What a reference leads to, of a stream its dictionary; any other value is itself. */
  at(value: Value | undefined): Value | undefined;
  dict(value: Value | undefined): Dict;
  list(value: Value | undefined): readonly Value[];
  stream(value: Value | undefined): PdfStream | undefined;
}

type Entry = { value?: Value; stream?: { dict: Dict; data?: string } };

export function readObjects(pdf: Uint8Array): PdfObjects {
  const json = poppler('qpdf', pdf, [
    '--json=2',
    '--json-key=qpdf',
    '--json-key=pages',
    '--json-stream-data=inline',
    '--decode-level=generalized',
  ]);
  const { pages, qpdf } = JSON.parse(json) as {
    pages: readonly { object: string }[];
    qpdf: readonly [unknown, Readonly<Record<string, Entry>>];
  };
  const entries = new Map(
    Object.entries(qpdf[1]).map(([key, entry]) => [key.replace('obj:', ''), entry]),
  );
  const entryOf = (value: Value | undefined): Entry | undefined =>
    typeof value === 'string' && /^\d+ \d+ R$/.test(value) ? (entries.get(value) ?? {}) : undefined;
  const at = (value: Value | undefined): Value | undefined => {
    const entry = entryOf(value);
    return entry ? (entry.stream?.dict ?? entry.value) : value;
  };
  return {
    trailer: entries.get('trailer')?.value as Dict,
    pages: pages.map(({ object }) => object),
    all: new Map([...entries].map(([key]) => [key, at(key) ?? null])),
    at,
    dict(value) {
      const found = at(value);
      return typeof found === 'object' && found !== null && !Array.isArray(found)
        ? (found as Dict)
        : {};
    },
    list(value) {
      const found = at(value);
      return Array.isArray(found) ? (found as readonly Value[]) : [];
    },
    stream(value) {
      const stream = entryOf(value)?.stream;
      return stream && { dict: stream.dict, bytes: Buffer.from(stream.data ?? '', 'base64') };
    },
  };
}

/** A text string of qpdf's JSON. */
export function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && /^[ub]:/.test(value) ? value.slice(2) : undefined;
}

export interface Operation {
  readonly operator: string;
  /** As they stand in the stream. */
  readonly operands: readonly string[];
}

const TOKEN =
  /\s*(?:%[^\n]*\n\s*)*(\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\)|<<|>>|<[\da-fA-F\s]*>|[[\]]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+)/y;

/** The operators of a content stream in their order. */
export function operationsOf(content: string): Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  let depth = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(content); found; found = TOKEN.exec(content)) {
    const token = found[1] ?? '';
    const isPart = depth > 0;
    if (token === '<<' || token === '[') depth += 1;
    if (token === '>>' || token === ']') depth -= 1;
    if (isPart) operands.push(`${operands.pop() ?? ''} ${token}`);
    else if (/^[A-Za-z'"]/.test(token) && !/^(?:true|false|null)$/.test(token)) {
      operations.push({ operator: token, operands });
      operands = [];
    } else operands.push(token);
  }
  return operations;
}
