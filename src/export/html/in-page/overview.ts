/** All slides in a grid: arrow keys or the mouse choose one, Enter or a click goes there. */
import { element, iconButton } from './element.js';
import type { PageParts } from './page.js';
import type { SlideShow } from './show.js';

/** @param redraw draws the slides again when the overview was opened or closed */
export function createOverview(
  { root, main, slides, isMirrored, data: { words } }: PageParts,
  show: SlideShow,
  redraw: () => void,
) {
  const buttons = slides.map((slide, index) => {
    const attributes = { type: 'button', class: 'own pick', 'aria-label': slide.ariaLabel ?? '' };
    const button = element('button', attributes, String(index + 1));
    button.addEventListener('click', () => {
      show.go(index);
      close();
    });
    slide.append(button);
    return button;
  });
  const head = element(
    'header',
    { class: 'own overview-head' },
    element('h1', {}, words.overview),
    iconButton('close', words.close, () => close()),
  );
  main.prepend(head);
  const isOpen = (): boolean => root.dataset.overview !== undefined;
  const mark = (): void => {
    for (const [index, button] of buttons.entries()) {
      if (index === show.state().slide) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  };
  const switchTo = (open: boolean): void => {
    root.toggleAttribute('data-overview', open);
    // Only whole slides can be chosen.
    for (const slide of slides) slide.querySelector('svg')?.toggleAttribute('inert', open);
    redraw();
    mark();
  };
  const close = (): void => {
    if (!isOpen()) return;
    switchTo(false);
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  };
  const shown = (): HTMLElement[] => buttons.filter((button) => button.checkVisibility());
  const columns = (): number => {
    const tops = shown().map((button) => button.parentElement?.offsetTop);
    return tops.filter((top) => top === tops[0]).length || 1;
  };
  show.onChange(mark);
  return {
    isOpen,
    close,
    toggle() {
      if (isOpen()) return close();
      switchTo(true);
      focusOn(buttons[show.state().slide]);
    },
    /** Moves the focus by a key; false for other keys. */
    move(key: string): boolean {
      const own = shown();
      const at = own.indexOf(document.activeElement as HTMLElement);
      const here = own.findIndex((button) => button.hasAttribute('aria-current'));
      const from = at === -1 ? Math.max(0, here) : at;
      const right = isMirrored ? -1 : 1;
      const steps: Readonly<Record<string, number>> = {
        ArrowRight: right,
        ArrowLeft: -right,
        ArrowDown: columns(),
        ArrowUp: -columns(),
        Home: -from,
        End: own.length - 1 - from,
      };
      const step = steps[key];
      if (step === undefined) return false;
      focusOn(own[from + step]);
      return true;
    },
  };
}

function focusOn(button: HTMLElement | undefined): void {
  button?.focus();
  button?.scrollIntoView({ block: 'nearest' });
}
