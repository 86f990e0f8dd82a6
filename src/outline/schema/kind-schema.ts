/** Reads a kind's schema.yaml and reports mistakes in it at their lines. */
import { type Document, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { LIMITS } from '../../limits.js';
import { nearest } from '../../nearest.js';
import { BuildError, hasErrors, type Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import { keyOf, type NodePair, pairOf, targetOf } from '../source/nodes.js';
import { parseYaml } from '../source/parse-yaml.js';
import { aliasTargets, readYaml } from '../source/read-yaml.js';
import type { JsonSchema } from './json-schema.js';

/** Reports a problem at a node; the default hint names a schema to compare with. */
export type ReportAt = (node: Node | null | undefined, message: string, hint?: string) => void;

/** The contents of a schema.yaml, and what reports a mistake in it at its line. */
export interface ReadSchema {
  readonly value: JsonSchema;
  /** The node at a path of keys, such as `properties`, `title`; the nearest above where there is none. */
  nodeAt(path: readonly string[]): Node | null;
  readonly report: ReportAt;
  /** @throws BuildError if anything was reported */
  finish(): void;
}

const COMPARE =
  'Compare it with a schema of Fireside’s: `fireside eject points --as example` writes one.';

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
const FRAMES = ['full', 'numbered', 'bare'];
export const ROLES = [
  ...['text', 'markdown', 'code', 'notes', 'person', 'source', 'slide', 'picture', 'video'],
  ...['portrait', 'url', 'lang', 'color', 'file', 'kind'],
  ...['key', 'mermaid', 'data'],
];

/** The value of a keyword: its form in words, and its check. */
type ValueRule = readonly [wanted: string, check: (node: Node, visit: Visit) => boolean];

/** Checks what is inside a keyword's value. */
interface Visit {
  readonly resolved: (node: unknown) => Node | null;
  readonly schema: (node: unknown, at: Node) => void;
}

const isText = (node: unknown): boolean => isScalar(node) && typeof node.value === 'string';
const isSwitch = (node: unknown): boolean => isScalar(node) && typeof node.value === 'boolean';
const isNumber = (node: unknown): boolean => isScalar(node) && typeof node.value === 'number';

const TEXT: ValueRule = ['a text', isText];
const SWITCH: ValueRule = ['`true` or `false`', isSwitch];
const NUMBER: ValueRule = ['a number', isNumber];
const COUNT: ValueRule = [
  'a whole number, 0 or more',
  (node) => isScalar(node) && Number.isInteger(node.value) && Number(node.value) >= 0,
];
const ANYTHING: ValueRule = ['a value', () => true];
const NAMES: ValueRule = ['a list of names', (node) => isSeq(node) && node.items.every(isText)];
const VALUES: ValueRule = [
  'a list of texts or numbers',
  (node) =>
    isSeq(node) && node.items.length > 0 && node.items.every((one) => isText(one) || isNumber(one)),
];
const LIST: ValueRule = ['a list', (node) => isSeq(node)];
const TEXTS_BY_NAME: ValueRule = [
  'a mapping of texts',
  (node) => isMap(node) && node.items.every(({ value }) => isText(value)),
];
const PATTERN: ValueRule = [
  'a regular expression as JavaScript writes it',
  (node) => isText(node) && isPattern(String((node as { value?: unknown }).value)),
];
const SCHEMA: ValueRule = [
  'a mapping',
  (node, { schema }) => {
    schema(node, node);
    return true;
  },
];
const SCHEMAS: ValueRule = [
  'a mapping of names, each once and with its schema',
  (node, { schema }) => {
    if (!isMap(node)) return false;
    for (const { key, value } of node.items as NodePair[]) schema(value, key);
    return new Set(node.items.map(({ key }) => String(key))).size === node.items.length;
  },
];
const ALTERNATIVES: ValueRule = [
  'a list of schemas',
  (node, { schema }) => {
    if (!isSeq(node) || node.items.length === 0) return false;
    for (const one of node.items) schema(one, node);
    return true;
  },
];
const oneOf = (names: readonly string[]): ValueRule => [
  `one of ${names.join(', ')}`,
  (node) => isScalar(node) && names.includes(String(node.value)),
];

const KEYWORDS: Readonly<Record<string, ValueRule>> = {
  ...{ type: oneOf(TYPES), role: oneOf(ROLES), $ref: TEXT, shorthand: TEXT },
  ...{ properties: SCHEMAS, $defs: SCHEMAS, items: SCHEMA, anyOf: ALTERNATIVES },
  ...{ required: NAMES, enum: VALUES, pattern: PATTERN, synonyms: TEXTS_BY_NAME },
  ...{ minItems: COUNT, maxItems: COUNT, minLength: COUNT, maxLength: COUNT },
  ...{ minimum: NUMBER, maximum: NUMBER, exclusiveMinimum: NUMBER, exclusiveMaximum: NUMBER },
  ...{ description: TEXT, title: TEXT, format: TEXT, default: ANYTHING, examples: LIST },
  ...{ point: SWITCH, empty: SWITCH },
  additionalProperties: [
    '`true`, `false` or a schema',
    (node, { schema }) => {
      if (!isSwitch(node)) schema(node, node);
      return true;
    },
  ],
};

/** Keywords of a kind itself. */
const OF_KIND: Readonly<Record<string, ValueRule>> = {
  frame: oneOf(FRAMES),
  titleFrom: TEXT,
  split: NAMES,
  cites: SWITCH,
  when: TEXT,
};

const isKeyword = (word: string): boolean =>
  Object.hasOwn(KEYWORDS, word) || Object.hasOwn(OF_KIND, word);

/** Words of JSON Schema that zod judges, and that are near to ours. */
const OTHERS: ReadonlySet<string> = new Set(['then']);

/**
 * Reads the file, and checks that each keyword has a value of its kind.
 * @throws BuildError if it is no YAML, or no mapping of keywords
 */
export function readKindSchema(source: Source): ReadSchema {
  const document = readYaml(source.text, 'core');
  // Text that is not YAML is parsed again as an outline is, which finds the mistake behind the error.
  const problems: Problem[] =
    document.errors.length > 0 ? [...parseYaml(source, isKeyword).problems] : [];
  const report: ReportAt = (node, message, hint = COMPARE) => {
    const [start, end] = node?.range ?? [0, 1];
    const place = placeAt(source, start, end);
    problems.push({ severity: 'error', code: 'template/schema', message, hint, place });
  };
  const finish = (): void => {
    if (hasErrors(problems)) throw new BuildError(problems);
  };
  finish();
  const targets = aliasTargets(document);
  const resolved = (node: unknown): Node | null => targetOf(node, targets);
  checkKeywords(document, resolved, report);
  finish();
  return {
    value: document.toJS({ maxAliasCount: -1 }) as JsonSchema,
    nodeAt: (path) => nodeAt(document.contents, path, resolved),
    report,
    finish,
  };
}

function checkKeywords(document: Document, resolved: Visit['resolved'], report: ReportAt): void {
  let depth = 0;
  let count = 0;
  const schema = (given: unknown, at: Node, more: typeof KEYWORDS = {}): void => {
    const node = resolved(given);
    if (++count > LIMITS.values || depth > LIMITS.levels) {
      if (count === LIMITS.values + 1 || depth === LIMITS.levels + 1) report(at, ENDLESS, UNROLL);
      count = LIMITS.values + 1;
      return;
    }
    if (!isMap(node)) {
      report(node ?? at, 'A schema is a mapping (lines of “keyword: value”)');
      return;
    }
    depth++;
    keywords(node, { ...KEYWORDS, ...more });
    depth--;
  };
  const keywords = (map: YAMLMap, known: typeof KEYWORDS): void => {
    const seen = new Set<string>();
    for (const pair of map.items as NodePair[]) {
      const { key, value } = pair;
      const word = keyOf(pair);
      if (seen.has(word)) report(key, `\`${word}\` is there twice`, 'Keep one of the two.');
      seen.add(word);
      const isKnown = Object.hasOwn(known, word) || OTHERS.has(word);
      const near = isKnown ? word : nearest(word, Object.keys(known));
      if (near === word) keyword(word, key, resolved(value), known[word] ?? ANYTHING);
      else if (near) {
        report(key, `There is no \`${word}\` in a schema`, `Did you mean \`${near}\`?`);
      }
    }
  };
  const keyword = (
    word: string,
    key: Node,
    value: Node | null,
    [wanted, isRight]: ValueRule,
  ): void => {
    const isEmpty = value === null || (isScalar(value) && value.value === null);
    if (!isEmpty && isRight(value, { resolved, schema })) return;
    const now = isScalar(value) && !isEmpty ? `, not “${String(value.value)}”` : '';
    report(isEmpty ? key : value, `\`${word}\` should be ${wanted}${now}`);
  };
  const { contents } = document;
  if (isMap(contents)) schema(contents, contents, OF_KIND);
  else report(contents, 'A kind’s schema is a mapping (lines of “keyword: value”)');
}

const ENDLESS = 'By aliases this schema holds itself, or far too much';
const UNROLL = 'Write it out, or refer to a definition: `$ref: "#/$defs/name"`.';

function nodeAt(
  contents: unknown,
  path: readonly string[],
  resolved: Visit['resolved'],
): Node | null {
  let node = resolved(contents);
  let found = node;
  for (const step of path) {
    const pair: NodePair | undefined = isMap(node) ? pairOf(node, step) : undefined;
    if (pair === undefined) return found;
    node = resolved(pair.value);
    found = pair.key;
  }
  return found;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}
