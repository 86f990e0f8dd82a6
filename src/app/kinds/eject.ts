/** Copies a kind of Fireside's beside the outline, to be changed or to begin one of one's own. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { makeFolders, writeFailure } from '../../files/index.js';
import { nearest } from '../../nearest.js';
import { BuildError } from '../../problem.js';
import {
  builtInTemplates,
  type KindFiles,
  RESERVED_FOLDERS,
  readSource,
  readTemplates,
} from '../../read/index.js';
import { themeRulesOf } from './theme-rules.js';

export interface Ejection {
  /** A kind of Fireside's. */
  readonly kind: string;
  /** The name of the copy; without one it takes the place of the kind. */
  readonly as?: string | undefined;
}

/**
 * Writes the kind's files, and what the outline's theme says of it, to `templates/<kind>/` beside
 * the outline, and never over one that is there.
 * @param outline its path; it need not be there yet
 * @returns the paths that were written
 * @throws BuildError if there is no such kind, the name of the copy will not do, or a folder of
 *   that name is there already
 */
export async function ejectKind(outline: string, request: Ejection): Promise<string[]> {
  const { kinds } = builtInTemplates();
  const files = kinds.get(request.kind);
  if (files === undefined) throw unknownKind(request.kind, [...kinds.keys()]);
  const name = request.as ?? request.kind;
  if (request.as !== undefined) checkName(request.as, [...kinds.keys()]);
  const folder = dirname(outline);
  const theme = (await themeOf(outline)) ?? 'fireside';
  const { themes } = readTemplates(folder);
  const texts = textsOf(files, name, themeRulesOf(themes, theme, request.kind));
  const target = join(folder, 'templates', name);
  await makeNew(target, name);
  const written: string[] = [];
  try {
    for (const [file, text] of texts) {
      await writeFile(join(target, file), text, { flag: 'wx' });
      written.push(join(target, file));
    }
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    throw cannotWrite(error);
  }
  return written;
}

/** The theme that the outline names, if it is there and can be read so far. */
async function themeOf(outline: string): Promise<string | undefined> {
  const source = await readSource(outline).catch(() => undefined);
  const theme = parseDocument(source?.text ?? '').getIn(['deck', 'theme']);
  return typeof theme === 'string' ? theme : undefined;
}

/** The files of the copy, as texts; what names the kind names the copy. */
function textsOf(files: KindFiles, name: string, themeRules: string): [string, string][] {
  const selector = new RegExp(`section\\.${files.name}(?![\\w-])`, 'g');
  const example = new RegExp(`^(\\s*(?:- )?kind: )${files.name}$`, 'gm');
  const style = [files.style?.text.trimEnd(), themeRules.trimEnd()].filter(Boolean).join('\n\n');
  const texts: [string, string | undefined][] = [
    ['slide.hbs', files.slide.text],
    ['schema.yaml', files.schema.text.replace(example, `$1${name}`)],
    ['style.css', `${style.replace(selector, `section.${name}`)}\n`],
    ['brief.hbs', files.brief?.text],
  ];
  return texts.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

async function makeNew(target: string, name: string): Promise<void> {
  try {
    await makeFolders(join(target, '..'));
    await mkdir(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(error);
    throw refused(
      'eject/exists',
      `${target} is there already; nothing was written`,
      `Change it there, or write the copy under another name: --as my-${name}.`,
    );
  }
}

/** A name that a class, a folder and YAML take as it is. */
const NAME = /^[a-z][a-z0-9-]*$/;

function checkName(name: string, builtIn: readonly string[]): void {
  if (!NAME.test(name)) {
    throw refused(
      'eject/name',
      `“${name}” cannot be the name of a kind`,
      'Write small letters a to z, digits and hyphens, a letter first: my-quote.',
    );
  }
  if (!builtIn.includes(name) && !RESERVED_FOLDERS.has(name)) return;
  throw refused(
    'eject/name',
    `“${name}” is a name of Fireside’s own`,
    `Choose another one, such as my-${name}; to change a kind for all its slides, leave --as out.`,
  );
}

function unknownKind(kind: string, known: readonly string[]): BuildError {
  const near = nearest(kind, known);
  return refused(
    'eject/unknown',
    `Fireside has no kind “${kind}”`,
    near ? `Did you mean ${near}?` : `There are: ${known.join(', ')}.`,
  );
}

function cannotWrite(error: unknown): BuildError {
  const { reason, hint } = writeFailure(error as NodeJS.ErrnoException);
  return new BuildError([
    {
      severity: 'error',
      code: 'eject/failed',
      message: `The template cannot be written: ${reason}`,
      hint,
      blame: 'machine',
    },
  ]);
}

function refused(code: string, message: string, hint: string): BuildError {
  return new BuildError([{ severity: 'error', code, message, hint }]);
}
