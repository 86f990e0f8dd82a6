/** Separates text in Markdown with HTML from code, tags and addresses. */
import MarkdownIt from 'markdown-it';

/** How each kind of region changes; all else stays. */
export interface RegionChanges {
  /** Matched before all else. */
  readonly first?: { readonly pattern: string; readonly change: (found: string) => string };
  readonly text?: (text: string) => string;
  /** The content of `code`; undefined leaves it. */
  readonly codeSpan?: (content: string) => string | undefined;
  /** A fence or indented code; undefined leaves it. */
  readonly codeBlock?: (content: string, language: string | undefined) => string | undefined;
}

/** Comments, raw elements, tags, pictures, the addresses of links, addresses in running text. */
const NO_TEXT =
  /<!--[\s\S]*?-->|<(?<raw>style|script|pre)\b[\s\S]*?<\/\k<raw>>|<\/?[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>|<https?:[^>]*>|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\bhttps?:\/\/[^\s<]+/
    .source;
const CODE_SPAN = /(?<![`\\])(?<ticks>`+)(?!`)(?<code>[\s\S]*?[^`])\k<ticks>(?!`)/.source;

const parser = new MarkdownIt('commonmark', { html: true }).enable('table');

export function changeRegions(markdown: string, changes: RegionChanges): string {
  const mayHaveBlocks = /^[ \t>*+\-\d.)]*(?:```|~~~)|^(?: {4}|\t)/m.test(markdown);
  if (!mayHaveBlocks) return changeLines(markdown, changes);
  const lines = markdown.split('\n');
  let done = '';
  let from = 0;
  for (const { type, map, content, info } of parser.parse(markdown, {})) {
    if (map === null || (type !== 'fence' && type !== 'code_block')) continue;
    const [start, end] = map;
    const own = lines.slice(start, end);
    done += changeLines(ended(lines.slice(from, start)), changes);
    const language = info.trim().split(/\s/)[0] || undefined;
    const html = changes.codeBlock?.(content.replace(/\n$/, ''), language);
    done += html === undefined ? ended(own) : within(own[0] ?? '', html);
    from = end;
  }
  const rest = lines.slice(from).join('\n');
  return done + changeLines(rest, changes);
}

/** A tag alone on its line would begin an HTML block, in which no Markdown is parsed. */
export function asParagraphs(markdown: string): string {
  return markdown.replace(ALONE, '$1<span></span>');
}

const ALONE =
  /^((?:\s{0,3}(?:>|[-*+]|\d{1,9}[.)])\s)*[ \t]*)(?=<img class="(?:emoji|math)[^>]*>[ \t]*$)/gm;

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** HTML in the place of a code block, in the same lists and quotes. */
function within(firstLine: string, html: string): string {
  const [own = ''] = /^(?:\s{0,3}(?:>|[-*+]|\d{1,9}[.)])\s?)*\s{0,3}/.exec(firstLine) ?? [];
  const next = own.replace(/[^>\s]/g, ' ');
  return ended(html.split('\n').map((line, index) => (index === 0 ? own : next) + line));
}

function changeLines(markdown: string, { first, text, codeSpan }: RegionChanges): string {
  const change = text ?? ((same: string) => same);
  const region = new RegExp(`(${first?.pattern ?? '(?!)'})|(?:${NO_TEXT})|${CODE_SPAN}`, 'gi');
  let done = '';
  let from = 0;
  for (const match of markdown.matchAll(region)) {
    const { index, 0: whole, 1: special, groups } = match;
    const code = groups?.code;
    done += change(markdown.slice(from, index));
    const changed =
      special === undefined
        ? code !== undefined && codeSpan?.(spanContent(code))
        : first?.change(special);
    done += typeof changed === 'string' ? changed : whole;
    from = index + whole.length;
  }
  return done + change(markdown.slice(from));
}

/** CommonMark: line ends are spaces, and one space inside each delimiter is dropped. */
function spanContent(code: string): string {
  const line = code.replaceAll('\n', ' ');
  return /^ .*\S.* $|^ \S $/.test(line) ? line.slice(1, -1) : line;
}
