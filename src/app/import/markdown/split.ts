/** Splits a file of Markdown into slides, as the program that it is for does. */
import { parse } from 'yaml';
import { withoutCode } from '../../../outline/index.js';

export type FrontMatter = Readonly<Record<string, unknown>>;

export interface RawSlide {
  readonly markdown: string;
  /** Its own, as Slidev has it. */
  readonly settings: FrontMatter;
}

export interface SplitDeck {
  readonly settings: FrontMatter;
  readonly slides: readonly RawSlide[];
  /** True where lines separate the slides, false where headings do. */
  readonly hasLines: boolean;
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** Pandoc's title block: title, authors, date. */
const TITLE_BLOCK = /^%[ \t]?(.*)\n(?:%[ \t]?(.*)\n)?(?:%[ \t]?(.*)(?:\n|$))?/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** What a line of hyphens below does not make a heading. */
const NO_HEADING =
  /^\s*$|^\s*(?:[-*+>|#]|`{3}|~{3}|!\[|<|\d+[.)]\s|:::)|(?:-->|>)\s*$|\{[^}]*\}\s*$/;

/** @param isPart true for a file of slides that a deck of Slidev names */
export function splitDeck(text: string, isPart = false): SplitDeck {
  const { settings, body } = withoutFrontMatter(text);
  const isSlidevs = isPart || isSlidev(settings);
  const [first, ...others] = atLines(body, isSlidevs);
  // The settings of the file are also those of its first slide.
  const parts = [...(first ? [{ ...first, settings: isSlidevs ? settings : {} }] : []), ...others];
  const headings = headingLines(body).length;
  const isPandoc = /^%/.test(text) || 'institute' in settings || /^- - -\s*$/m.test(body);
  const isDeck = settings.marp === true || isSlidevs || parts.length > 2;
  const divider = Number(
    settings.headingDivider ?? /<!--\s*headingDivider:\s*(\d)/.exec(body)?.[1],
  );
  const hasLines = isDeck && !isPandoc && headings <= 4 * parts.length;
  if (hasLines && !(divider > 0)) return { settings, slides: parts, hasLines };
  const level = divider > 0 ? divider : 6;
  const slides = parts.flatMap((part) =>
    atHeadings(part.markdown, level).map((markdown) => ({ ...part, markdown })),
  );
  return { settings, slides, hasLines: divider > 0 };
}

function isSlidev(settings: FrontMatter): boolean {
  const keys = ['layout', 'highlighter', 'drawings', 'mdc', 'routerMode', 'seoMeta', 'fonts'];
  return settings.marp !== true && keys.some((key) => key in settings);
}

function withoutFrontMatter(text: string): { settings: FrontMatter; body: string } {
  const found = FRONT_MATTER.exec(text.trimStart());
  if (found) {
    return { settings: settingsIn(found[1] ?? ''), body: text.trimStart().slice(found[0].length) };
  }
  const [block = '', title, author, date] = TITLE_BLOCK.exec(text) ?? [];
  const given = Object.entries({ title, author, date }).filter(([, value]) => value?.trim());
  return { settings: Object.fromEntries(given), body: text.slice(block.length) };
}

/** None where it is no mapping in YAML. */
export function settingsIn(yaml: string): FrontMatter {
  try {
    const value: unknown = parse(yaml);
    return typeof value === 'object' && value !== null ? (value as FrontMatter) : {};
  } catch {
    return {};
  }
}

/** At horizontal rules, and at reveal.js's lines of two hyphens. */
function atLines(body: string, isSlidevs: boolean): RawSlide[] {
  const lines = body.split('\n');
  const shown = withoutCode(body).split('\n');
  const slides: { lines: string[]; settings: FrontMatter }[] = [{ lines: [], settings: {} }];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const before = slides.at(-1)?.lines.at(-1) ?? '';
    const isVertical = /^--[ \t]*$/.test(shown[index] ?? '') && before.trim() === '';
    const isRule = RULE.test(shown[index] ?? '');
    const isHeading = /^-+\s*$/.test(line) && !isSlidevs && !NO_HEADING.test(before);
    if (!(isRule || isVertical) || isHeading) {
      slides.at(-1)?.lines.push(line);
      continue;
    }
    const end = settingsEnd(lines, index);
    const settings = end > index ? settingsIn(lines.slice(index + 1, end).join('\n')) : {};
    slides.push({ lines: [], settings });
    index = end;
  }
  return slides.map(({ lines: own, settings }) => ({ markdown: own.join('\n'), settings }));
}

/** The line that ends the settings of a slide, which begin right below its rule; else the rule's. */
function settingsEnd(lines: readonly string[], rule: number): number {
  if (!/^[\w-]+:(?:\s|$)/.test(lines[rule + 1] ?? '')) return rule;
  const end = lines.findIndex(
    (line, index) => index > rule && (/^---\s*$/.test(line) || line.trim() === ''),
  );
  return end > rule && lines[end]?.trim() !== '' ? end : rule;
}

/** The lines that begin with `#`, outside of code. */
function headingLines(text: string): { line: number; level: number }[] {
  return withoutCode(text)
    .split('\n')
    .flatMap((line, index) => {
      const level = /^(#{1,6})[ \t]+\S/.exec(line)?.[1]?.length;
      return level === undefined ? [] : [{ line: index, level }];
    });
}

/** A slide at each heading of that level or above. */
function atHeadings(text: string, level: number): string[] {
  const normal = withUnderlinedHeadings(text);
  const starts = headingLines(normal).filter((one) => one.level <= level);
  const lines = normal.split('\n');
  const parts = [0, ...starts.map(({ line }) => line)].map((start, index) =>
    lines.slice(start, starts[index]?.line ?? lines.length).join('\n'),
  );
  return parts.filter((part) => part.trim() !== '');
}

/** Headings that are underlined, written as those that begin with `#`. */
export function withUnderlinedHeadings(text: string): string {
  const lines = text.split('\n');
  const shown = withoutCode(text).split('\n');
  return lines
    .flatMap((line, index) => {
      const isText =
        !NO_HEADING.test(shown[index] ?? '') && NO_HEADING.test(shown[index - 1] ?? '');
      const [mark] = /^(?:=+|-+)\s*$/.exec(shown[index + 1] ?? '') ?? [];
      if (isText && mark) return [`${mark.startsWith('=') ? '#' : '##'} ${line.trim()}`];
      const isMark = /^(?:=+|-+)\s*$/.test(shown[index] ?? '');
      const isBelow =
        !NO_HEADING.test(shown[index - 1] ?? '') && NO_HEADING.test(shown[index - 2] ?? '');
      return isMark && isBelow ? [] : [line];
    })
    .join('\n');
}
