/** Divides what is too much for one slide into parts that kinds hold, and these can be split further. */
import type { Block, ListItem, SlideContent } from './content.js';
import { type DraftFields, type DraftValue, literal } from './draft.js';

/** Lines of body text that a slide of raw Markdown shows; it cannot be split. */
export const MOST_LINES = 11;
export const LINES_OF_PICTURE = 7;
/** Ideographs and other characters on a line. */
const LINE = 66;

/** About how many lines of a slide blocks take. */
export function linesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + heightOf(block), 0);
}

function heightOf(block: Block): number {
  switch (block.type) {
    case 'heading':
      return 2;
    case 'list':
      return block.items.reduce((sum, one) => sum + itemHeight(one), 0);
    case 'table':
      return 1.3 * (block.rows.length + 1);
    case 'code':
      return 1 + 0.8 * block.code.split('\n').length;
    case 'chart':
      return MOST_LINES;
    case 'other':
      return block.markdown.split('\n').reduce((sum, line) => sum + textHeight(line), 1);
    default:
      return 0.6 + textHeight(block.text);
  }
}

function itemHeight({ text, items }: ListItem): number {
  return items.reduce((sum, one) => sum + itemHeight(one), textHeight(text));
}

function textHeight(text: string): number {
  const width = [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
  return Math.max(1, Math.ceil(width / LINE));
}

/** Each with one kind of content, under the heading above it. */
export function partsOf(content: SlideContent, title: string): SlideContent[] {
  const parts: { title: string; blocks: Block[] }[] = [];
  let heading = title;
  for (const block of content.blocks) {
    const last = parts.at(-1);
    if (block.type === 'heading') heading = block.text;
    else if (last && last.title === heading && isText(block) && last.blocks.every(isText)) {
      last.blocks.push(block);
    } else parts.push({ title: heading, blocks: [block] });
  }
  const [first] = parts;
  const { pictures } = content;
  const isBeside = pictures.length === 1 && first?.blocks.every(isText);
  const none = { ...content, blocks: [], pictures: [] };
  return [
    ...parts.map((part, index) => ({
      ...none,
      title: part.title,
      blocks: part.blocks,
      pictures: isBeside && index === 0 ? pictures : [],
    })),
    ...(isBeside ? [] : pictures.map((picture) => ({ ...none, title, pictures: [picture] }))),
  ];
}

function isText({ type }: Block): boolean {
  return type === 'paragraph' || type === 'list';
}

/** Texts, and the lines of what is no text, as points. */
export function asPoints({ title, blocks, pictures }: SlideContent): DraftFields {
  const points = blocks.flatMap((block): DraftValue[] => {
    if (block.type === 'list') return block.items.map(pointOf);
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'quote')
      return [block.text];
    const raw = block.type === 'other' ? block.markdown : '';
    return raw
      .split('\n')
      .map((line) => literal(line.trim()))
      .filter((line) => line !== '');
  });
  const [image] = pictures;
  const shown = image && { src: image.src, alt: image.alt || title };
  return { kind: 'points', title, points, ...(shown && { image: shown }) };
}

/** Points are two levels deep: what is below the second stands on it. */
export function pointOf({ text, items }: ListItem): DraftValue {
  return items.length === 0 ? text : { text, points: items.flatMap(withFiner) };
}

function withFiner({ text, items }: ListItem): string[] {
  return [text, ...items.flatMap(withFiner)];
}
