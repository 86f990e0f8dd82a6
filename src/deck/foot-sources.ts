/** The sources at a slide's foot: in one line, with a count of those that have no space. */
import type { Citation, Slide } from './deck.js';
import { shortText } from './short-texts.js';
import { widthInEms } from './split/weight.js';
import type { Words } from './words.js';

export interface FootSources {
  readonly citations: readonly Citation[];
  /** “and 2 more”, in the deck's language. */
  readonly more: string | undefined;
}

/** Of the number before a source and the space between two, ems. */
const AROUND = 2.2;
/** A title is not cut shorter than this. */
const SHORTEST = 6;

/**
 * @param most the line's width in ems of its text; Infinity where no other slide lists the sources
 * @param words of the deck's language
 */
export function footSources(
  { citations, answers }: Pick<Slide, 'citations' | 'answers'>,
  most: number,
  words: Words,
): FootSources {
  const links = answers.map(({ by }) => widthInEms(by?.short.text ?? words.commentary) + 4);
  const space = most - links.reduce((sum, one) => sum + one, 0);
  const widths = citations.map((one) => widthInEms(sourceText(one, words)) + AROUND);
  const sum = (count: number): number => widths.slice(0, count).reduce((all, one) => all + one, 0);
  if (sum(citations.length) <= space) return { citations, more: undefined };
  const left = (count: number): string | undefined =>
    count < citations.length ? words.moreSources(citations.length - count) : undefined;
  let count = citations.length;
  while (count > 0 && sum(count) + widthInEms(left(count) ?? '') > space) count--;
  if (count > 0) return { citations: citations.slice(0, count), more: left(count) };
  const [first] = citations;
  const more = left(1);
  const over = sum(1) + widthInEms(more ?? '') - space;
  return { citations: first ? [shortened(first, over)] : [], more };
}

/** What the partials `source` and `times` write. */
function sourceText({ publisher, title, date, times }: Citation, words: Words): string {
  const moments = times.map(({ text }) => text).join(words.comma);
  return [publisher?.text, title?.text, date, moments].filter((part) => part).join(words.stop);
}

/** The title first, then the publisher. */
function shortened(citation: Citation, over: number): Citation {
  const { title, publisher } = citation;
  const titleWidth = widthInEms(title?.text ?? '');
  const ofTitle = Math.min(over, Math.max(0, titleWidth - SHORTEST));
  const ofPublisher = over - ofTitle;
  return {
    ...citation,
    title: title && ofTitle > 0 ? shortText(title, titleWidth - ofTitle) : title,
    publisher:
      publisher && ofPublisher > 0
        ? shortText(publisher, Math.max(SHORTEST, widthInEms(publisher.text) - ofPublisher))
        : publisher,
  };
}
