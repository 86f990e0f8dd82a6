/** The pictures that raw Markdown names, in Markdown or as HTML. */
import { decodedAddress } from '../../read/index.js';
import { commentsIn, withoutCode } from './markdown-code.js';

export interface MarkdownPicture {
  /** The decoded path or address. */
  readonly src: string;
  /** The alt text with Marp's words for size and place; undefined where HTML or a directive has none. */
  readonly words: string | undefined;
  readonly isBackground: boolean;
  /** Its range in the Markdown, and that of its address. */
  readonly range: Range;
  readonly address: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** `![words](address "title")`, its brackets in pairs (CommonMark 0.31, §6.4). */
const MARKED =
  /(?<!\\)!\[(?<words>(?:\\.|\[[^\]]*\]|[^[\]\\])*)\]\(\s*(?:<(?<quoted>[^>\n]*)>|(?<plain>(?:\([^()\s]*\)|[^()\s])*))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/dg;
/** `<` ends what was no tag: else each one that nothing closes would be read to the text's end. */
const WRITTEN = /<img\b(?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;
const SOURCE = /\ssrc\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'>]+))/di;

/** Marp's directive for the picture behind a slide, or behind all that follow. */
const DIRECTIVE =
  /\b_?backgroundImage["']?\s*:\s*["']?url\(\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"')]+))\s*\)/dg;

/** In the order of the text; those within code are skipped, and of comments all but directives. */
export function picturesIn(markdown: string): MarkdownPicture[] {
  const shown = withoutCode(markdown);
  const marked = [...shown.matchAll(MARKED)].map((found) => {
    const words = found.groups?.words ?? '';
    return pictureOf(found, 0, words, words.split(/\s+/).includes('bg'));
  });
  const written = [...shown.matchAll(WRITTEN)].flatMap(({ 0: tag, index }): MarkdownPicture[] => {
    const found = SOURCE.exec(tag);
    if (found === null) return [];
    const words = /\salt\s*=/i.test(tag) ? 'alt' : undefined;
    const range = { from: index, to: index + tag.length };
    return [{ ...pictureOf(found, index, words, false), range }];
  });
  const directed = commentsIn(markdown).flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(DIRECTIVE)].map((found) => pictureOf(found, index, undefined, true)),
  );
  return [...marked, ...written, ...directed].sort((a, b) => a.range.from - b.range.from);
}

/** @param offset where the text that was searched begins in the Markdown */
function pictureOf(
  { groups = {}, indices }: RegExpExecArray,
  offset: number,
  words: string | undefined,
  isBackground: boolean,
): MarkdownPicture {
  const form = ['quoted', 'plain', 'double', 'single', 'bare'].find((one) => groups[one] != null);
  const [from = 0, to = 0] = indices?.[0] ?? [];
  const [start = from, end = from] = indices?.groups?.[form ?? ''] ?? [];
  return {
    src: decodedAddress(groups[form ?? ''] ?? ''),
    words,
    isBackground,
    range: { from: offset + from, to: offset + to },
    address: { from: offset + start, to: offset + end },
  };
}

/** Pictures whose address is defined elsewhere, `![words][label]`, as they are written. */
export function referredPictures(markdown: string): string[] {
  const shown = withoutCode(markdown);
  const labels = new Set(
    [...shown.matchAll(/^ {0,3}\[([^\]]+)\]:\s*\S/gm)].map(([, label = '']) => label.toLowerCase()),
  );
  return [...shown.matchAll(/(?<!\\)!\[([^\]]*)\](?:\[([^\]]*)\])?(?!\()/g)].flatMap(
    ([written, words = '', label]) => (labels.has((label || words).toLowerCase()) ? [written] : []),
  );
}

/** The Markdown with another address for each picture for which there is one. */
export function withAddresses(
  markdown: string,
  addressOf: (src: string) => string | undefined,
): string {
  let written = markdown;
  for (const { src, words = '', range, address } of picturesIn(markdown).toReversed()) {
    const given = addressOf(src);
    if (given === undefined) continue;
    const isMarked = markdown.startsWith('!', range.from);
    // Markdown takes no SVG as data: a drawing becomes HTML.
    const isDrawing = isMarked && given.startsWith('data:image/svg');
    const { from, to } = isDrawing ? range : address;
    const plain = given.replaceAll(' ', '%20');
    const isQuoted = isMarked || /["'(]/.test(markdown[from - 1] ?? '');
    const text = isDrawing ? drawing(given, words) : isQuoted ? plain : `"${plain}"`;
    written = written.slice(0, from) + text + written.slice(to);
  }
  return written;
}

function drawing(uri: string, words: string): string {
  const size = (names: string): string =>
    new RegExp(`(?:^|\\s)(?:${names}):(\\d+)(?:px)?(?=\\s|$)`).exec(words)?.[1] ?? '';
  const [width, height] = [size('w|width'), size('h|height')];
  const alt = altOf(words).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const sizes = `${width && ` width="${width}"`}${height && ` height="${height}"`}`;
  return `<img src="${uri}" alt="${alt}"${sizes}>`;
}

/** What Marp reads in the place of a picture's alt text: its size and place, and no word. */
const KEYWORD =
  /^(bg|fit|auto|cover|contain|vertical|(left|right|w|h|width|height|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(:\S+)?)$/;

/** The text for readers who cannot see the picture. */
export function altOf(words: string): string {
  return words
    .split(/\s+/)
    .filter((word) => word !== '' && !KEYWORD.test(word))
    .join(' ');
}
