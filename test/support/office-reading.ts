/** What LibreOffice reads in a presentation: titles, texts and notes, by its own flat XML. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

export interface OfficeSlide {
  readonly titles: readonly string[];
  /** Of all but the notes. */
  readonly text: string;
  /** A paragraph a line. */
  readonly notes: readonly string[];
}

export interface OfficeDeck {
  readonly title: string;
  readonly author: string;
  readonly created: string;
  readonly slides: readonly OfficeSlide[];
}

/** @param folder one that is not there yet, for what LibreOffice writes */
export function readByOffice(pptx: Uint8Array, folder: string): OfficeDeck {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'deck.pptx'), pptx);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const options = ['--headless', '--convert-to', 'fodp', '--outdir', folder];
  execFileSync('soffice', [profile, ...options, join(folder, 'deck.pptx')], {
    stdio: 'pipe',
    timeout: 90_000,
  });
  const xml = readFileSync(join(folder, 'deck.fodp'), 'utf8');
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  const inMeta = (name: string): string => (root && all(root, name)[0]?.textContent) ?? '';
  return {
    title: inMeta('dc:title'),
    author: inMeta('meta:initial-creator'),
    created: inMeta('meta:creation-date'),
    slides: root ? all(root, 'draw:page').map(slideOf) : [],
  };
}

function slideOf(page: Element): OfficeSlide {
  const ofClass = (name: string): string[] =>
    all(page, 'draw:frame')
      .filter((frame) => frame.getAttribute('presentation:class') === name)
      .flatMap((frame) => all(frame, 'text:p').map(textOf));
  const isNote = (node: Element): boolean =>
    (node.parentNode as Element | null)?.tagName === 'presentation:notes' ||
    (node.parentNode !== null && node.parentNode !== page && isNote(node.parentNode as Element));
  return {
    titles: ofClass('title'),
    text: all(page, 'text:p')
      .filter((one) => !isNote(one))
      .map(textOf)
      .join('\n'),
    notes: ofClass('notes'),
  };
}

const all = (element: Element, name: string): Element[] => [...element.getElementsByTagName(name)];

/** A paragraph's characters: ODF has elements for blanks in a row, tabs and line breaks. */
function textOf(node: Node): string {
  if (node.nodeType === node.TEXT_NODE) return node.nodeValue ?? '';
  const { tagName } = node as Element;
  if (tagName === 'text:s')
    return ' '.repeat(Number((node as Element).getAttribute('text:c') ?? 1));
  if (tagName === 'text:tab') return '\t';
  if (tagName === 'text:line-break') return '\n';
  return [...node.childNodes].map(textOf).join('');
}
