/// <reference lib="dom" />
/** Runs in the page: measures all slides and packs what it found for the way to our process. */
import type { Picture } from '../scene.js';
import { unwrapFormulas } from './formula.js';
import { isLayerBeside, LAYERS } from './layers.js';
import { isList } from './list.js';
import { drawnImage } from './picture.js';
import { tellProgress } from './progress.js';
import { REPLACED_CSS, replacePseudoElements, restorePseudoElements } from './pseudo.js';
import { type Images, type MeasuredPicture, type MeasuredSlide, measureSlide } from './slide.js';

/** What was measured; the bytes are those of `measuredBytes`, one thing after the other. */
export interface Measured {
  /** How many bytes the slides are: deflated JSON. */
  readonly slides: number;
  /** The images that the page has drawn, each of so many bytes. */
  readonly drawn: readonly {
    readonly id: string;
    readonly format: Picture['format'];
    readonly bytes: number;
  }[];
  /** The pictures that are still to be taken, with the number of their slide from 0. */
  readonly untaken: readonly (Pick<MeasuredPicture, 'id' | 'box'> & { readonly slide: number })[];
}

let found = new Blob();

/**
 * Measures all slides of the document, which looks the same afterwards; formulas stay wrapped
 * (`unwrapFormulas`) for as long as there are pictures to take.
 */
export async function measure(): Promise<Measured> {
  const images: Images = [];
  const slides = measureSlides(images);
  // It is packed while the images are drawn.
  const packed = deflated(JSON.stringify(slides));
  const blobs = new Map<string, Blob>();
  for (const { id, image, place } of images) {
    tellProgress(image, 'a picture of ');
    const blob = await drawnImage(image, place);
    if (blob) blobs.set(id, blob);
  }
  const json = await packed;
  found = new Blob([json, ...blobs.values()]);
  const drawn = [...blobs].map(([id, { size, type }]): Measured['drawn'][number] => {
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
): Measured['untaken'] {
  const untaken = new Map<string, Measured['untaken'][number]>();
  for (const [slide, { elements }] of slides.entries()) {
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

function measureSlides(images: Images): MeasuredSlide[] {
  const style = document.createElement('style');
  style.textContent = REPLACED_CSS;
  document.head.append(style);
  const layers = [...document.querySelectorAll<HTMLElement>(LAYERS)];
  replacePseudoElements(layers, ({ parentElement: list }) => list !== null && isList(list));
  const sections = layers.filter((layer) => !isLayerBeside(layer));
  const logos = new Map<string, string>();
  const slides = sections.map((section, index) => {
    tellProgress(section);
    return measureSlide(section, index, logos, images);
  });
  style.remove();
  restorePseudoElements();
  return slides;
}
