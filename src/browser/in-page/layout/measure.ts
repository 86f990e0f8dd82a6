/// <reference lib="dom" />
/** Runs in the page: measures all slides and packs what it found for the way to our process. */
import type { Box, Picture } from '../../scene/index.js';
import { tellProgress } from '../progress.js';
import { unwrapFormulas } from './formula.js';
import { isLayerBeside, LAYERS } from './layers.js';
import { isList } from './list.js';
import { drawnImage } from './picture.js';
import { REPLACED_CSS, replacePseudoElements, restorePseudoElements } from './pseudo.js';
import { type MeasuredPicture, type MeasuredSlide, measureSlide, type Pictures } from './slide.js';

/** What was measured; the bytes are those of `measuredBytes`, one thing after the other. */
export interface MeasuredDeck {
  /** How many bytes the slides are: deflated JSON. */
  readonly slides: number;
  /** The images that the page has drawn, each of so many bytes. */
  readonly drawn: readonly {
    readonly id: string;
    readonly format: Picture['format'];
    readonly bytes: number;
  }[];
  readonly untaken: readonly Untaken[];
}

/** A picture that is still to be taken, on a slide from 0; without a box it is the whole slide's. */
interface Untaken extends Pick<MeasuredPicture, 'id'> {
  readonly box?: Box;
  readonly slide: number;
}

let found = new Blob();

/**
 * Measures all slides of the document, which looks the same afterwards; formulas stay wrapped
 * (`unwrapFormulas`) for as long as there are pictures to take.
 */
export async function measure(): Promise<MeasuredDeck> {
  const pictures: Pictures = { ids: new Map(), sources: new Map(), images: [] };
  const slides = measureSlides(pictures);
  // It is packed while the images are drawn.
  const packed = deflated(JSON.stringify(slides));
  const blobs = new Map<string, Blob>();
  for (const { id, image, place } of pictures.images) {
    tellProgress(image, 'a picture of ');
    const blob = await drawnImage(image, place);
    if (blob) blobs.set(id, blob);
  }
  const json = await packed;
  found = new Blob([json, ...blobs.values()]);
  const drawn = [...blobs].map(([id, { size, type }]): MeasuredDeck['drawn'][number] => {
    return { id, format: type === 'image/jpeg' ? 'jpeg' : 'png', bytes: size };
  });
  const untaken = untakenOf(slides, blobs);
  if (untaken.length === 0) unwrapFormulas();
  return { slides: json.size, drawn, untaken };
}

/** The bytes of what `measure` has found. */
export function measuredBytes(): Blob {
  return found;
}

/** One picture may stand on many slides. */
function untakenOf(
  slides: readonly MeasuredSlide[],
  drawn: ReadonlyMap<string, unknown>,
): MeasuredDeck['untaken'] {
  const untaken = new Map<string, Untaken>();
  for (const [slide, { elements, backdrop }] of slides.entries()) {
    if (backdrop !== undefined && !untaken.has(backdrop))
      untaken.set(backdrop, { id: backdrop, slide });
    for (const one of elements) {
      if (one.type !== 'picture' || drawn.has(one.id) || untaken.has(one.id)) continue;
      untaken.set(one.id, { id: one.id, box: one.box, slide });
    }
  }
  return [...untaken.values()];
}

/** Much of it is alike; written out, it would take as long to hand over as to measure. */
async function deflated(text: string): Promise<Blob> {
  const stream = new CompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  void writer.write(new TextEncoder().encode(text));
  void writer.close();
  return new Response(stream.readable).blob();
}

function measureSlides(pictures: Pictures): MeasuredSlide[] {
  const style = document.createElement('style');
  style.textContent = REPLACED_CSS;
  document.head.append(style);
  const layers = [...document.querySelectorAll<HTMLElement>(LAYERS)];
  replacePseudoElements(layers, ({ parentElement: list }) => list !== null && isList(list));
  const sections = layers.filter((layer) => !isLayerBeside(layer));
  const slides = sections.map((section, index) => {
    tellProgress(section);
    return measureSlide(section, index, pictures);
  });
  style.remove();
  restorePseudoElements();
  return slides;
}
