/** Changes the document for the print: a page a step, and no hidden slides. */
import { stepParts } from './slide-parts.js';
import { slidesIn } from './slides.js';

/** Removes slides and the links that lead to them. */
export function removeSlides(numbers: readonly number[]): void {
  for (const number of numbers) {
    document.getElementById(String(number))?.closest('svg[data-marpit-svg]')?.remove();
    for (const link of document.querySelectorAll(`a[href="#${number}"]`)) {
      link.removeAttribute('href');
    }
  }
}

/**
 * Puts copies with parts that are still to appear before each of these slides.
 * @returns how many pages each slide of the document now has
 */
export function spreadSteps(numbers: readonly number[]): number[] {
  return slidesIn(document).map((slide) => {
    const section = slide.querySelector('section');
    const count = numbers.includes(Number(section?.id)) ? stepParts(slide).length : 0;
    for (let step = 0; step < count; step++) {
      const copy = slide.cloneNode(true) as Element;
      for (const part of stepParts(copy).slice(step)) part.style.visibility = 'hidden';
      // Links lead to the first page of a slide.
      if (step > 0) copy.querySelector('section')?.removeAttribute('id');
      slide.before(copy);
    }
    if (count > 0) section?.removeAttribute('id');
    return count + 1;
  });
}
