/** The template's presentation part, its lists of slides replaced by the deck's. */
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { NAMESPACES } from '../opc/names.js';
import { Xml, xml } from '../opc/xml.js';
import { notesMasterList, SECTIONS, slideList } from '../parts/document.js';
import {
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  lengthOf,
  PptxTemplateFault,
  SAVE_AGAIN,
} from './xml.js';

export interface PresentationChange {
  /** Relationships' ids of the slides, in order. */
  readonly slides: readonly string[];
  /** That of our notes master, where the template has none. */
  readonly notesMaster: string | undefined;
  /** `p:ext` with the sections. */
  readonly sections: Xml | undefined;
  readonly rtl: boolean;
}

/** What refers to removed slides, or makes the deck read-only. */
const GONE = ['sldIdLst', 'custShowLst', 'modifyVerifier'];

/**
 * The part with our slides and sections; all else in it stays.
 *
 * @param given the template's root, which is left as it is
 */
export function changedPresentation(given: Element, change: PresentationChange): Xml {
  const root = given.cloneNode(true) as Element;
  for (const name of GONE) for (const old of childrenOf(root, 'p', name)) root.removeChild(old);
  const { slides, notesMaster, sections, rtl } = change;
  if (notesMaster !== undefined) {
    insertBehind(root, ['sldMasterIdLst'], notesMasterList(notesMaster));
  }
  const before = ['handoutMasterIdLst', 'notesMasterIdLst', 'sldMasterIdLst'];
  insertBehind(root, before, slideList(slides));
  if (rtl) root.setAttribute('rtl', '1');
  changeSections(root, sections);
  return new Xml(new XMLSerializer().serializeToString(root));
}

/** Puts markup behind the first of some elements that is there (ECMA-376-1 §19.2.1.26 has an order). */
function insertBehind(root: Element, names: readonly string[], markup: Xml): void {
  const last = names.map((name) => childOf(root, 'p', name)).find((one) => one);
  root.insertBefore(imported(root, markup), last?.nextSibling ?? null);
}

function changeSections(root: Element, sections: Xml | undefined): void {
  const extensions = childOf(root, 'p', 'extLst');
  for (const one of childrenOf(extensions)) {
    if (one.getAttribute('uri') === SECTIONS) extensions?.removeChild(one);
  }
  if (sections) {
    const list = extensions ?? root.appendChild(imported(root, xml`<p:extLst/>`));
    // An extension that comes first is the one that every reader sees.
    list.insertBefore(imported(root, sections), list.firstChild);
  } else if (extensions && childrenOf(extensions).length === 0) {
    root.removeChild(extensions);
  }
}

function imported(root: Element, markup: Xml): Element {
  const text = `<x${NAMESPACES.text}>${markup.text}</x>`;
  const parsed = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  const [element] = childrenOf(parsed ?? undefined);
  if (!element || !root.ownerDocument) throw new Error('markup of ours cannot be read');
  return root.ownerDocument.importNode(element, true) as Element;
}

/** In px; PowerPoint's slides are from one inch to 56 (`ST_SlideSizeCoordinate`). */
const [LEAST, MOST] = [96, 56 * 96];

/**
 * Of a slide, px.
 *
 * @throws PptxTemplateFault if it is invalid
 */
export function slideSizeOf(root: Element): { readonly width: number; readonly height: number } {
  const size = childOf(root, 'p', 'sldSz');
  if (size === undefined) return { width: 960, height: 720 };
  const length = (name: string): number => {
    const px = lengthOf(size, name);
    if (px !== undefined && px >= LEAST && px <= MOST) return px;
    const written = `${name}="${attributeOf(size, name) ?? ''}"`;
    throw new PptxTemplateFault('broken', `its slides have no size (${written})`, SAVE_AGAIN);
  };
  return { width: length('cx'), height: length('cy') };
}

/** The number of the first slide: a deck may begin with 0. */
export function firstNumberOf(root: Element): number {
  const number = Number(root.getAttribute('firstSlideNum') ?? 1);
  return Number.isInteger(number) ? number : 1;
}
