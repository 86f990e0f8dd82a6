/** Markdown of a slide → its title and blocks. */
import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import type { Block, ListItem } from '../content.js';
import { inlineText } from './inline-text.js';

export interface MarkdownBlocks {
  /** The first heading, and its level. */
  readonly title: string | undefined;
  readonly level: number;
  readonly blocks: readonly Block[];
}

const parser = new MarkdownIt({ html: true }).use(cjkFriendly);
/** Addresses of pictures may be of any kind: those that cannot be taken are counted. */
parser.validateLink = () => true;

/** `— Name`, `-- Name`, as the last line of a quotation. */
const NAMED = /^([\s\S]*?)(?:^|\s)(?:—|–|―|——|--)\s*(\p{L}[^—\n]{0,60})$/u;

export function markdownBlocks(markdown: string): MarkdownBlocks {
  const tokens = parser.parse(markdown, {});
  const blocks = blocksOf(tokens, markdown.split('\n'));
  const at = tokens.findIndex(({ type }) => type === 'heading_open');
  const heading = blocks.findIndex(({ type }) => type === 'heading');
  const isTitle = at >= 0 && heading === 0;
  const [first] = blocks;
  return {
    title: isTitle && first?.type === 'heading' ? first.text : undefined,
    level: isTitle ? Number(tokens[at]?.tag.slice(1)) : 0,
    blocks: isTitle ? blocks.slice(1) : blocks,
  };
}

/** Tokens between an opening one and the one that closes it, and where that is. */
function inside(tokens: readonly Token[], open: number): { content: Token[]; close: number } {
  const level = tokens[open]?.level;
  const close = tokens.findIndex(
    (one, index) => index > open && one.level === level && one.nesting === -1,
  );
  return { content: tokens.slice(open + 1, close), close };
}

function blocksOf(tokens: readonly Token[], lines: readonly string[]): Block[] {
  const other = ({ map }: Token): Block => ({
    type: 'other',
    markdown: lines.slice(...(map ?? [0, 0])).join('\n'),
  });
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.nesting !== 1) {
      if (token.type === 'fence' || token.type === 'code_block') blocks.push(codeOf(token));
      else if (token.type === 'html_block') blocks.push(other(token));
      continue;
    }
    const { content, close } = inside(tokens, index);
    const block = blockOf(token, content, lines);
    if (block) blocks.push(block === 'other' ? other(token) : block);
    index = close;
  }
  return blocks;
}

/** @returns undefined for a paragraph of pictures alone */
function blockOf(
  { type }: Token,
  content: readonly Token[],
  lines: readonly string[],
): Block | 'other' | undefined {
  const text = inlineText(content[0]?.children ?? []);
  if (type === 'heading_open') return text ? { type: 'heading', text } : undefined;
  if (type === 'paragraph_open') return text ? { type: 'paragraph', text } : undefined;
  if (type === 'blockquote_open') return quoteOf(content, lines);
  if (type === 'table_open') return tableOf(content);
  const isList = type === 'bullet_list_open' || type === 'ordered_list_open';
  const items = isList ? itemsOf(content, lines) : undefined;
  return items ? { type: 'list', ordered: type === 'ordered_list_open', items } : 'other';
}

/** @returns undefined where an item has more than a text and a list */
function itemsOf(tokens: readonly Token[], lines: readonly string[]): ListItem[] | undefined {
  const items: ListItem[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const { content, close } = inside(tokens, index);
    const [text, list, ...more] = blocksOf(content, lines);
    if (text?.type !== 'paragraph' || more.length > 0) return undefined;
    if (list && list.type !== 'list') return undefined;
    items.push({ text: text.text, items: list ? list.items : [] });
    index = close;
  }
  return items;
}

/** The name is in the last line, or in a paragraph of its own. */
function quoteOf(content: readonly Token[], lines: readonly string[]): Block | 'other' {
  const texts = blocksOf(content, lines).map((one) =>
    one.type === 'paragraph' ? one.text : undefined,
  );
  if (texts.length === 0 || texts.some((one) => one === undefined)) return 'other';
  const whole = texts.join(' ');
  const [, text = whole, by] = NAMED.exec(whole) ?? [];
  const unquoted = /^[“"「](.*)[”"」]$/s.exec(text.trim())?.[1] ?? text.trim();
  return { type: 'quote', text: unquoted, by: by?.replace(/\*+/g, '').trim() };
}

function tableOf(content: readonly Token[]): Block | 'other' {
  const rows: string[][] = [];
  for (const { type, children } of content) {
    if (type === 'tr_open') rows.push([]);
    if (type === 'inline') rows.at(-1)?.push(inlineText(children ?? []));
  }
  const [head = [], ...body] = rows;
  const isWhole = body.length > 0 && body.every((row) => row.length === head.length);
  return isWhole ? { type: 'table', head: head.map((cell) => cell || '–'), rows: body } : 'other';
}

/** Slidev and reveal.js write the lines that matter behind the language: `ts {2,4-6|8}`, `ts [2]`. */
function codeOf({ info, content }: Token): Block {
  const language = /^[\w+#-]+/.exec(info.trim())?.[0] ?? /\{\.([\w+#-]+)/.exec(info)?.[1];
  const lines = /[{[]([\w,\s|*-]+)[}\]]/
    .exec(info)?.[1]
    ?.split('|')
    .find((one) => /^[\d,\s-]*\d[\d,\s-]*$/.test(one));
  const count = content.split('\n').length;
  const isThere = lines?.match(/\d+/g)?.every((line) => Number(line) >= 1 && Number(line) < count);
  return {
    ...{ type: 'code', code: content },
    ...(language === undefined ? {} : { language }),
    ...(lines !== undefined && isThere ? { highlight: lines.trim() } : {}),
  };
}
