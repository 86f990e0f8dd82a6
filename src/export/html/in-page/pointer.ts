/** Mouse and touch. */
import type { SlideShow } from './show.js';

/** Pixels that a finger goes before it is a swipe and no tap. */
const SWIPE = 40;
/** Pixels that a mouse may move during a click; beyond them it selects text. */
const SHAKE = 5;

/**
 * A click on a half of the slide, or a swipe, goes on or back.
 * @param isActive false while the slides are picked, not turned
 */
export function listenToPointer(
  main: HTMLElement,
  show: SlideShow,
  isMirrored: boolean,
  isActive: () => boolean,
): void {
  let down: PointerEvent | undefined;
  document.addEventListener('pointerdown', (event) => {
    down = event;
  });
  document.addEventListener('pointercancel', () => {
    down = undefined;
  });
  // A second click soon after the first is one more turn: it selects no word.
  main.addEventListener('mousedown', (event) => {
    if (event.detail > 1) event.preventDefault();
  });
  main.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (!isActive() || target.closest('a, button, video') || isDrag(down, event)) return;
    const slide = target.closest<HTMLElement>('.slide');
    if (slide?.dataset.place === 'next') return show.next();
    const { left, width } = (slide ?? main).getBoundingClientRect();
    const isRight = event.clientX > left + width / 2;
    if (isRight === isMirrored) show.previous();
    else show.next();
  });
  document.addEventListener('pointerup', (event) => {
    if (down === undefined || event.pointerType !== 'touch' || !isActive()) return;
    // A second finger enlarges the page, and what is enlarged is moved about by the finger.
    const isAlone = event.isPrimary && event.pointerId === down.pointerId;
    if (!isAlone || (visualViewport?.scale ?? 1) > 1.01) return;
    const across = event.clientX - down.clientX;
    const along = event.clientY - down.clientY;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 1.5 * Math.abs(along)) return;
    // What comes next is pulled in from the side where reading goes.
    if (across < 0 === isMirrored) show.previous();
    else show.next();
  });
}

function isDrag(down: MouseEvent | undefined, up: MouseEvent): boolean {
  if (down === undefined) return false;
  return Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > SHAKE;
}

const REST_MS = 2500;

/** Shows the bar and the mouse cursor while the mouse moves, and hides them soon after. */
export function watchForMoves(root: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wake = (): void => {
    root.toggleAttribute('data-awake', true);
    clearTimeout(timer);
    timer = setTimeout(() => root.toggleAttribute('data-awake', false), REST_MS);
  };
  for (const name of ['pointermove', 'pointerdown'] as const) addEventListener(name, wake);
  wake();
}
