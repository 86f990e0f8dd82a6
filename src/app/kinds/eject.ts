/** Copies a kind of Fireside's beside the outline, to be changed or to begin one of one's own. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { writeFiles } from '../../files/index.js';
import { nearest } from '../../nearest.js';
import { type BuildError, buildError } from '../../problem.js';
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
  const target = join(folder, 'templates', name);
  if (existsSync(target)) {
    throw buildError(
      'eject/exists',
      `${target} is there already; nothing was written`,
      `Change it there, or write the copy under another name: --as my-${name}.`,
    );
  }
  const texts = textsOf(files, name, themeRulesOf(themes, theme, request.kind));
  await writeFiles(
    target,
    texts.map(([file, text]) => ({ name: file, bytes: Buffer.from(text) })),
  );
  return texts.map(([file]) => join(target, file));
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

/** A name that a class, a folder and YAML take as it is. */
const NAME = /^[a-z][a-z0-9-]*$/;

function checkName(name: string, builtIn: readonly string[]): void {
  if (!NAME.test(name)) {
    throw buildError(
      'eject/name',
      `“${name}” cannot be the name of a kind`,
      'Write small letters a to z, digits and hyphens, a letter first: my-quote.',
    );
  }
  if (!builtIn.includes(name) && !RESERVED_FOLDERS.has(name)) return;
  throw buildError(
    'eject/name',
    `“${name}” is a name of Fireside’s own`,
    `Choose another one, such as my-${name}; to change a kind for all its slides, leave --as out.`,
  );
}

function unknownKind(kind: string, known: readonly string[]): BuildError {
  const near = nearest(kind, known);
  return buildError(
    'eject/unknown',
    `Fireside has no kind “${kind}”`,
    near ? `Did you mean ${near}?` : `There are: ${known.join(', ')}.`,
  );
}
