/** Highlights code. */
import { createRequire } from 'node:module';
import type { HLJSApi } from 'highlight.js';

let loaded: HLJSApi | undefined;

/** Loaded when a deck has code: it takes as long as all of a small deck. */
function highlighter(): HLJSApi {
  loaded ??= createRequire(import.meta.url)('#highlight') as HLJSApi;
  return loaded;
}

export function isLanguage(name: string): boolean {
  return highlighter().getLanguage(name) !== undefined;
}

/**
 * HTML for `<code>`: spans of classes `hljs-…`, none across lines; marked lines are in `<mark>`.
 */
export function highlight(
  code: string,
  language: string | undefined,
  isMarked: (line: number) => boolean = () => false,
): string {
  const html =
    language !== undefined && isLanguage(language)
      ? highlighter().highlight(code, { language, ignoreIllegals: true }).value
      : code.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
  const open: string[] = [];
  return html
    .split('\n')
    .map((line, index) => {
      const before = open.join('');
      for (const tag of line.match(/<span[^>]*>|<\/span>/g) ?? []) {
        if (tag === '</span>') open.pop();
        else open.push(tag);
      }
      const whole = `${before}${line}${'</span>'.repeat(open.length)}`;
      return isMarked(index + 1) && line !== '' ? `<mark>${whole}</mark>` : whole;
    })
    .join('\n');
}

/** The lines of a list such as `2-4, 7`, from 1. */
export function linesOf(list: string): (line: number) => boolean {
  const ranges = list.split(',').map((range) => range.split('-').map(Number));
  return (line) => ranges.some(([first = 0, last = first]) => line >= first && line <= last);
}
