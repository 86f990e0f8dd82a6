/** Comments in raw Markdown are the speaker's notes, as in Marp. */
import { parse } from 'yaml';
import { commentsIn } from './markdown-code.js';

/** What Marp and marp-cli obey (Marpit 3.2, marp-core 5, marp-cli 4). */
const DIRECTIVES = [
  ...['theme', 'style', 'headingDivider', 'lang', 'size', 'math', 'marp'],
  ...['title', 'description', 'author', 'image', 'keywords', 'url'],
  ...['backgroundColor', 'backgroundImage', 'backgroundPosition', 'backgroundRepeat'],
  ...['backgroundSize', 'class', 'color', 'footer', 'header', 'paginate', 'transition'],
];
const DIRECTIVE = new RegExp(`^_?(?:${DIRECTIVES.join('|')})$`);
/** Marp takes such a line's value as text, unless it begins with a character of YAML. */
const LOOSE = new RegExp(
  `^((["']?)_?(?:${DIRECTIVES.join('|')})\\2\\s*:)[ \\t]+[^\\s"'{|>~&*].*$`,
  'gm',
);

/** What is for a heading or a linter. */
const NO_NOTE =
  /^(?:fit|prettier-ignore(?:-start|-end)?|markdownlint-.*|lint (?:disable|enable|ignore).*)?$/;

/** The Markdown without its notes, and these, a blank line between them; directives stay. */
export function withoutNotes(markdown: string): { markdown: string; notes: string } {
  const notes: string[] = [];
  let shown = markdown;
  for (const { 0: comment, index } of commentsIn(markdown).toReversed()) {
    const note = comment
      .slice('<!--'.length)
      .replace(/\s*--+>$/, '')
      .replace(/^-*\s*/, '');
    if (NO_NOTE.test(note) || isDirective(note)) continue;
    notes.unshift(note);
    shown = joined(shown.slice(0, index), shown.slice(index + comment.length));
  }
  return { markdown: shown, notes: notes.join('\n\n') };
}

/** As Marp decides: a mapping with one key at least that it knows. */
function isDirective(comment: string): boolean {
  try {
    const value: unknown = parse(comment.replace(LOOSE, '$1 x'), { schema: 'failsafe' });
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).some((key) => DIRECTIVE.test(key))
    );
  } catch {
    return false;
  }
}

/** What begins a block of its own, whatever is above it. */
const BLOCK = /^\s*(?:$|[-*+>#|] |\d+[.)] |`{3}|~{3}|<)/;

/** A comment on its own lines separates the paragraphs around it, as a blank line does. */
function joined(before: string, behind: string): string {
  const isAlone = /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:\n|$)/.test(behind);
  if (!isAlone || !BLOCK.test(behind)) return before + behind;
  return before.replace(/[ \t]*$/, '') + behind.replace(/^[ \t]*\n?/, '');
}
