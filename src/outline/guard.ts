/** Refuses text on which a YAML parser would lose itself, before it is parsed. */
import { Lexer } from 'yaml';
import type { Problem } from '../problem.js';
import type { Source } from '../read/source.js';
import { placeAt } from './place.js';

/** An outline needs about ten levels; the parser overflows the stack at some thousands. */
const MAX_DEPTH = 100;

/** The lexer's own tokens (document start, broken flow, scalar) stand for nothing in the text. */
const MARKS = new Set(['\u0002', '\u0018', '\u001f']);

/**
 * Counts how deeply collections nest: brackets, and outside of them indicators on one line
 * (`- - -`, `? ? ?`); inside of brackets a line may have any number of colons.
 * Works on tokens, which the lexer yields without recursion.
 */
export function tooDeep(source: Source): Problem | undefined {
  let offset = 0;
  let brackets = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(source.text)) {
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets--;
    else if (brackets === 0 && /^[-?:]$/.test(token)) indicators++;
    else if (token === '\n' || token === '\r\n') indicators = 0;
    const indent = /^ +$/.test(token) ? token.length : 0;
    if (brackets > MAX_DEPTH || indicators > MAX_DEPTH || indent > MAX_DEPTH * 10) {
      return {
        severity: 'error',
        code: 'yaml/too-deep',
        message: `Nested deeper than ${MAX_DEPTH} levels`,
        hint: 'An outline needs about ten levels: is this the right file?',
        place: placeAt(source, offset),
      };
    }
    if (!MARKS.has(token)) offset += token.length;
  }
  return undefined;
}
