/** Text sizes of a whole deck: slides of a kind look alike, though each could have its own. */
import { USUAL_TEXT_SIZE } from '../deck/index.js';

/** A slide and the largest size at which it shows all of its content, in CSS pixels. */
export interface SizedSlide {
  readonly kind: string;
  readonly size: number;
}

/** Of so many slides of a kind one may be smaller than the others. */
const SLIDES_PER_OUTLIER = 4;

/**
 * The size of each slide: that of its kind, or a smaller one where it needs that. Slides that need
 * less than the usual size are outliers: no other is made as small.
 */
export function agreedSizes(slides: readonly SizedSlide[]): number[] {
  const agreed = new Map<string, number>();
  for (const { kind } of slides) {
    if (agreed.has(kind)) continue;
    const sizes = slides
      .filter((one) => one.kind === kind && one.size >= USUAL_TEXT_SIZE)
      .map(({ size }) => size)
      .sort((a, b) => a - b);
    agreed.set(kind, sizes[Math.floor(sizes.length / SLIDES_PER_OUTLIER)] ?? USUAL_TEXT_SIZE);
  }
  return slides.map(({ kind, size }) => Math.min(size, agreed.get(kind) ?? size));
}
