/** Reads built files as their readers see them: poppler, an HTML parser, Marp with its defaults. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { Marp } from './marp-cli.js';

export interface SlideView {
  readonly section: Element;
  /** The text of each element that the selector finds, runs of blanks as one. */
  texts(selector: string): string[];
}

export interface PlainDeck {
  readonly slides: readonly SlideView[];
  readonly css: string;
  readonly html: string;
  /** The notes that Marp finds, of each slide. */
  readonly notes: readonly (readonly string[])[];
}

/** The slides of a presenter page. */
export function slidesOf(html: string): SlideView[] {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('section[data-marpit-pagination], svg section')].map(view);
}

/** The notes of a presenter page, slide by slide, as its script shows them. */
export function notesOf(html: string): string[] {
  const { document } = parseHTML(html);
  const notes: string[] = [];
  for (const note of document.querySelectorAll('.note')) {
    const paragraphs = [...note.querySelectorAll('p')].map((p) => p.textContent ?? '');
    notes[Number(note.getAttribute('data-slide')) - 1] = paragraphs.join('\n');
  }
  return notes;
}

/** What Marp for VS Code or plain marp-cli make of a Markdown file. */
export function plainMarp(markdown: string): PlainDeck {
  const { html, css, comments } = new Marp().render(markdown, { htmlAsArray: true });
  // The script that Marp appends to the last slide is no slide's content.
  const own = html.map((one) => one.replace(/<script>[\s\S]*?<\/script>\n?(?=<\/foreign)/, ''));
  const slides = own.flatMap((one) => slidesOf(`<!DOCTYPE html><html><body>${one}</body></html>`));
  return { slides, css, html: own.join('\n'), notes: comments };
}

/** The text of each page, every blank taken out: line ends fall where the layout puts them. */
export function pdfPages(pdf: Uint8Array): string[] {
  const text = poppler('pdftotext', pdf, [], ['-']);
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s/g, ''));
}

/** A word as it is drawn; in points from the page's top left corner. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words of each page. */
export function pdfWords(pdf: Uint8Array): Word[][] {
  const number = (tag: string, name: string): number =>
    Number(new RegExp(`${name}="([\\d.-]+)"`).exec(tag)?.[1]);
  const pages = poppler('pdftotext', pdf, ['-bbox-layout'], ['-']).split('<page ').slice(1);
  return pages.map((page) =>
    [...page.matchAll(/<word ([^>]*)>([^<]*)/g)].map(([, tag = '', text = '']) => ({
      text,
      left: number(tag, 'xMin'),
      right: number(tag, 'xMax'),
      top: number(tag, 'yMin'),
      bottom: number(tag, 'yMax'),
    })),
  );
}

/** What a tool of poppler, or qpdf, prints about a PDF. */
export function poppler(
  tool: string,
  pdf: Uint8Array,
  before: readonly string[],
  after: readonly string[] = [],
  encoding: BufferEncoding = 'utf8',
): string {
  const folder = mkdtempSync(join(tmpdir(), 'fireside-read-'));
  try {
    const path = join(folder, 'deck.pdf');
    writeFileSync(path, pdf);
    return execFileSync(tool, [...before, path, ...after], {
      encoding,
      maxBuffer: 2 ** 28,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function view(section: Element): SlideView {
  return {
    section,
    texts: (selector) => [...section.querySelectorAll(selector)].map((one) => oneLine(one)),
  };
}

/** An emoji that is drawn is its character, as screen readers and copying take it. */
function oneLine(element: Element): string {
  if (element.querySelector('br, img.emoji') === null) return blanksAsOne(element);
  const copy = element.cloneNode(true) as Element;
  for (const lineEnd of copy.querySelectorAll('br')) lineEnd.replaceWith('\n');
  for (const emoji of copy.querySelectorAll('img.emoji')) {
    emoji.replaceWith(emoji.getAttribute('alt') ?? '');
  }
  return blanksAsOne(copy);
}

function blanksAsOne({ textContent }: Element): string {
  return (textContent ?? '').replace(/\s+/g, ' ').trim();
}
