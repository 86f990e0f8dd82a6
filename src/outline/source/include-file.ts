/** Reads a file that an outline includes: inside of the outline's folder, and never in a circle. */
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { isScalar, type Node } from 'yaml';
import { BuildError, type Place, type Problem } from '../../problem.js';
import { isInside, nearestFile, readSourceSync, type Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { IsField } from './correction.js';
import { parseYaml, type YamlDocument } from './parse-yaml.js';

/** A file that was read, and the files through which it was come to, the outline first. */
export interface OutlineFile {
  readonly source: Source;
  readonly parsed: YamlDocument;
  readonly chain: readonly FilePath[];
}

/** A file by its real path, and as messages show it. */
interface FilePath {
  readonly real: string;
  readonly shown: string;
}

export interface IncludeReader {
  /** The outline itself, from which all else is reached. */
  readonly outline: OutlineFile;
  /** The file that a text in another names; undefined, with a problem there, where it cannot be. */
  read(name: Node | null, from: OutlineFile): OutlineFile | undefined;
  /** Reports an error at a node of a file. */
  report(code: string, node: Node | null, from: OutlineFile, message: string, hint: string): void;
  readonly problems: readonly Problem[];
  /** True where a file could not be read, or holds something else. */
  readonly isIncomplete: boolean;
  /** All files that were read by their real paths, the outline first. */
  readonly files: ReadonlyMap<string, OutlineFile>;
}

/** More are a cycle that was not found, or no sensible outline. */
const MAX_INCLUDES = 1000;

/** @param onRead called with each file before it is read or looked for */
export function createIncludeReader(
  source: Source,
  parsed: YamlDocument,
  onRead: (path: string) => void,
  isField?: IsField,
): IncludeReader {
  const own = { real: realPath(source.path), shown: source.path };
  const outline: OutlineFile = { source, parsed, chain: [own] };
  const folder = realPath(dirname(source.path));
  const problems: Problem[] = [];
  const files = new Map([[own.real, outline]]);
  let count = 0;

  let isIncomplete = false;

  const report: IncludeReader['report'] = (name, node, { source }, message, hint) => {
    const place = placeOf(node, source);
    problems.push({ severity: 'error', code: `include/${name}`, message, hint, place });
    isIncomplete ||= name === 'wrong';
  };

  const read = (name: Node | null, from: OutlineFile): OutlineFile | undefined => {
    const file = find(name, from);
    isIncomplete ||= file === undefined;
    return file;
  };

  const find = (name: Node | null, from: OutlineFile): OutlineFile | undefined => {
    const refuse = (code: string, message: string, hint: string): undefined =>
      void report(code, name, from, message, hint);
    const written = isScalar(name) && name.value !== null ? String(name.value).trim() : '';
    if (written === '') {
      return refuse('no-path', '`include` names no file', 'Write `include: people.yaml`.');
    }
    if (/^[a-z][a-z0-9+.-]+:/i.test(written)) {
      const hint = 'Save it in the outline’s folder and name that file.';
      return refuse('address', `“${written}” is an address; what is included is a file`, hint);
    }
    if (++count > MAX_INCLUDES) {
      const hint = 'Write some of them into one file.';
      return refuse('too-many', `More than ${MAX_INCLUDES} files are included`, hint);
    }
    const path = isAbsolute(written) ? written : join(dirname(from.source.path), written);
    onRead(path);
    const real = realPath(path);
    if (!isInside(folder, real)) {
      const hint = 'Copy it into the folder: a deck may take nothing from elsewhere.';
      return refuse('outside', `“${written}” is outside the outline’s folder`, hint);
    }
    const chain = [...from.chain, { real, shown: path }];
    if (from.chain.some((one) => one.real === real)) {
      const cycle = chain.map(({ shown }) => shown).join(' → ');
      const hint = 'Leave one of these includes out.';
      return refuse('cycle', `Files include each other: ${cycle}`, hint);
    }
    const file =
      files.get(real) ?? readFile(path, placeOf(name, from.source), dirname(from.source.path));
    if (file) files.set(real, file);
    return file && { ...file, chain };
  };

  const readFile = (path: string, place: Place, here: string): OutlineFile | undefined => {
    try {
      const text = readSourceSync(path);
      const inner = parseYaml(text, isField);
      problems.push(...inner.problems);
      if (inner.document.contents !== null) return { source: text, parsed: inner, chain: [] };
      if (inner.problems.length === 0) problems.push(nothingIn(path, place));
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      problems.push(...error.problems.map((one) => atInclude(one, path, place, here)));
    }
    return undefined;
  };

  return {
    outline,
    read,
    report,
    problems,
    get isIncomplete() {
      return isIncomplete;
    },
    files,
  };
}

function placeOf(node: Node | null, source: Source): Place {
  const [start, end] = node?.range ?? [0, 1];
  return placeAt(source, start, end);
}

/** Problems of a file are reported at the include, with a hint for it. */
function atInclude(problem: Problem, path: string, place: Place, here: string): Problem {
  if (problem.place !== undefined) return problem;
  if (problem.code === 'read/empty') return nothingIn(path, place);
  const code = problem.code.replace(/^read/, 'include');
  if (problem.code !== 'read/missing') return { ...problem, code, place };
  const better = nearestFile(path, here, /\.ya?ml$/);
  const hint = better
    ? `Did you mean \`${better}\`?`
    : `Paths start at the folder of the file that names them, ${resolve(here)}`;
  return { ...problem, code, hint, place };
}

function nothingIn(path: string, place: Place): Problem {
  const message = `${path} holds nothing`;
  const hint = 'Write the content into it, or remove the include.';
  return { severity: 'error', code: 'include/nothing', message, hint, place };
}

/** Links are followed as far as the path is there; what is missing is where it would be. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}
