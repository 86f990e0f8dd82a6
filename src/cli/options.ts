/** Arguments and options that several commands have, and how their values are read. */
import { Argument, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { ALL_LANGUAGES, timeoutFrom } from '../app/index.js';
import { nearest } from '../nearest.js';
import { languageHint, type Values } from '../outline/index.js';

export const OUTLINE = new Argument('[outline]', 'a YAML file').default('outline.yaml');

export const BROWSER = new Option('--browser <path>', 'the Chrome, Edge or Chromium to use');

export const TIMEOUT = new Option(
  '--timeout <seconds>',
  'limit for each step of the browser (default: 60)',
).argParser((value): number => {
  const timeout = timeoutFrom(value);
  if (timeout !== undefined) return timeout;
  throw new InvalidArgumentError('Write seconds, as in 120.');
});

const LANG_TEXT = 'the language, for outlines with texts in several';

export const LANG = new Option('--lang <tag>', LANG_TEXT).argParser((tag) => {
  if (tag !== ALL_LANGUAGES) return languageTag(tag);
  throw new InvalidArgumentError('Name one language, as in --lang en.');
});

/** Where files are written, and not one page shown. */
export const LANGS = new Option('--lang <tag>', `${LANG_TEXT}; all: each of them`).argParser(
  (tag) => (tag === ALL_LANGUAGES ? tag : languageTag(tag)),
);

export const SET = new Option(
  '--set <name=value>',
  'set a variable of the outline; may be repeated',
).argParser((pair, previous: Values = {}): Values => {
  const [, name = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(pair) ?? [];
  if (name.trim() === '') throw new InvalidArgumentError('Write --set name=value.');
  return { ...previous, [name.trim()]: value };
});

export const NO_OPEN = new Option('--no-open', 'open no window');

/** A port of this machine; 0 is any that is free. */
export function portFrom(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('Write a number up to 65535.');
}

/** Whether the outline has the language shows when it is read. */
function languageTag(tag: string): string {
  const hint = languageHint(tag);
  if (hint === undefined) return tag;
  throw new InvalidArgumentError(hint.replaceAll('`', ''));
}

/** Reads words with commas between them. */
export function listOf<T>(
  known: readonly string[],
  read: (word: string) => T | undefined,
): (value: string) => T[] {
  return (value) =>
    value.split(',').map((word) => {
      const found = read(word.trim());
      if (found !== undefined) return found;
      const near = nearest(word.trim(), known);
      throw new InvalidArgumentError(
        near ? `Did you mean ${near}?` : `Choices: ${known.join(', ')}.`,
      );
    });
}
