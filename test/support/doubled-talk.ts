/** The talk with all of its texts twice as long: too much for many a slide. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Files } from './build-deck.js';

/** What an audience reads; values such as figures and years stay. */
const DOUBLED =
  /^(title|subtitle|text|points|lead|caption|context|quote|label|rows|head|summary|when)$/;

/** What precedes one of several texts by language. */
const LANGUAGE = /^(zh-Hant|en)$/;

/** As the outline is parsed. */
export function doubledTalk(): { readonly sections: readonly { slides: unknown[] }[] } {
  const talk = parse(readFileSync('outline.yaml', 'utf8'), { schema: 'failsafe' });
  return { ...talk, sections: doubled(talk.sections, '') };
}

/** The pictures that lie beside it. */
export function talkFiles(): Files {
  const talk = readFileSync('outline.yaml', 'utf8');
  const paths = [...talk.matchAll(/\bsrc: ([^\s,}]+)/g)].map(([, path = '']) => path);
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path)]));
}

function doubled(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => doubled(one, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        doubled(one, LANGUAGE.test(name) ? key : name),
      ]),
    );
  }
  if (typeof value !== 'string' || !DOUBLED.test(key) || !/\p{L}/u.test(value)) return value;
  return /\p{Script=Han}/u.test(value) ? value + value : `${value} ${value}`;
}
