/** Markdown of Marp, Slidev, reveal.js, Pandoc, or of none of them → what its slides have. */
import { dirname, join } from 'node:path';
import { LIMITS } from '../../../limits.js';
import { altOf, picturesIn, withAddresses, withoutCode } from '../../../outline/index.js';
import { readRegularFile } from '../../../read/index.js';
import type { ContentPicture, SlideContent } from '../content.js';
import { type Draft, leaveOut, literal } from '../draft.js';
import { type PictureSource, takePicture } from '../pictures.js';
import { markdownBlocks } from './blocks.js';
import { cleanMarkdown } from './clean.js';
import { type FrontMatter, type RawSlide, splitDeck, withUnderlinedHeadings } from './split.js';

export interface ImportedDeck {
  readonly slides: readonly SlideContent[];
  readonly settings: FrontMatter;
}

const MATH = /\$\$[\s\S]+?\$\$|(?<![\p{L}\p{N}$\\])\$[^\s$\d][^$\n]*?(?<!\s)\$(?![\p{L}\p{N}$])/u;

export async function readMarkdown(text: string, from: PictureSource): Promise<ImportedDeck> {
  const math = MATH.test(text) ? await import('../../../markdown/math/index.js') : undefined;
  const hasMath = (markdown: string): boolean =>
    math !== undefined && isSet(markdown, math.typeset, from.draft);
  const { settings, slides, hasLines } = splitDeck(text);
  const contents = withFiles(slides, from)
    .map(({ slide, file }) => contentOf(slide, { ...from, file }, hasMath))
    .filter((one) => one !== undefined);
  const levels = contents.map(({ level }) => level).filter((level) => level > 0);
  const top = Math.min(...levels);
  // A single heading above all others is the title of the text.
  const isTitled =
    levels.filter((level) => level === top).length === 1 && contents[0]?.level === top;
  const upper = isTitled ? Math.min(...levels.filter((level) => level > top)) : top;
  const hasSections = !hasLines && levels.some((level) => level > upper);
  return {
    settings,
    slides: contents.map(({ level, ...content }, index) => ({
      ...content,
      opens: content.opens || (hasSections && level === upper && !(isTitled && index === 0)),
    })),
  };
}

/** Files of slides can name others; one that names itself is no deck. */
const DEEPEST_FILE = 4;

/** The slides with the file that each is in: in the place of one with `src` stand those of that file. */
function withFiles(
  slides: readonly RawSlide[],
  { draft, file }: Pick<PictureSource, 'draft' | 'file'>,
  depth = 0,
): { slide: RawSlide; file: string }[] {
  return slides.flatMap((slide) => {
    const { src } = slide.settings;
    if (typeof src !== 'string') return [{ slide, file }];
    const path = join(dirname(file), src.replace(/#.*$/, ''));
    const bytes = readRegularFile(path, LIMITS.outline);
    if (!Buffer.isBuffer(bytes) || depth === DEEPEST_FILE) {
      leaveOut(draft, 'file of slides');
      return [];
    }
    const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
    return withFiles(splitDeck(text, true).slides, { draft, file: path }, depth + 1);
  });
}

/** Whether there are formulas, and MathJax can set them all: others stay as they are written. */
function isSet(
  markdown: string,
  typeset: (tex: string, display: boolean) => unknown,
  draft: Draft,
): boolean {
  if (!MATH.test(withoutCode(markdown))) return false;
  try {
    for (const [, display, inline] of markdown.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+?)\$/g)) {
      typeset(display ?? inline ?? '', display !== undefined);
    }
    return true;
  } catch {
    leaveOut(draft, 'formula');
    return false;
  }
}

/** @returns undefined for a slide on which nothing is */
function contentOf(
  { markdown: raw, settings }: RawSlide,
  from: PictureSource,
  hasMath: (markdown: string) => boolean,
): (SlideContent & { readonly level: number }) | undefined {
  const { draft } = from;
  const isHidden =
    settings.hide === true || settings.disabled === true || /data-visibility="?hidden/.test(raw);
  const given = [settings.image, settings.background, settings.backgroundImage].find(
    (one) => typeof one === 'string' && /\.\w{3,4}$/.test(one),
  ) as string | undefined;
  const { markdown: clean, notes } = cleanMarkdown(raw, draft);
  const spelled = withUnderlinedHeadings(clean);
  const first = markdownBlocks(spelled);
  const paths = new Map<string, string | undefined>();
  const pathOf = (src: string): string | undefined => {
    if (!paths.has(src)) paths.set(src, takePicture(from, src));
    return paths.get(src);
  };
  const pictures = picturesIn(spelled).flatMap(({ src, words = '' }): ContentPicture[] => {
    const path = pathOf(src);
    return path === undefined ? [] : [{ src: path, alt: textOf(words), place: placeOf(words) }];
  });
  const own = given === undefined ? undefined : pathOf(given);
  const side = /^image-(left|right)$/.exec(String(settings.layout))?.[1] as
    | 'left'
    | 'right'
    | undefined;
  const all =
    own === undefined
      ? pictures
      : [...pictures, { src: own, alt: '', place: side ?? ('behind' as const) }];
  if (first.title === undefined && first.blocks.length === 0 && all.length === 0 && !notes)
    return undefined;
  return {
    ...{ title: first.title, level: first.level, blocks: first.blocks, pictures: all, notes },
    hidden: isHidden,
    markdown: withTakenPictures(spelled, pathOf),
    math: hasMath(spelled),
    opens: settings.layout === 'section',
  };
}

/** Without Marp's words for size and place. */
function textOf(words: string): string {
  return altOf(words)
    .replace(/(?:^|\s)\d+%(?=\s|$)/g, '')
    .trim();
}

function placeOf(words: string): ContentPicture['place'] {
  if (!/(?:^|\s)bg(?:\s|$)/.test(words)) return undefined;
  return (/(?:^|\s)(left|right)\b/.exec(words)?.[1] as 'left' | 'right' | undefined) ?? 'behind';
}

/** Pictures have their new paths; of those that are left out the text stays. */
function withTakenPictures(markdown: string, pathOf: (src: string) => string | undefined): string {
  let written = markdown;
  for (const { src, words = '', range } of picturesIn(markdown).toReversed()) {
    if (pathOf(src) !== undefined) continue;
    written = written.slice(0, range.from) + literal(textOf(words)) + written.slice(range.to);
  }
  return withAddresses(written.replace(/(?<!!)\[\s*\]\([^)\s]*\)/g, ''), pathOf);
}
