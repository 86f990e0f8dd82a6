/// <reference lib="dom" />
/** Says to those who do not see the screen what has come onto it. */
import { element } from './element.js';
import type { PageParts } from './page.js';
import type { Show } from './show.js';

export function createAnnouncer(
  { slides, data }: PageParts,
  steps: readonly (readonly HTMLElement[])[],
  show: Show,
): void {
  const region = element('div', { class: 'own unseen', role: 'status', 'aria-live': 'polite' });
  document.body.append(region);
  const say = (text: string): void => {
    region.textContent = text;
  };
  show.onChange(({ slide, step, black }, before) => {
    if (black) say(data.words.black);
    else if (slide !== before.slide || before.black) say(slides[slide]?.ariaLabel ?? '');
    else if (step > before.step) say(steps[slide]?.[step - 1]?.textContent?.trim() ?? '');
  });
}
