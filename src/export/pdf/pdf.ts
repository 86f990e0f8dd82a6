/** The PDF of deck and handout: the browser's, with title, bookmarks, labels and notes. */
import type { Rendered, RenderedSlide } from '../../render/index.js';
import { finishPdf } from './finish.js';
import type { Bookmark, PageLabel } from './navigation.js';
import { readObject, readPdf } from './pdf-file.js';
import { parseDict, reference, references } from './syntax.js';

/**
 * @param printed the browser's PDF, a page for each slide that is not hidden
 * @param date of creation
 * @param options `notes` adds the speaker's notes as sticky notes; `pages` is the number of pages of
 *   each visible slide, by default one
 */
export function exportPdf(
  printed: Uint8Array,
  rendered: Rendered,
  date: Date,
  { notes = false, pages: counts = [] }: { notes?: boolean; pages?: readonly number[] } = {},
): Uint8Array {
  const slides = rendered.slides.filter(({ hidden }) => !hidden);
  const pageOf = new Map<number, number>();
  // A page's label is its slide's number, which counts hidden slides.
  const numbers: number[] = [];
  for (const [index, { number }] of slides.entries()) {
    pageOf.set(number, numbers.length);
    numbers.push(...Array<number>(counts[index] ?? 1).fill(number));
  }
  const pageLabels = numbers.flatMap((start, page): PageLabel[] =>
    page > 0 && numbers[page - 1] === start - 1 ? [] : [{ page, start }],
  );
  const noted = notes ? slides.filter((slide) => slide.notes !== '') : [];
  return finishPdf(printed, {
    ...descriptionOf(rendered),
    date,
    pageCount: numbers.length,
    bookmarks: bookmarksOf(rendered, slides, pageOf),
    pageLabels,
    notes: new Map(noted.map((slide) => [pageOf.get(slide.number) ?? 0, slide.notes])),
  });
}

/**
 * A bookmark leads to the page of its slide; a slide that the template leaves out has none.
 * @param shown the slides of the handout
 */
export function exportHandout(
  printed: Uint8Array,
  rendered: Rendered,
  date: Date,
  shown: readonly RenderedSlide[],
): Uint8Array {
  const pages = destinationPages(printed);
  const pageOf = new Map(
    shown.flatMap(({ number }): [number, number][] => {
      const page = pages.get(String(number)) ?? -1;
      return page < 0 ? [] : [[number, page]];
    }),
  );
  const slides = shown.filter(({ number }) => pageOf.has(number));
  return finishPdf(printed, {
    ...descriptionOf(rendered),
    date,
    bookmarks: bookmarksOf(rendered, slides, pageOf),
    pageLabels: [{ page: 0, start: 1 }],
  });
}

/**
 * The page, from 0, of each named destination (ISO 32000-1 §12.3.2.3): Chromium writes one for each
 * element that a link leads to, by its id; -1 for what is no page.
 */
export function destinationPages(pdf: Uint8Array): Map<string, number> {
  const file = readPdf(pdf);
  const dests = file.catalog.get('Dests') ?? '<<>>';
  const named = dests.startsWith('<<')
    ? parseDict(dests).dict
    : readObject(file, reference(dests, 'the catalog’s /Dests'));
  const pages = [...file.pages.keys()];
  return new Map(
    [...named].map(([name, value]) => [name, pages.indexOf(references(value)[0] ?? 0)]),
  );
}

function descriptionOf({ title, author, subtitle, lang, direction, slides }: Rendered) {
  return {
    title,
    lang,
    direction,
    destinations: new Map(slides.map((slide) => [String(slide.number), slide.title])),
    ...(author === undefined ? {} : { author }),
    ...(subtitle === undefined ? {} : { subject: subtitle }),
  };
}

/** A bookmark a slide; those of a section are under its first slide. */
function bookmarksOf(
  { sections }: Rendered,
  slides: readonly RenderedSlide[],
  pageOf: ReadonlyMap<number, number>,
): Bookmark[] {
  const top: Bookmark[] = [];
  const bySection = new Map<number, Bookmark[]>();
  for (const { number, section, title } of slides) {
    const bookmark = { title, page: pageOf.get(number) ?? 0, children: [] };
    const name = sections.find((one) => one.number === section)?.title;
    const siblings = bySection.get(section ?? 0);
    if (section === undefined || name === undefined) {
      top.push(bookmark);
    } else if (siblings) {
      siblings.push(bookmark);
    } else {
      // The opening slide has the section's title; without one the section links to its first slide.
      const children: Bookmark[] = title === name ? [] : [bookmark];
      bySection.set(section, children);
      top.push({ title: name, page: bookmark.page, children });
    }
  }
  return top;
}
