/** Starts a talk: its outline, to be filled, and the schema by which an editor helps with it. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { makeFolders, writeFailure } from '../../files/index.js';
import { PACKAGE_ROOT } from '../../package-root.js';
import { BuildError } from '../../problem.js';
import { readTemplates } from '../../read/index.js';
import { editorSchemaText } from '../editor/index.js';
import type { Talk, TalkLanguage } from './talks.js';

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
 * Writes the files of a new talk, and never over one that is there.
 * @param folder made if it is not there
 * @throws BuildError if one of the files is there already, or cannot be written; then none is new
 */
export async function startTalk(folder: string, start: Start): Promise<void> {
  const [outline, schema] = STARTED;
  const files: [string, string][] = [
    [outline, await startingOutline(start)],
    [schema, editorSchemaText(readTemplates(folder))],
  ];
  const written: string[] = [];
  try {
    await makeFolders(folder);
    for (const [name, text] of files) {
      await writeFile(join(folder, name), text, { flag: 'wx' });
      written.push(name);
    }
  } catch (error) {
    for (const name of written) await rm(join(folder, name), { force: true });
    throw refusal(error as NodeJS.ErrnoException, folder);
  }
}

function refusal(error: NodeJS.ErrnoException, folder: string): BuildError {
  const { code, path } = error;
  if (code === 'EEXIST') {
    return new BuildError([
      {
        severity: 'error',
        code: 'start/exists',
        message: `${path ?? folder} is there already; nothing was written`,
        hint: 'Name another folder: fireside init my-talk.',
      },
    ]);
  }
  const { reason, hint } = writeFailure(error);
  return new BuildError([
    {
      severity: 'error',
      code: 'start/failed',
      message: `${path ?? folder} cannot be written: ${reason}`,
      hint: `${hint} As in: fireside init my-talk.`,
      blame: 'machine',
    },
  ]);
}
