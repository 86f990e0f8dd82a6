/** Texts by language: of `{zh-Hant: 開源, en: Open source}` only the wanted one is read. */
import { isMap, isScalar, type Node } from 'yaml';
import type { Place, Problem } from '../../problem.js';
import { outlineError } from '../diagnostics/outline-error.js';
import { createUntranslatedTexts } from '../diagnostics/untranslated.js';
import type { TextVersion } from '../field.js';
import type { Languages } from '../outline.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { resolveRef } from '../schema/json-schema.js';
import type { JoinedOutline } from '../source/join-files.js';
import { keyOf, type NodePair } from '../source/nodes.js';
import {
  isLanguage,
  isSameLanguage,
  languageAmong,
  languageHint,
  languageProblem,
  USUAL_LANGUAGES,
} from './language.js';
import { placeOfNode } from './node-places.js';
import { label, type Path } from './path.js';

export interface Picker {
  /** The text to read in the place of a mapping; undefined where that is no texts by language. */
  pick(
    target: Node | null,
    given: JsonSchema,
    root: JsonSchema,
    path: Path,
  ): PickResult | undefined;
  /** Reads what was picked; texts in it do not count as given once. */
  within<T>(read: () => T): T;
  /** Takes note of a text that was read. */
  note(text: string, schema: JsonSchema, path: Path, place: Place): void;
  /** @param value the whole outline, as it was read */
  languages(value: unknown): Languages;
  readonly problems: readonly Problem[];
}

export interface PickResult {
  readonly value: Node | null;
  readonly keyPlace: Place;
  readonly lang: string;
  /** The texts of all languages; none where they are lists. */
  readonly versions: readonly TextVersion[];
}

const DEFAULT_LANGUAGE = 'zh-Hant';

/**
 * @param own the deck's own language
 * @param wanted the language to read; the deck's own by default
 */
export function createPicker(
  own: string,
  wanted: string | undefined,
  joined: Pick<JoinedOutline, 'sourceOf'>,
): Picker {
  const placeOf = (node: Node): Place => placeOfNode(node, joined);
  const problems: Problem[] = [];
  const all = new Set([own]);
  const chosen = wanted !== undefined && !isSameLanguage(wanted, own) ? wanted : own;
  const notebook = createUntranslatedTexts(own, chosen);
  let depth = 0;

  /** The texts by their tags; an empty one is skipped, except in the deck's own language. */
  const textsOf = (pairs: readonly NodePair[]): Map<string, NodePair> => {
    const texts = new Map<string, NodePair>();
    for (const pair of pairs) {
      const tag = keyOf(pair);
      const place = placeOf(pair.key);
      const problem = texts.has(tag) ? twice(tag, place) : languageProblem(tag, place, all);
      if (problem) problems.push(problem);
      if (problem?.severity === 'error') continue;
      if (![...all].some((one) => isSameLanguage(one, tag))) all.add(tag);
      if (!isEmpty(pair.value) || isSameLanguage(tag, own)) texts.set(tag, pair);
    }
    return texts;
  };

  return {
    problems,
    pick(target, given, root, path) {
      if (!isMap(target) || !takesText(given, root)) return undefined;
      const pairs = target.items as NodePair[];
      if (!isByLanguage(pairs.map(keyOf), given, root, own)) return undefined;
      const texts = textsOf(pairs);
      const ownTag = languageAmong(own, texts.keys());
      const tag = chosen === own ? ownTag : languageAmong(chosen, texts.keys());
      const found = texts.get(tag ?? ownTag ?? '') ?? pairs[0];
      if (found === undefined) return undefined;
      const name = label(path);
      if (ownTag === undefined) {
        problems.push(ownMissing(own, name, pairs, placeOf(found.key)));
      } else if (tag === undefined) {
        problems.push(missing(chosen, ownTag, name, placeOf(shownNode(found))));
      }
      const versions = [...texts].flatMap(([lang, pair]) => {
        const text = isScalar(pair.value) ? String(pair.value.value) : undefined;
        return text === undefined ? [] : [{ lang, text, place: placeOf(shownNode(pair)) }];
      });
      return { value: found.value, keyPlace: placeOf(found.key), lang: keyOf(found), versions };
    },
    within(read) {
      depth++;
      const result = read();
      depth--;
      return result;
    },
    note(text, schema, path, place) {
      const isFile = schema.role === 'portrait' || path.at(-1) === 'src';
      if (depth === 0 && !isFile && takesText(schema, schema)) notebook.note(text, path, place);
    },
    languages(value) {
      const tags = [...all];
      return {
        own,
        chosen: languageAmong(chosen, tags) ?? chosen,
        all: tags,
        untranslated: notebook.found(value),
      };
    },
  };
}

