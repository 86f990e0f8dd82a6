/** The code blocks of slides. */
import type { Slide, ViewMap } from '../../deck/index.js';
import type { Code } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { highlight, isLanguage, linesOf } from '../code/index.js';
import { codeBlock } from './emoji.js';

/** @param from the number of its first line, where it continues from another slide */
export function showCode(
  { code }: Code,
  { language, highlight: lines }: ViewMap,
  from: number,
): string {
  const isListed = typeof lines === 'string' ? linesOf(lines) : undefined;
  const isMarked = isListed && ((line: number) => isListed(line + from - 1));
  const name = typeof language === 'string' ? language : undefined;
  return codeBlock(highlight(code, name, isMarked), name);
}

export function languageProblems({ fields, place }: Slide): Problem[] {
  const { code, language } = fields;
  const isCode = typeof code === 'object' && '$role' in code && code.$role === 'code';
  if (!isCode || typeof language !== 'string' || isLanguage(language)) return [];
  return [
    {
      severity: 'warning',
      code: 'code/unknown-language',
      message: `No highlighting is known for the language “${language}”; the code is in one colour`,
      hint: 'Write a name such as ts, python, bash, json or yaml, or leave `language` out.',
      place,
    },
  ];
}
