/** Announces slides and steps to screen readers. */
import { element } from './element.js';
import type { PageParts } from './page.js';
import type { SlideShow } from './show.js';

export function announceChanges(
  { slides, data }: PageParts,
  steps: readonly (readonly HTMLElement[])[],
  show: SlideShow,
): void {
  const region = element('div', { class: 'own unseen', role: 'status', 'aria-live': 'polite' });
  document.body.append(region);
  const announce = (text: string): void => {
    region.textContent = text;
  };
  show.onChange(({ slide, step, black }, before) => {
    if (black) announce(data.words.black);
    else if (slide !== before.slide || before.black) announce(slides[slide]?.ariaLabel ?? '');
    else if (step > before.step) announce(spokenText(steps[slide]?.[step - 1]));
  });
}

/** The text of a part, with spaces between lines, and before the number of a source. */
function spokenText(part: Element | undefined): string {
  if (part === undefined) return '';
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let spoken = '';
  let line: Element | null = null;
  while (texts.nextNode()) {
    const { parentElement: parent, textContent } = texts.currentNode;
    if (parent === null || parent.closest('[aria-hidden=true]')) continue;
    const own = lineOf(parent);
    spoken +=
      own !== line || parent.matches('.cite, .unit, .tag') ? ` ${textContent}` : textContent;
    line = own;
  }
  return spoken.replace(/\s+/g, ' ').trim();
}

/** The block of a text. */
function lineOf(element: Element): Element {
  const { parentElement } = element;
  const isInline = getComputedStyle(element).display.startsWith('inline');
  return isInline && parentElement !== null ? lineOf(parentElement) : element;
}
