/** PowerPoint's sections hold every slide once, in order; an outline's leave some out. */
import { createHash } from 'node:crypto';
import { type Xml, xml } from '../opc/xml.js';

export interface PptxSection {
  readonly title: string;
  /** The slides, from 0. */
  readonly slides: readonly number[];
}

/**
 * Gives every slide a section: those before the first one get a section named after the deck, later
 * ones stay with the section before them.
 *
 * @returns none if there are none.
 * @throws RangeError if a slide is not in the deck, is in two sections, or out of order.
 */
export function completeSections(
  sections: readonly PptxSection[],
  slideCount: number,
  deckTitle: string,
): PptxSection[] {
  if (sections.length === 0) return [];
  const complete: { title: string; slides: number[] }[] = [];
  let next = 0;
  const takeUntil = (end: number) => {
    if (end > next && complete.length === 0) complete.push({ title: deckTitle, slides: [] });
    for (; next < end; next += 1) complete.at(-1)?.slides.push(next);
  };
  for (const { title, slides } of sections) {
    takeUntil(slides[0] ?? next);
    complete.push({ title, slides: [] });
    for (const slide of slides) {
      if (!Number.isInteger(slide) || slide < next || slide >= slideCount) {
        throw new RangeError(`the section “${title}” cannot have the slide ${slide} there`);
      }
      takeUntil(slide + 1);
    }
  }
  takeUntil(slideCount);
  return complete;
}

/**
 * A GUID as Office writes it, always the same for the same words: the hash's first 128 bits, marked
 * as version 8 (RFC 9562 §5.8).
 */
function stableGuid(...words: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16).toUpperCase();
  return `{${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}}`;
}

/** The presentation's extension with its sections ([MS-PPTX] §2.6.13); nothing if there are none. */
export function sectionExtension(
  sections: readonly PptxSection[],
  slideId: (index: number) => number,
): Xml | undefined {
  if (sections.length === 0) return undefined;
  const list = sections.map(
    ({ title, slides }, index) => xml`
      <p14:section name="${title}" id="${stableGuid('section', String(index), title)}">
        <p14:sldIdLst>
          ${slides.map((slide) => xml`<p14:sldId id="${slideId(slide)}"/>`)}
        </p14:sldIdLst>
      </p14:section>`,
  );
  return xml`<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">
    <p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
      ${list}
    </p14:sectionLst>
  </p:ext>`;
}