/** An error if the outline has no text in the language that is asked for. */
export function unknownLanguage(wanted: string, { all }: Languages): Problem | undefined {
  if (languageAmong(wanted, all) !== undefined) return undefined;
  const languages = all.join(', ');
  return {
    severity: 'error',
    code: 'lang/none',
    message: `The outline has no text in ${wanted}; it is in ${languages}`,
    hint:
      languageHint(wanted, all) ??
      `Ask for one of these, or write a text by language first: title: {${all[0]}: …, ${wanted}: …}.`,
  };
}

/** True where a text or a list of texts is allowed: both may be given by language. */
export function takesText(given: JsonSchema, root: JsonSchema): boolean {
  const schema = resolveRef(given, root);
  if (schema.anyOf) return schema.anyOf.some((one) => takesText(one, root));
  if (schema.shorthand !== undefined) {
    return takesText(schema.properties?.[schema.shorthand] ?? {}, root);
  }
  if (schema.type === 'array') return takesText(schema.items ?? {}, root);
  if (schema.type !== 'string' || schema.enum !== undefined) return false;
  return schema.role === undefined ? schema.pattern === undefined : TEXTS.has(schema.role);
}

/** The other roles are names, which mean the same in each language. */
const TEXTS: ReadonlySet<string> = new Set([
  'text',
  'notes',
  'markdown',
  'code',
  'mermaid',
  'portrait',
  'url',
]);

/** A key that may be a language, also `zh_Hant`. */
const TAG = /^[a-z]{2,8}([-_][a-z0-9]{1,8})*$/i;

/** A mapping's own fields, such as `text` and `by` of a point, are not languages. */
function isByLanguage(
  tags: readonly string[],
  given: JsonSchema,
  root: JsonSchema,
  own: string,
): boolean {
  const fields = fieldsOf(given, root);
  if (tags.some((tag) => !TAG.test(tag) || fields.includes(tag))) return false;
  return tags.some((tag) => languageAmong(tag, [own, ...USUAL_LANGUAGES]) !== undefined);
}

function fieldsOf(given: JsonSchema, root: JsonSchema): string[] {
  const schema = resolveRef(given, root);
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])];
  return [...Object.keys(schema.properties ?? {}), ...inner.flatMap((one) => fieldsOf(one, root))];
}

/** The text itself; for a block text (`|`) its key. */
function shownNode({ key, value }: NodePair): Node {
  const isBlock = isScalar(value) && value.type?.startsWith('BLOCK');
  return value === null || isBlock ? key : value;
}

/** `en:` with nothing behind it is not written yet. */
function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.type === 'PLAIN' && !value.source);
}

function twice(tag: string, place: Place): Problem {
  return outlineError('key-twice', `\`${tag}\` is there twice`, 'Keep one of the two.', place);
}

function missing(chosen: string, standIn: string, name: string, place: Place): Problem {
  return {
    severity: 'warning',
    code: 'lang/missing',
    message: `${name} is not given in ${chosen}: its text in ${standIn} is used instead`,
    hint: `Write \`${chosen}: …\` beside \`${standIn}\`.`,
    place,
  };
}

/** An error, since no other text can replace it; `it: works` may lack quotes and not be Italian. */
function ownMissing(own: string, name: string, pairs: readonly NodePair[], place: Place): Problem {
  const given = pairs.map(keyOf).join(', ');
  const single = pairs.length === 1 ? ' If it is one text with a colon, put it in quotes.' : '';
  return {
    severity: 'error',
    code: 'lang/own-missing',
    message: `${name} is given in ${given}, and not in ${own}, the deck’s own language`,
    hint: `Write \`${own}: …\` beside it.${single}`,
    place,
  };
}

/** The deck's own language, before anything else is read. */
export function ownLanguage(contents: Node | null): string {
  const lang = isMap(contents) ? contents.getIn(['deck', 'lang']) : undefined;
  return typeof lang === 'string' && isLanguage(lang) ? lang : DEFAULT_LANGUAGE;
}
