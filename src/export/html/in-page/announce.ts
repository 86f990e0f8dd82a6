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
    else if (step > before.step) say(spokenText(steps[slide]?.[step - 1]));
  });
}

/** What is read out of a part: words of two lines, a word and its source's number, stand apart. */
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

/** The element whose lines a text stands in. */
function lineOf(element: Element): Element {
  const { parentElement } = element;
  const isInline = getComputedStyle(element).display.startsWith('inline');
  return isInline && parentElement !== null ? lineOf(parentElement) : element;
}
