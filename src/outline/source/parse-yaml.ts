/** Parses YAML and explains its errors; continues after a mistake, to show the others too. */
import { type Document, type Node, visit, type YAMLParseError } from 'yaml';
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import { correctIndentation } from './correct-indentation.js';
import { type Correction, type Edit, edited, type IsField, originIn } from './correction.js';
import { explain, isSequence } from './explain.js';
import type { ReadYaml } from './incremental-reader.js';
import { readYaml } from './read-yaml.js';
import { type Repair, repair } from './repair.js';

export interface YamlDocument {
  readonly document: Document;
  readonly problems: readonly Problem[];
  /** True if a mistake could not be corrected, so that the lines after it are unknown. */
  readonly isBroken: boolean;
  /** True where a line was taken out, so that what it holds is missed elsewhere. */
  readonly isIncomplete: boolean;
}

/** So many mistakes are corrected to look behind them; then the user has enough to do. */
const MAX_REPAIRS = 25;

/** Nor does anybody read more errors than these of a file that is no YAML. */
const MAX_REPORTED = 50;

/** A long file is not parsed as often; reading it once more takes a second a megabyte or two. */
const MAX_REPARSED = 500_000;

/** So many characters may be read besides, to try what corrects a mistake: half a second at most. */
const MAX_TRIED = 300_000;

/**
 * Parses the text with every plain scalar taken as text (`no`, `0123`, `1.10` stay as written), and
 * finds lines that are indented wrongly by what YAML says.
 * @param isField distinguishes a key that lacks its comma or its line from words of a text
 */
export function parseYaml(source: Source, isField?: IsField): YamlDocument {
  const parse = (text: string, tried?: number): YamlDocument =>
    parseYamlAsIndented({ ...source, text }, isField, readYaml, tried);
  const { reading, problems, edits } = correctIndentation(source, parse(source.text), parse);
  if (edits.length > 0) inSource(reading.document, (offset) => originIn(edits, offset));
  return { ...reading, problems };
}

/**
 * Parses the text as its lines are indented. What would hide all that follows it (a tab, a second
 * colon, an open bracket) is reported and corrected, and the text is parsed again; places are those
 * of the source.
 * @param read an incremental reader, for texts that hardly change
 * @param tried how many characters may be read besides, to try corrections
 */
export function parseYamlAsIndented(
  source: Source,
  isField: IsField = () => false,
  read: ReadYaml = readYaml,
  tried = MAX_TRIED,
): YamlDocument {
  const problems: Problem[] = [];
  const rounds: (readonly Edit[])[] = [];
  const origin = (offset: number): number => originIn(rounds, offset);
  const budget = { left: tried };
  let text = source.text;
  let isIncomplete = false;
  for (let repairs = 0; ; repairs++) {
    const document = repairs === 0 ? read(text) : readYaml(text);
    const [first] = document.errors;
    const mayRepair = repairs < MAX_REPAIRS && repairs * text.length < MAX_REPARSED;
    const repaired =
      first && mayRepair ? repair(text, first, document, isField, budget) : undefined;
    if (rounds.length > 0) inSource(document, origin);
    // One mistake often makes several errors; the first on a line reports it.
    const seen = new Set(problems.map((problem) => problem.place?.line));
    for (const problem of problemsToReport(repaired, document, source, origin)) {
      if (!seen.has(problem.place?.line)) problems.push(problem);
      seen.add(problem.place?.line);
    }
    if (repaired === undefined) {
      return { document, problems, isBroken: first !== undefined, isIncomplete };
    }
    isIncomplete ||= repaired.isRemoved === true;
    text = edited(text, repaired.edits);
    rounds.push(repaired.edits);
  }
}

/** The report before the text is parsed again, or at the end. */
function problemsToReport(
  repaired: Repair | undefined,
  document: Document,
  source: Source,
  origin: (offset: number) => number,
): Problem[] {
  if (repaired?.correction) return [problemOf(repaired.correction, source, origin)];
  const errors = repaired ? document.errors.slice(0, 1) : withoutFollowing(document.errors);
  return errors.slice(0, MAX_REPORTED).map((error) => explain(error, source, document));
}

function problemOf(
  { code, message, hint, start, end }: Correction,
  source: Source,
  origin: (offset: number) => number,
): Problem {
  const place = placeAt(source, origin(start), Math.max(origin(end), origin(start) + 1));
  return { severity: 'error', code: `yaml/${code}`, message, hint, place };
}

/** These leave the lines behind them as they are. */
const LOCAL: ReadonlySet<string> = new Set([
  ...['BAD_ALIAS', 'BAD_DQ_ESCAPE', 'BAD_SCALAR_START'],
  ...['BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'TAB_AS_INDENT'],
]);

/** Behind an error of the structure YAML finds others that only follow from it. */
function withoutFollowing(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const structural = errors.findIndex((one) => !LOCAL.has(one.code) || isSequence(one));
  return structural === -1 ? errors : errors.slice(0, structural + 1);
}

/** The places of nodes and errors as they are in the source. */
function inSource(document: Document, origin: (offset: number) => number): void {
  visit(document, {
    Node(_, node) {
      const [start, end, last] = (node as Node).range ?? [0, 0, 0];
      (node as Node).range = [origin(start), origin(end), origin(last)];
    },
  });
  for (const error of document.errors) error.pos = [origin(error.pos[0]), origin(error.pos[1])];
}
