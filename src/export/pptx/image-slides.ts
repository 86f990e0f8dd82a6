/** PowerPoint's image mode: each slide a picture of its page, with title and notes as real text. */

import type { Rendered } from '../../render/index.js';
import { picture } from './drawing/shapes.js';
import { singleLine } from './drawing/text.js';
import { SLIDE } from './opc/units.js';
import type { SlideLayout } from './parts/layout.js';
import { deckProperties, type PptxProperties } from './parts/properties.js';
import type { PptxSection } from './parts/sections.js';
import {
  type PresentationSlide,
  titlePlaceholder,
  writePresentation,
} from './parts/write-presentation.js';

export interface PptxImageSlide {
  readonly title: string;
  /** Its layout is named after it. */
  readonly kind: string;
  /** A PNG, 16:9. */
  readonly image: Uint8Array;
  /** Exact; each line becomes a paragraph; blank for none. */
  readonly notes: string;
  readonly hidden?: boolean;
}

export interface PptxImageDeck extends PptxProperties {
  readonly sections: readonly PptxSection[];
  readonly slides: readonly PptxImageSlide[];
}

const TITLE = { type: 'title' } as const;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Writes a presentation whose slides are pictures. Each has its kind's layout, its title in the
 * title placeholder and as the picture's alternative text; a slide with a blank title is called by
 * its number. The title lies at its layout's place behind the picture: out of sight, but in
 * PowerPoint's outline, found by search (in exported PDFs too), read first by screen readers, and
 * still there after “Reset slide”.
 *
 * @returns the .pptx; the same input gives the same bytes.
 * @throws RangeError for a language tag, a date or a section that cannot be, or if there is no
 *   slide; Error for a picture that is no PNG.
 */
export function exportImagePptx(deck: PptxImageDeck): Uint8Array {
  const kinds = [...new Set(deck.slides.map((slide) => slide.kind))];
  const layouts = kinds.map(
    (name): SlideLayout => ({ name, type: 'titleOnly', title: TITLE, bodies: [] }),
  );
  return writePresentation({ ...deck, layouts, slides: deck.slides.map(imageSlide) });
}

function imageSlide(slide: PptxImageSlide, index: number): PresentationSlide {
  if (!PNG.every((byte, at) => slide.image[at] === byte)) {
    throw new Error(`the picture of slide ${index + 1} is no PNG`);
  }
  const title = singleLine(slide.title) || String(index + 1);
  return {
    layout: slide.kind,
    notes: slide.notes,
    hidden: slide.hidden === true,
    draw: ({ language, nextId, media }) => [
      titlePlaceholder(nextId(), title, TITLE.type, language),
      picture(nextId(), {
        name: 'Picture 2',
        description: title,
        relation: media(slide.image, 'png'),
        box: SLIDE,
      }),
    ],
  };
}

export { exportNativePptx } from './native/native-slides.js';

/**
 * A file whose slides are pictures, with the exact notes; each slide's title is its alt text.
 * @param images a PNG a slide
 */
export function exportImages(
  rendered: Rendered,
  images: readonly Uint8Array[],
  date: Date,
): Uint8Array {
  return exportImagePptx({
    ...deckProperties(rendered, date),
    slides: rendered.slides.map(({ title, kind, notes, hidden }, index) => ({
      title,
      kind,
      notes,
      hidden,
      image: images[index] ?? new Uint8Array(),
    })),
  });
}
