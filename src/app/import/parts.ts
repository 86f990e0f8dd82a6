/** Divides what is too much for one slide into parts that kinds hold, and these can be split further. */
import type { Block, ListItem, SlideContent } from './content.js';
import { type DraftFields, type DraftValue, literal } from './draft.js';

/** Lines of body text that a slide of raw Markdown shows; it cannot be split. */
export const MOST_LINES = 11;
export const LINES_OF_PICTURE = 9;
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
    else if (last?.title === heading && isOneWith(last.blocks, block)) last.blocks.push(block);
    else parts.push({ title: heading, blocks: [block] });
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

/** Texts go together, and a short one becomes the caption of what is above it. */
function isOneWith(blocks: readonly Block[], block: Block): boolean {
  const [first] = blocks;
  if (blocks.every(isText)) return isText(block);
  const takesCaption = first !== undefined && /^(table|code|chart)$/.test(first.type);
  return takesCaption && blocks.length === 1 && isShort(block);
}

/** Characters of a paragraph that is a lead or a caption. */
const SHORT = 160;

export function isShort(block: Block): block is Extract<Block, { type: 'heading' | 'paragraph' }> {
  return block.type === 'paragraph' && block.text.length <= SHORT;
}

/**
 * What no kind holds as it stands: raw Markdown where that fits, or else its lines as points.
 * @returns undefined where pictures alone are in it, which have slides of their own
 */
export function asText({ title, blocks, pictures }: SlideContent): DraftFields | undefined {
  const raw = blocks.map((block) => (block.type === 'other' ? block.markdown : '')).join('\n');
  const shown = raw.replace(/!\[[^\]]*\]\([^)]*\)/g, '').trim();
  if (raw !== '' && linesOf(blocks) < MOST_LINES) {
    return shown === '' ? undefined : { kind: 'markdown', title, markdown: `${shown}\n` };
  }
  const points = blocks.flatMap((block): DraftValue[] => {
    if (block.type === 'list') return block.items.map(pointOf);
    if ('text' in block) return [block.text];
    const lines = shown.split('\n').map((line) => line.replace(/^\s*(?:[-*+>]|#+|\d+[.)])\s+/, ''));
    return lines.map((line) => literal(line.trim())).filter((line) => line !== '');
  });
  const [image] = pictures;
  const beside = image && { image: { src: image.src, alt: image.alt || title } };
  return points.length === 0 ? undefined : { kind: 'points', title, points, ...beside };
}

/** Points are two levels deep: what is below the second stands on it. */
export function pointOf({ text, items }: ListItem): DraftValue {
  return items.length === 0 ? text : { text, points: items.flatMap(withFiner) };
}

function withFiner({ text, items }: ListItem): string[] {
  return [text, ...items.flatMap(withFiner)];
}
