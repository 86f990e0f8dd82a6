/** Reads a file that an outline includes: inside of the outline's folder, and never in a circle. */
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { isScalar, type Node, visit } from 'yaml';
import { BuildError, type Place, type Problem } from '../../problem.js';
import { isInside, nearestFile, readSourceSync, type Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { IsField } from './correction.js';
import { parseYaml, type YamlDocument } from './parse-yaml.js';

/** A file that was read, and the files through which it was come to, the outline first. */
export interface OutlineFile {
  readonly source: Source;
  readonly parsed: YamlDocument;
  readonly chain: readonly Link[];
}

/** A file by its real path, and as messages show it. */
interface Link {
  readonly real: string;
  readonly shown: string;
}

export interface IncludeReader {
  /** The outline itself, from which all else is reached. */
  readonly outline: OutlineFile;
  /** The file that a text in a part names; undefined, with a problem there, where it cannot be. */
  read(name: Node | null, from: OutlineFile): OutlineFile | undefined;
  /** Of the files that were included. */
  readonly problems: Problem[];
  /** True where a file could not be read. */
  readonly isIncomplete: boolean;
  /** All files that were read, the outline first. */
  readonly parts: readonly OutlineFile[];
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
  const folder = dirname(source.path);
  const outline: OutlineFile = { source, parsed, chain: [linkTo(source.path)] };
  const problems: Problem[] = [];
  const known = new Map<string, OutlineFile>();
  let count = 0;
  let isIncomplete = false;

  const read = (name: Node | null, from: OutlineFile): OutlineFile | undefined => {
    const part = found(name, from);
    isIncomplete ||= part === undefined;
    return part;
  };

  const found = (name: Node | null, from: OutlineFile): OutlineFile | undefined => {
    const [start, end] = name?.range ?? [0, 1];
    const place = placeAt(from.source, start, end);
    const refuse = (code: string, message: string, hint: string): undefined => {
      problems.push({ severity: 'error', code: `include/${code}`, message, hint, place });
    };
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
    const here = dirname(from.source.path);
    const path = isAbsolute(written) ? written : join(here, written);
    onRead(path);
    const { real, shown } = linkTo(path);
    if (!isInside(linkTo(folder).real, real)) {
      const hint = 'Copy it into the folder: a deck may take nothing from elsewhere.';
      return refuse('outside', `“${written}” is outside the outline’s folder`, hint);
    }
    if (from.chain.some((link) => link.real === real)) {
      const names = [...from.chain, { real, shown }].map((link) => link.shown).join(' → ');
      return refuse(
        'cycle',
        `Files include each other: ${names}`,
        'Leave one of these includes out.',
      );
    }
    const chain = [...from.chain, { real, shown }];
    const before = known.get(real);
    if (before) return { ...before, chain };
    const part = readPart(path, chain, place, here);
    if (part) known.set(real, part);
    return part;
  };

  const readPart = (path: string, chain: OutlineFile['chain'], place: Place, here: string) => {
    try {
      const text = readSourceSync(path);
      const inner = parseYaml(text, isField);
      problems.push(...inner.problems);
      if (inner.document.contents !== null) return { source: text, parsed: inner, chain };
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
    problems,
    get isIncomplete() {
      return isIncomplete;
    },
    get parts() {
      return [outline, ...known.values()];
    },
  };
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
function linkTo(path: string): Link {
  const real = (one: string): string => {
    try {
      return realpathSync(one);
    } catch {
      return dirname(one) === one ? one : join(real(dirname(one)), basename(one));
    }
  };
  return { real: real(resolve(path)), shown: path };
}

/** All nodes of a document, to map each to its file. */
export function nodesOf({ document }: YamlDocument): Node[] {
  const nodes: Node[] = [];
  visit(document, {
    Node(_, node) {
      nodes.push(node as Node);
    },
  });
  return nodes;
}
