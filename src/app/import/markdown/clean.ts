/** Takes out of Markdown what the programs add to it and Fireside does not have. */
import { withoutCode, withoutNotes } from '../../../outline/index.js';
import { type Draft, leaveOut } from '../draft.js';

export interface CleanMarkdown {
  readonly markdown: string;
  readonly notes: string;
}

/** Notes of reveal.js are from their line to the end, those of Remark behind `???`. */
const NOTES_BEHIND = /^(?:notes?:|\?{3})[ \t]*/im;
/** Elements whose content nobody reads. */
const UNREAD = /<(script|style|svg|iframe|video|audio)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1\s*>)/gi;

/** @param markdown of one slide */
export function cleanMarkdown(markdown: string, draft: Draft): CleanMarkdown {
  const notes: string[] = [];
  const take = (
    text: string,
    pattern: RegExp,
    note: (found: readonly string[]) => string,
  ): string =>
    outsideCode(text, pattern, (found) => {
      notes.push(note(found).trim());
      return '\n';
    });
  let text = take(
    plainLines(markdown),
    /^(:{3,})\s*\{?\.?notes\b.*\n([\s\S]*?)^\1\s*$/gim,
    ([, , one = '']) => one,
  );
  text = take(text, /<aside\b[^>]*\bnotes\b[^>]*>([\s\S]*?)<\/aside>/gi, ([, one = '']) => one);
  const shown = withoutCode(text);
  const at = NOTES_BEHIND.exec(shown);
  if (at) {
    notes.push(text.slice(at.index + at[0].length).trim());
    text = text.slice(0, at.index);
  }
  const parted = withoutNotes(text);
  notes.push(parted.notes);
  return {
    markdown: withoutMarkup(parted.markdown, draft).trim(),
    notes: withoutMarkup(notes.filter((one) => one !== '').join('\n\n'), draft).trim(),
  };
}

/** Directives of reveal.js and of linters, indented HTML, and headings whose blank was forgotten. */
function plainLines(markdown: string): string {
  const bare = markdown.replace(/<!--\s*(?:\.(?:slide|element):|eslint)[\s\S]*?-->/g, '');
  let isFence = false;
  let isTag = false;
  return bare
    .split('\n')
    .map((line) => {
      if (/^\s*(`{3}|~{3})/.test(line)) isFence = !isFence;
      if (isFence) return line;
      const text = line.trimStart();
      isTag = text.startsWith('<') || (isTag && (text === '' || line !== text));
      return (isTag ? text : line).replace(/^(#{2,6}|#(?=\p{Lu}))(?=[^\s#])/u, '$1 ');
    })
    .join('\n');
}

function withoutMarkup(markdown: string, draft: Draft): string {
  const steps: readonly [RegExp, (found: readonly string[]) => string][] = [
    [/<!--[\s\S]*?-->/g, () => ''],
    // A picture whose address is elsewhere, which only a footnote behind an exclamation mark has.
    [/!(?=\[\^)/g, () => '! '],
    [
      UNREAD,
      ([, name = '']) => {
        leaveOut(draft, name.toLowerCase());
        return '';
      },
    ],
    [/<img\b[^>]*>/gi, ([tag = '']) => pictureMark(tag)],
    [
      /<a\b[^>]*?href="(https?:[^"]*)"[^>]*>([^<]*)<\/a>/gi,
      ([, href, text]) => `[${text}](${href})`,
    ],
    [/<\/?(?:b|strong)>/gi, () => '**'],
    [/<\/?(?:i|em)>/gi, () => '*'],
    [/<br\s*\/?>/gi, () => ' '],
    [/<\/?[a-z][\w.:-]*(?:\s(?:"[^"]*"|'[^']*'|[^"'<>])*|\/)?>/gi, () => ''],
    // Slots and columns of Slidev and Pandoc, pauses, snippets, attributes, and tables of contents.
    [/^ {0,3}:{2,}.*$/gm, () => ''],
    [/^\. \. \.\s*$|^<<< .*$|^\[\[?toc\]?\]\s*$/gim, () => ''],
    [/\[([^[\]\n]*)\]\{[.#][^{}\n]*\}/g, ([, text = '']) => text],
    [/(?<![\\_^\w}])[ \t]*\{\s*(?:[.#:=]|[\w-]+=)[^{}\n]*\}/g, () => ''],
    [/&nbsp;/g, () => ' '],
    [/\n{3,}/g, () => '\n\n'],
  ];
  return steps.reduce((text, [pattern, change]) => outsideCode(text, pattern, change), markdown);
}

/** What a pattern finds is changed, but not in code. */
function outsideCode(
  text: string,
  pattern: RegExp,
  change: (found: readonly string[]) => string,
): string {
  // A comment is blank there, too, and is none of the code.
  const code = withoutCode(text.replaceAll('<!--', '<!.-').replaceAll('-->', '-.>'));
  return text.replace(pattern, (...found) => {
    const whole = found[0] as string;
    const offset = found.find((one) => typeof one === 'number') as number;
    const isCode = whole.trim() !== '' && code.slice(offset, offset + whole.length).trim() === '';
    return isCode ? whole : change(found.filter((one) => typeof one === 'string'));
  });
}

function pictureMark(tag: string): string {
  const value = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
      .exec(tag)
      ?.slice(1)
      .find(Boolean) ?? '';
  const src = value('src') || value('data-src');
  return src === ''
    ? ''
    : `![${value('alt').replace(/[[\]]/g, '')}](${src.replaceAll(' ', '%20')})`;
}
