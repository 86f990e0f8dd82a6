/** Links of raw Markdown to slides, `[…](#id)`, and the headings that they may lead to. */
import { withoutCode } from './markdown-code.js';

/** In Markdown, as a definition, or as HTML. */
const LINK =
  /(?:(?<!\\)\]\([ \t]*<?#|^ {0,3}\[[^\]\n]+\]:[ \t]*<?#|<a\b[^<>]*?\shref\s*=\s*["']?#)(?<id>[^\s()<>"']+)/dgim;

interface MarkdownLink {
  /** The fragment after “#”. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** In the order of the text; those within code and comments are skipped. */
export function linksIn(markdown: string): MarkdownLink[] {
  return [...withoutCode(markdown).matchAll(LINK)].map(({ groups, indices }) => {
    const [from = 0, to = 0] = indices?.groups?.id ?? [];
    return { id: groups?.id ?? '', from, to };
  });
}

/** The Markdown with the number of a slide for each id for which there is one. */
export function withNumbers(
  markdown: string,
  numberOf: (id: string) => number | undefined,
): string {
  let written = markdown;
  for (const { id, from, to } of linksIn(markdown).toReversed()) {
    const number = /^\d+$/.test(id) ? undefined : numberOf(id);
    if (number !== undefined) written = written.slice(0, from) + number + written.slice(to);
  }
  return written;
}

/** What Marp calls the headings: a link such as `[…](#my-heading)` leads to one. */
export function headingsIn(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/gm)].map(
    ([, heading = '']) =>
      heading
        .replace(/\]\([^)]*\)|<[^>]*>/g, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
        .trim()
        .replace(/\s+/g, '-'),
  );
}
