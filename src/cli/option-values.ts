/** Reads the values of options; one that cannot be is a `UsageError` that says what can. */

import { ALL_LANGUAGES, DEFAULT_FORMATS, FORMATS, type Format, timeoutFrom } from '../app/index.js';
import { TALK_LANGUAGES, type TalkLanguage, talkLanguageFor } from '../app/init/index.js';
import { nearest } from '../nearest.js';
import type { Values } from '../outline/index.js';
import { HANDOUT_WORDS, type HandoutRequest, handoutWord, languageHint } from '../outline/index.js';

/** What is wrong with a command line (exit code 2). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was said of each option. */
export type ParsedValue = Readonly<
  Record<string, string | boolean | (string | boolean)[] | undefined>
>;

/** Of an option that is said once; said again, the last counts. */
export type One = ParsedValue[string];

/** The value as a text, whatever it is. */
export function text(value: One): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** `--set name=value`, as often as it was said. */
export function valuesIn(said: One): Values {
  const pairs = (Array.isArray(said) ? said : []).map((one): [string, string] => {
    const [, name = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(String(one)) ?? [];
    if (name.trim() !== '') return [name.trim(), value];
    throw new UsageError(`--set ${String(one)} sets nothing: write --set name=value.`);
  });
  return Object.fromEntries(pairs);
}

/** @param what what messages call it */
export function oneOf<T extends string>(
  value: One,
  known: readonly T[],
  what: string,
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(unknown(`${what} “${String(value)}”`, String(value), known, ''));
}

/** The language of an outline to begin with. */
export function talkLanguageIn(value: One): TalkLanguage | undefined {
  const tag = text(value);
  const isTalk = TALK_LANGUAGES.some((one) => one === tag);
  if (tag === undefined || isTalk || languageHint(tag) !== undefined) {
    return oneOf(value, TALK_LANGUAGES, 'outline to begin with in');
  }
  throw new UsageError(
    `There is no outline to begin with in “${tag}”. Take --lang ${talkLanguageFor(tag)}, then write lang: ${tag} in its deck.`,
  );
}

/** Whether the outline has it shows when it is read. */
export function languageIn(value: One): string | undefined {
  const tag = text(value);
  const hint = tag === undefined || tag === ALL_LANGUAGES ? undefined : languageHint(tag);
  if (hint === undefined) return tag;
  throw new UsageError(`--lang ${tag} names no language. ${hint.replaceAll('`', '')}`);
}

/** @param name the command, which shows no more than one language */
export function oneLanguageIn(value: One, name: string): string | undefined {
  if (value !== ALL_LANGUAGES) return languageIn(value);
  throw new UsageError(`fireside ${name} shows one language: name it, as in --lang en.`);
}

/** A port of this machine; 0 is any that is free. */
export function portIn(value: One): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port ${String(value)} is no port: write a number up to 65535.`);
}

/** Seconds, as milliseconds. */
export function timeoutOption(value: One): number | undefined {
  if (value === undefined) return undefined;
  const timeout = timeoutFrom(String(value));
  if (timeout !== undefined) return timeout;
  throw new UsageError(`--timeout ${String(value)} is no time: write seconds, as in 120.`);
}

/** Words such as `slides-6,lines`. */
export function handoutIn(value: One): HandoutRequest | undefined {
  if (value === undefined) return undefined;
  const requests = String(value)
    .split(',')
    .map((word) => {
      const request = handoutWord(word);
      if (request) return request;
      throw new UsageError(unknown(`handout “${word.trim()}”`, word.trim(), HANDOUT_WORDS, ''));
    });
  return Object.assign({}, ...requests);
}

/** Formats with commas between them; the usual ones where nothing is said. */
export function formatsIn(value: One): readonly Format[] {
  if (value === undefined) return DEFAULT_FORMATS;
  return String(value)
    .split(',')
    .map((name) => {
      const format = FORMATS.find((one) => one === name.trim());
      if (format) return format;
      throw new UsageError(unknown(`format “${name}”`, name, FORMATS, ''));
    });
}

/** @param mark what stands before each of the words, such as the hyphens of options */
export function unknown(
  what: string,
  word: string,
  known: readonly string[],
  mark: string,
): string {
  const near = nearest(word, known);
  const hint = near
    ? ` Did you mean ${mark}${near}?`
    : ` There are: ${known.map((one) => mark + one).join(', ')}.`;
  return `There is no ${what}.${hint}`;
}
