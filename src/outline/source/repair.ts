/** Corrects what an error of YAML's parser reports, so that the rest of the text can be read. */
import type { Document, YAMLParseError } from 'yaml';
import type { Budget, Correction, IsField } from './correction.js';
import type { Edit } from './edits.js';
import { isOpenQuote, isSequence, openQuote } from './explain.js';
import { lineAt, type TextLine } from './lines.js';
import { isRecovered, recover } from './recover.js';

export interface Repair {
  readonly edits: readonly Edit[];
  /** What was wrong, where it is known better than the error reports. */
  readonly correction?: Correction;
  /** True where something was taken out. */
  readonly isRemoved?: boolean;
}

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
  if (error.code in NEUTRAL) return { edits: [neutral(text, at)] };
  if (error.code === 'MULTIPLE_DOCS' || error.code === 'RESOURCE_EXHAUSTION') return undefined;
  if (/^\?\s/.test(text.slice(at))) return { edits: [{ at, remove: 1, insert: '？' }] };
  const tooMany = secondColon(text, error, line, isField);
  if (tooMany && !BRACKETS.test(line.text)) return tooMany;
  const correction =
    (isOpenQuote(error) ? closedQuote(text, at, document, budget) : undefined) ??
    recover(text, at, isField, budget);
  if (correction) return { ...correction, correction };
  const colon = tooMany ?? laterColon(text, error);
  if (colon) return colon;
  const rest = [{ at, remove: Math.max(line.end - at, 0), insert: '' }];
  if (error.code === 'UNEXPECTED_TOKEN') {
    return isRecovered(text, rest, at, budget) ? { edits: rest } : undefined;
  }
  // The intended width of the tab is unknown: the line is removed.
  if (error.code !== 'TAB_AS_INDENT') return undefined;
  const whole = { at: line.start, remove: line.text.length, insert: '' };
  return { edits: [whole], isRemoved: true };
}

/** A value in brackets may be a mapping, in those that YAML reads so or in others. */
const BRACKETS = /^\s*(?:- +)*(?:[\w-]+: +)?[({（｛]/;

/** Characters that a text cannot begin with, or hold, as they are: others that mean nothing to YAML. */
const NEUTRAL = { BAD_ALIAS: true, BAD_SCALAR_START: true, BAD_DQ_ESCAPE: true } as const;

function neutral(text: string, at: number): Edit {
  return { at, remove: 1, insert: text[at] === '\\' ? '/' : '＠' };
}

/** `title: Foo: Bar`; `by: lin verbatim: true` where the second is a field. */
function secondColon(
  text: string,
  error: YAMLParseError,
  line: TextLine,
  isField: IsField,
): Repair | undefined {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' || isSequence(error)) return undefined;
  const [at] = error.pos;
  const colon = /:(?=\s|$)/.exec(text.slice(at, line.end));
  if (colon === null) return undefined;
  const second = at + colon.index;
  const words = text.slice(at, second);
  const [, first = '', key = ''] = /^(.*\S)\s+([\w-]+)$/.exec(words) ?? [];
  if (!isField(key) || BRACKETS.test(line.text)) {
    return { edits: [{ at: second, remove: 1, insert: '：' }] };
  }
  const before = text.slice(line.start, at);
  const begins = at + words.length - key.length;
  const depth = /^\s*(?:- +)*/.exec(before)?.[0].length ?? 0;
  const correction: Correction = {
    code: 'two_keys',
    message: `A second key on this line: \`${key}\``,
    hint: `Write two lines, each as deep: \`${before.trim().replace(/^- +/, '')} ${first}\`, and \`${text.slice(begins, line.end).trim()}\`.`,
    start: begins,
    end: second,
    edits: [
      {
        at: at + first.length,
        remove: begins - at - first.length,
        insert: `\n${' '.repeat(depth)}`,
      },
    ],
  };
  return { edits: correction.edits, correction };
}

/** A continued text in which a colon makes a key. */
function laterColon(text: string, error: YAMLParseError): Repair | undefined {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' || isSequence(error)) return undefined;
  const [at] = error.pos;
  const colon = /:(?=\s|$)/m.exec(text.slice(at));
  return colon ? { edits: [{ at: at + colon.index, remove: 1, insert: '：' }] } : undefined;
}

/** A quoted text that no quote ends, closed at the end of its line or before the next comma or bracket. */
function closedQuote(
  text: string,
  at: number,
  document: Document,
  budget: Budget,
): Correction | undefined {
  const start = openQuote(document, at);
  if (start === undefined) return undefined;
  const line = lineAt(text, start);
  const sign = text[start] ?? '';
  const inFlow = /\s*[,}\]]/.exec(text.slice(start, line.end));
  const ends = [line.end, ...(inFlow ? [start + inFlow.index] : [])];
  for (const end of ends) {
    const edits = [{ at: end, remove: 0, insert: sign }];
    if (isRecovered(text, edits, start, budget)) {
      return {
        code: 'missing_char',
        message: 'This quote is not closed',
        hint: `Write ${sign} at the text’s end, too.`,
        start,
        end: start + 1,
        edits,
      };
    }
  }
  return undefined;
}
