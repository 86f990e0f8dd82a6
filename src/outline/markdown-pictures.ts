/** The pictures that raw Markdown names, by Markdown's own sign or as HTML. */

export interface MarkdownPicture {
  /** The path or address as it is meant. */
  readonly src: string;
  /** The alt text with Marp's words for size and place; undefined where HTML has none. */
  readonly words: string | undefined;
  readonly isBackground: boolean;
  /** Where it stands in the Markdown, and its address within that. */
  readonly range: Range;
  readonly address: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const MARKED = /!\[(?<words>[^\]]*)\]\(\s*(?:<(?<quoted>[^>]*)>|(?<plain>[^)\s]*))[^)]*\)/dg;
const WRITTEN = /<img\b[^>]*?\ssrc\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')[^>]*>/dgi;

/** In the order of the text; those within code and comments are none. */
export function picturesIn(markdown: string): MarkdownPicture[] {
  const shown = withoutCode(markdown);
  const marked = [...shown.matchAll(MARKED)].map((found): MarkdownPicture => {
    const { words = '', quoted, plain = '' } = found.groups ?? {};
    const isBackground = words.split(/\s+/).includes('bg');
    return { src: decoded(quoted ?? plain), words, isBackground, ...ranges(found) };
  });
  const written = [...shown.matchAll(WRITTEN)].map((found): MarkdownPicture => {
    const { double, single = '' } = found.groups ?? {};
    const words = /\salt\s*=/i.test(found[0]) ? 'alt' : undefined;
    return { src: decoded(double ?? single), words, isBackground: false, ...ranges(found) };
  });
  return [...marked, ...written].sort((a, b) => a.range.from - b.range.from);
}

/** Each sign of code and of comments is a blank, so that places stay. */
function withoutCode(markdown: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return markdown
    .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1.*$/gm, blank)
    .replace(/(`+)[^`][\s\S]*?\1/g, blank)
    .replace(/<!--[\s\S]*?-->/g, blank);
}

function ranges(found: RegExpMatchArray): Pick<MarkdownPicture, 'range' | 'address'> {
  const { quoted, plain, double, single } = found.indices?.groups ?? {};
  const [from = 0, to = 0] = found.indices?.[0] ?? [];
  const [start = from, end = from] = quoted ?? plain ?? double ?? single ?? [];
  return { range: { from, to }, address: { from: start, to: end } };
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
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
    // Markdown takes no SVG as data: a drawing becomes HTML.
    const isDrawing = given.startsWith('data:image/svg') && markdown.startsWith('![', range.from);
    const { from, to } = isDrawing ? range : address;
    written =
      written.slice(0, from) + (isDrawing ? drawing(given, words) : given) + written.slice(to);
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

/** What is left for those who cannot see the picture. */
export function altOf(words: string): string {
  return words
    .split(/\s+/)
    .filter((word) => word !== '' && !KEYWORD.test(word))
    .join(' ');
}
