/** The PDF of deck and handout: the browser's, with title, bookmarks, labels and notes. */
import type { Rendered } from '../../render/index.js';
import type { PageNote } from './annotations.js';
import { destinationPages } from './destinations.js';
import { finishPdf } from './finish.js';
import type { Bookmark, PageLabel } from './navigation.js';

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
  const pages = new Map<number, number>();
  let page = 0;
  for (const [index, { number }] of slides.entries()) {
    pages.set(number, page);
    page += counts[index] ?? 1;
  }
  const pageOf = (number: number): number => pages.get(number) ?? 0;
  return finishPdf(printed, {
    ...descriptionOf(rendered),
    date,
    pageCount: page,
    bookmarks: bookmarksOf({ ...rendered, slides }, pageOf),
    pageLabels: labelsOf(slides, pageOf, page),
    annotations: notes ? notesOf(rendered, slides, pageOf) : [],
  });
}

function notesOf(
  { author }: Rendered,
  slides: Rendered['slides'],
  pageOf: (slide: number) => number,
): PageNote[] {
  return slides.flatMap(({ number, notes: text }) =>
    text === '' ? [] : [{ page: pageOf(number), text, ...(author ? { author } : {}) }],
  );
}

/**
 * A bookmark leads to the page of its slide; a slide that the template leaves out has none.
 * @param shown the slides of the handout
 */
export function exportHandout(
  printed: Uint8Array,
  rendered: Rendered,
  date: Date,
  shown: readonly Rendered['slides'][number][],
): Uint8Array {
  const pages = destinationPages(printed);
  const slides = shown.filter(({ number }) => pages.has(String(number)));
  return finishPdf(printed, {
    ...descriptionOf(rendered),
    date,
    bookmarks: bookmarksOf({ ...rendered, slides }, (number) => pages.get(String(number)) ?? 0),
    pageLabels: [{ page: 0, style: 'D' }],
  });
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

/** A page's label is its slide's number, which counts hidden slides. */
function labelsOf(
  slides: Rendered['slides'],
  pageOf: (slide: number) => number,
  count: number,
): PageLabel[] {
  const numbers = slides.flatMap(({ number }, index) => {
    const next = slides[index + 1];
    const end = next === undefined ? count : pageOf(next.number);
    return Array<number>(end - pageOf(number)).fill(number);
  });
  return numbers.flatMap((number, page): PageLabel[] =>
    page > 0 && numbers[page - 1] === number - 1 ? [] : [{ page, style: 'D', start: number }],
  );
}

/** A bookmark a slide; those of a section are under its first slide. */
function bookmarksOf(rendered: Rendered, pageOf: (slide: number) => number): Bookmark[] {
  const top: Bookmark[] = [];
  const bySection = new Map<number, Bookmark[]>();
  for (const { number, section, title } of rendered.slides) {
    const bookmark = { title, page: pageOf(number) };
    const name = rendered.sections.find((one) => one.number === section)?.title;
    const siblings = section === undefined ? undefined : bySection.get(section);
    if (section === undefined || name === undefined) {
      top.push({ ...bookmark, children: [] });
    } else if (siblings === undefined) {
      // The opening slide has the section's title; without one the section links to its first slide.
      const children: Bookmark[] = title === name ? [] : [{ ...bookmark, children: [] }];
      bySection.set(section, children);
      top.push({ title: name, page: bookmark.page, children });
    } else {
      siblings.push({ ...bookmark, children: [] });
    }
  }
  return top;
}
