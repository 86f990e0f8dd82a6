/** Inline Markdown of other programs → a text as outlines have it. */
import type { Token } from 'markdown-it';
import { joinsWithoutSpace } from '../../../ideographs.js';
import { literal } from '../draft.js';

const MARKS: Readonly<Record<string, string>> = {
  ...{ strong_open: '**', strong_close: '**', em_open: '*', em_close: '*' },
};

/** Pictures are left out; the caller takes them. */
export function inlineText(tokens: readonly Token[]): string {
  /** The addresses of links that are open; empty for one that is left out. */
  const links: string[] = [];
  const text = tokens.reduce((before, token) => before + written(token, before, links), '');
  return text
    .replace(/\[\s*\]\([^)\s]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function written(token: Token, before: string, links: string[]): string {
  switch (token.type) {
    case 'text':
      return literal(token.content);
    case 'code_inline':
      return codeSpan(token.content);
    case 'softbreak':
      return joinsWithoutSpace(before) ? '' : ' ';
    case 'hardbreak':
      return ' ';
    case 'link_open': {
      const href = token.attrGet('href') ?? '';
      links.push(/^(https?:\/\/|mailto:)/i.test(href) ? href : '');
      return links.at(-1) ? '[' : '';
    }
    case 'link_close': {
      const href = links.pop();
      return href ? `](${href})` : '';
    }
    default:
      return MARKS[token.type] ?? '';
  }
}

function codeSpan(code: string): string {
  const ticks = '`'.repeat(1 + Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length)));
  const pad = /^`|`$/.test(code) ? ' ' : '';
  return code.trim() === '' ? '' : `${ticks}${pad}${code}${pad}${ticks}`;
}
