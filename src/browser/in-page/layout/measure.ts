/** Measures all slides for PowerPoint, and packs the result for our process. */
import type { Box, ScenePicture } from '../../scene/index.js';
import { reportProgress, sectionsIn } from '../slides.js';
import { unwrapFormulas } from './formula.js';
import { isList } from './list.js';
import { drawnImage } from './picture.js';
import { withRealPseudoElements } from './pseudo.js';
import { measureSlide } from './slide.js';
import type { MeasuredSlide, PictureIndex } from './slide-pictures.js';

/** What was measured; the bytes are those of `measuredBytes`, one part after the other. */
interface MeasuredDeck {
  /** How many bytes the slides are: deflated JSON. */
  readonly slides: number;
  /** The images that the page has drawn, each of so many bytes. */
  readonly drawn: readonly {
    readonly id: string;
    readonly format: ScenePicture['format'];
    readonly bytes: number;
  }[];
  /** How many bytes each drawing has; they come after the images. */
  readonly drawings: readonly number[];
  /** Pictures to be photographed, which a page cannot do by itself. */
  readonly undrawn: readonly UndrawnPicture[];
}

interface UndrawnPicture {
  readonly id: string;
  /** From 0. */
  readonly slide: number;
  /** Undefined for the whole slide. */
  readonly box?: Box;
}

let packed = new Blob();

/**
 * Measures all slides of the document, which looks the same afterwards; formulas stay wrapped
 * (`unwrapFormulas`) while there are pictures to photograph.
 */
export async function measure(): Promise<MeasuredDeck> {
  const pictures: PictureIndex = {
    ...{ count: 0, ids: new Map(), sources: new Map() },
    ...{ images: [], drawings: [] },
  };
  const slides = withRealPseudoElements(
    () =>
      sectionsIn(document).map((section) => {
        reportProgress(section);
        return measureSlide(section, pictures);
      }),
    isListItem,
  );
  // Deflated while the images are drawn.
  const deflating = deflated(JSON.stringify(slides));
  const blobs = new Map<string, Blob>();
  for (const { id, image, place } of pictures.images) {
    reportProgress(image, 'a picture of ');
    const blob = await drawnImage(image, place);
    if (blob) blobs.set(id, blob);
  }
  const json = await deflating;
  const svgs = await Promise.all(pictures.drawings.map(async (src) => (await fetch(src)).blob()));
  packed = new Blob([json, ...blobs.values(), ...svgs]);
  const drawn = [...blobs].map(([id, { size, type }]): MeasuredDeck['drawn'][number] => {
    return { id, format: type === 'image/jpeg' ? 'jpeg' : 'png', bytes: size };
  });
  const undrawn = undrawnPictures(slides, blobs);
  if (undrawn.length === 0) unwrapFormulas();
  const drawings = svgs.map(({ size }) => size);
  return { slides: json.size, drawn, drawings, undrawn };
}

/** The bytes of what `measure` has found. */
export function measuredBytes(): Blob {
  return packed;
}

/** Its pseudo-element stays: it is a bullet. */
function isListItem({ parentElement: list }: Element): boolean {
  return list !== null && isList(list);
}

/** One picture may be on many slides. */
function undrawnPictures(
  slides: readonly MeasuredSlide[],
  drawn: ReadonlyMap<string, Blob>,
): UndrawnPicture[] {
  const undrawn = new Map<string, UndrawnPicture>();
  for (const [slide, { elements, backdrop }] of slides.entries()) {
    if (backdrop !== undefined && !undrawn.has(backdrop)) {
      undrawn.set(backdrop, { id: backdrop, slide });
    }
    for (const one of elements) {
      if (one.type !== 'picture' || drawn.has(one.id) || undrawn.has(one.id)) continue;
      undrawn.set(one.id, { id: one.id, box: one.box, slide });
    }
  }
  return [...undrawn.values()];
}

/** Much of the text is alike; in full, it would take as long to hand over as to measure. */
function deflated(text: string): Promise<Blob> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Response(stream).blob();
}
