/** Writes blocks as Markdown, for a slide that no kind can hold. */
import type { Block, ContentPicture, ListItem } from '../content.js';

export function blocksMarkdown(
  title: string | undefined,
  blocks: readonly Block[],
  pictures: readonly ContentPicture[],
): string {
  return [
    ...(title ? [`# ${title}`] : []),
    ...blocks.map(blockMarkdown),
    ...pictures.map(({ src, alt }) => `![${alt.replace(/[[\]]/g, '')}](${encodeURI(src)})`),
  ].join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `## ${block.text}`;
    case 'list':
      return itemLines(block.items, block.ordered).join('\n');
    case 'table':
      return tableMarkdown(block.head, block.rows);
    case 'chart':
      return chartMarkdown(block.fields);
    case 'quote':
      return `> ${block.text}`;
    case 'code':
      return `\`\`\`${block.language ?? ''}\n${block.code}\n\`\`\``;
    case 'paragraph':
      // A mark of a list or a heading at its beginning is text.
      return block.text.replace(/^(?=[#>+-]|\d+[.)])/, '\\');
    default:
      return '';
  }
}

function itemLines(items: readonly ListItem[], ordered: boolean): string[] {
  return items.flatMap(({ text, items: finer }, index) => [
    `${ordered ? `${index + 1}.` : '-'} ${text}`,
    ...itemLines(finer, false).map((line) => `   ${line}`),
  ]);
}

function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function chartMarkdown({ rows, series }: Extract<Block, { type: 'chart' }>['fields']): string {
  const names = (series as readonly string[] | undefined) ?? [' '];
  const lines = rows as readonly { label: string; value: number | readonly number[] }[];
  return tableMarkdown(
    [' ', ...names],
    lines.map(({ label, value }) => [label, ...[value].flat().map(String)]),
  );
}
