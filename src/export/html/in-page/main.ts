/** The presenter page. */
import { stepParts } from '../../../browser/in-page/index.js';
import { followAddress } from './address.js';
import { announceChanges } from './announce.js';
import { createBar } from './bar.js';
import { createClocks } from './clocks.js';
import { createHelp } from './help.js';
import { type Action, listenToKeys } from './keys.js';
import { setLines } from './line-setting.js';
import { createNotes } from './notes.js';
import { createOverview } from './overview.js';
import { readPage } from './page.js';
import { listenToPointer, watchForMoves } from './pointer.js';
import { keepState, stateAtStart } from './shared-state.js';
import { createShow } from './show.js';
import { createSlideView } from './slide-view.js';
import { animateChanges } from './transition.js';
import { playVideos } from './videos.js';
import { joinWindows, startFullScreen, toggleFullScreen } from './windows.js';

const page = readPage();
const { root, main, slides, views, data, isMirrored } = page;
setLines(page);

const steps = slides.map((slide) => (slide.dataset.steps === undefined ? [] : stepParts(slide)));
const stops = slides.map((slide, index) => ({
  steps: steps[index]?.length ?? 0,
  isPassedOver: slide.dataset.forSpeaker !== undefined,
}));
const show = createShow(stops, stateAtStart(data.slides));
const drawSlides = createSlideView(page, steps, show);
animateChanges(page, show);
announceChanges(page, steps, show);
const overview = createOverview(page, show, drawSlides);
const help = createHelp(page);
const resizeNotes = createNotes(page, show);
createClocks(page, show);
playVideos(page, show);

const actions: Readonly<Record<Action, () => void>> = {
  next: show.next,
  previous: show.previous,
  first: show.toFirst,
  last: show.toLast,
  black: show.toggleBlack,
  overview: overview.toggle,
  escape() {
    if (show.state().black) show.toggleBlack();
    else overview.toggle();
  },
  fullScreen: () => toggleFullScreen(root),
  start: () => startFullScreen(root),
  presenter: () => openOtherView(),
  swap: views.swap,
  help: help.toggle,
  larger: resizeNotes.larger,
  smaller: resizeNotes.smaller,
};
const showTyped = createBar(page, show, actions);
watchForMoves(root);

listenToKeys(actions, {
  isMirrored,
  isOff: (key) => (help.isOpen() ? key !== '?' : !help.usesCharacters() && /^\S$/.test(key)),
  isTaken,
  typed: showTyped,
  jump(number) {
    show.go(number - 1);
    overview.close();
  },
});
/** Keys that a button, the overview or a text that scrolls has a use for. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const isPressed = event.key === 'Enter' || event.key === ' ';
  if (isPressed && target.closest('a, button, video')) return true;
  if (overview.isOpen()) {
    if (overview.move(event.key)) event.preventDefault();
    return !['o', 'Escape', 'f', 'F5', '?'].includes(event.key);
  }
  return /^Arrow(Up|Down)$/.test(event.key) && target.closest('.notes-text') !== null;
}
listenToPointer(main, show, isMirrored, () => !overview.isOpen());
followAddress(show, data.slides);
keepState(show);
const openOtherView = joinWindows(show, page);

// After the pointer was used keys control the talk: they do not press the button that was clicked.
// (`:focus-visible` says the same, but in WebKit not yet while the focus comes.)
let isByPointer = false;
for (const name of ['pointerdown', 'keydown'] as const) {
  const listener = ({ type }: Event): void => {
    isByPointer = type === 'pointerdown';
  };
  addEventListener(name, listener, true);
}
document.addEventListener('focusin', ({ target }) => {
  if (isByPointer && !overview.isOpen() && !help.isOpen()) (target as HTMLElement).blur();
});

// A link to the web must not take the deck's place in the middle of a talk.
for (const link of document.querySelectorAll<HTMLAnchorElement>('.slide a[href]')) {
  if (link.getAttribute('href')?.startsWith('#')) continue;
  link.target = '_blank';
  link.rel = 'noopener';
}
