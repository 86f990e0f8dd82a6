/**
 * Corrects the mistake behind an error of YAML, so that the rest of the text can be read. YAML often
 * reports it elsewhere than it was made: near the error frequent mistakes are corrected, one at a
 * time, until more of the text can be read.
 */
import type { Document, YAMLParseError } from 'yaml';
import { characterFaults } from './character-faults.js';
import { type Correction, type Edit, edited, type IsField, originIn } from './correction.js';
import { isOpenQuote, isSequence, openQuote } from './explain.js';
import { flowFaults } from './flow-faults.js';
import { lineAt, type TextLine } from './lines.js';
import { missingKeyFaults, strayFaults } from './missing-keys.js';
import { readYaml } from './read-yaml.js';

export interface Repair {
  readonly edits: readonly Edit[];
  /** What was wrong, where it is known better than the error reports. */
  readonly correction?: Correction;
  /** True where something was taken out. */
  readonly isRemoved?: boolean;
}

/** How many characters may still be read to try corrections. */
export interface Budget {
  left: number;
}

/** The surest come first: they are taken where several would help. */
const FINDERS = [characterFaults, flowFaults, missingKeyFaults, strayFaults];

/** More mistakes of one sort are not tried: what is likely comes first. */
const MAX_CORRECTIONS = 30;

/** So many lines behind an error are read to see whether it is corrected. */
const LINES_BEHIND = 30;

/** A value in brackets may be a mapping, in those that YAML reads so or in others. */
const BRACKETS = /^\s*(?:- +)*(?:[\w-]+: +)?[({（｛]/;

/** @param document the text as it was parsed; undefined where nothing helps */
export function repair(
  text: string,
  error: YAMLParseError,
  document: Document,
  isField: IsField,
  budget: Budget,
): Repair | undefined {
  const [at] = error.pos;
  const line = lineAt(text, at);
  const replaced = (from: number, remove: number, insert: string): Repair => ({
    edits: [{ at: from, remove, insert }],
  });
  // Characters that mean something to YAML become others that do not.
  if (/^(?:BAD_ALIAS|BAD_SCALAR_START|BAD_DQ_ESCAPE)$/.test(error.code)) {
    return replaced(at, 1, text[at] === '\\' ? '/' : '＠');
  }
  if (/^(?:MULTIPLE_DOCS|RESOURCE_EXHAUSTION)$/.test(error.code)) return undefined;
  if (/^\?\s/.test(text.slice(at))) return replaced(at, 1, '？');
  const colon = keyColon(text, error);
  if (colon !== undefined && colon < line.end && !BRACKETS.test(line.text)) {
    const correction = secondKey(text, line, at, colon, isField);
    return correction ? { ...correction, correction } : replaced(colon, 1, '：');
  }
  const closed = isOpenQuote(error) ? closedQuote(text, at, document, budget) : undefined;
  if (closed) return closed;
  const correction = bestCorrection(text, at, isField, budget);
  if (correction) return { ...correction, correction };
  if (colon !== undefined) return replaced(colon, 1, '：');
  // The intended width of the tab is unknown: the line is removed.
  if (error.code === 'TAB_AS_INDENT') {
    return { ...replaced(line.start, line.text.length, ''), isRemoved: true };
  }
  const rest = replaced(at, Math.max(line.end - at, 0), '');
  const isRest = error.code === 'UNEXPECTED_TOKEN' && isRecovered(text, rest.edits, at, budget);
  return isRest ? rest : undefined;
}

/** The colon that makes a key of a text, on its line or on one that continues it. */
function keyColon(text: string, error: YAMLParseError): number | undefined {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' || isSequence(error)) return undefined;
  const [at] = error.pos;
  const colon = /:(?=\s|$)/.exec(text.slice(at));
  return colon ? at + colon.index : undefined;
}

/** `by: lin verbatim: true`, where the second is a field as well. */
function secondKey(
  text: string,
  line: TextLine,
  at: number,
  colon: number,
  isField: IsField,
): Correction | undefined {
  const [, first = '', key = ''] = /^(.*\S)\s+([\w-]+)$/.exec(text.slice(at, colon)) ?? [];
  if (!isField(key)) return undefined;
  const before = text.slice(line.start, at);
  const start = colon - key.length;
  const depth = /^\s*(?:- +)*/.exec(before)?.[0].length ?? 0;
  const end = at + first.length;
  return {
    code: 'two_keys',
    message: `A second key on this line: \`${key}\``,
    hint: `Write two lines, each as deep: \`${before.trim().replace(/^- +/, '')} ${first}\`, and \`${text.slice(start, line.end).trim()}\`.`,
    start,
    end: colon,
    edits: [{ at: end, remove: start - end, insert: `\n${' '.repeat(depth)}` }],
  };
}

/** A quoted text that no quote ends, closed at the end of its line or before the next comma or bracket. */
function closedQuote(
  text: string,
  at: number,
  document: Document,
  budget: Budget,
): Repair | undefined {
  const start = openQuote(document, at);
  if (start === undefined) return undefined;
  const { end } = lineAt(text, start);
  const insert = text[start] ?? '';
  const inFlow = /\s*[,}\]]/.exec(text.slice(start, end));
  const edits = [end, ...(inFlow ? [start + inFlow.index] : [])]
    .map((one) => [{ at: one, remove: 0, insert }])
    .find((one) => isRecovered(text, one, start, budget));
  return edits && { edits };
}

/** @param at where YAML found its error */
function bestCorrection(
  text: string,
  at: number,
  isField: IsField,
  budget: Budget,
): Correction | undefined {
  let best: Correction | undefined;
  let farthest = at;
  for (const find of FINDERS) {
    for (const correction of find(text, at, isField).slice(0, MAX_CORRECTIONS)) {
      const wrong = firstError(text, correction, at, budget);
      if (wrong === undefined) return best;
      const isFarther =
        wrong > farthest && wrong > lineAt(text, Math.max(at, correction.start)).end;
      if (isFarther) [best, farthest] = [correction, wrong];
      if (farthest === Number.POSITIVE_INFINITY) return best;
    }
  }
  return best;
}

/** True if the text can be read beyond this line with some edits. */
function isRecovered(text: string, edits: readonly Edit[], at: number, budget: Budget): boolean {
  const { end } = lineAt(text, at);
  const wrong = firstError(text, { edits, end }, at, budget);
  return wrong !== undefined && wrong > end;
}

/** Where YAML finds an error when a mistake is corrected; undefined where no more may be tried. */
function firstError(
  text: string,
  { edits, end }: Pick<Correction, 'edits' | 'end'>,
  at: number,
  budget: Budget,
): number | undefined {
  let stop = Math.max(at, end);
  for (let lines = 0; lines < LINES_BEHIND && stop !== 0; lines++) {
    stop = text.indexOf('\n', stop) + 1;
  }
  const tried = edited(stop === 0 ? text : text.slice(0, stop), edits);
  budget.left -= tried.length;
  if (budget.left < 0) return undefined;
  const [error] = readYaml(tried).errors;
  return error === undefined ? Number.POSITIVE_INFINITY : originIn([edits], error.pos[0]);
}
