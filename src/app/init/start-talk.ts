/** Starts a talk: its outline, to be filled, and the schema by which an editor helps with it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeFiles } from '../../files/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { buildError } from '../../problem.js';
import { readTemplates } from '../../read/index.js';
import { editorSchemaText } from '../editor/index.js';

/** Each with what it is for, as the question says it. */
export const TALKS = {
  panel: 'several people discuss, and what they say is set side by side',
  keynote: 'one person speaks, others comment on it',
  interview: 'one asks, one answers',
  meeting: 'a team looks at what was done and decides',
} as const;

export type Talk = keyof typeof TALKS;

/** The first is the default. */
export const TALK_NAMES = Object.keys(TALKS) as [Talk, ...Talk[]];

export const TALK_LANGUAGES = ['en', 'zh-Hant'] as const;

export type TalkLanguage = (typeof TALK_LANGUAGES)[number];

/** The first talk's language for a locale: Chinese for any Chinese, otherwise English. */
export function talkLanguageFor(tag: string): TalkLanguage {
  return /^zh\b/i.test(tag) ? 'zh-Hant' : 'en';
}

export interface Start {
  readonly kind: Talk;
  readonly lang: TalkLanguage;
  /** The template's own title by default. */
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  /** The day of the talk, such as 2026-03-01. */
  readonly date: string;
}

/** The names of the files that a start writes. */
export const STARTED = ['outline.yaml', 'outline.schema.json'] as const;

/** The outline to begin with, as a text. */
async function startingOutline({ kind, lang, ...fields }: Start): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, 'starts', lang, `${kind}.yaml`), 'utf8');
  return Object.entries(fields).reduce(
    (filled, [field, value]) => (value === undefined ? filled : withField(filled, field, value)),
    text,
  );
}

/** A start's `deck` comes first, so the first line of that name is its own. */
function withField(text: string, field: string, value: string): string {
  const line = `  ${field}: ${stringify(value, { lineWidth: 0, singleQuote: null }).trim()}`;
  return text.replace(new RegExp(`^  #? ?${field}: .*$`, 'm'), () => line);
}

/**
 * Writes the files of a new talk.
 * @param folder made if it is not there
 * @throws BuildError if one of the files is there already, or cannot be written; then none is new
 */
export async function startTalk(folder: string, start: Start): Promise<void> {
  const [outline, schema] = STARTED;
  const there = STARTED.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (there !== undefined) {
    const message = `${there} is there already; nothing was written`;
    throw buildError('start/exists', message, 'Name another folder: fireside init my-talk.');
  }
  await writeFiles(folder, [
    { name: outline, bytes: Buffer.from(await startingOutline(start)) },
    { name: schema, bytes: Buffer.from(editorSchemaText(readTemplates(folder))) },
  ]);
}
