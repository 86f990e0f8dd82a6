/** The presenter page. */
import { stepParts } from '../../../browser/in-page/index.js';
import { followAddress } from './address.js';
import { createAnnouncer } from './announce.js';

import { createBar } from './bar.js';
import { joinWindows } from './channel.js';
import { createClocks } from './clocks.js';
import { createHelp } from './help.js';
import { type Actions, listenToKeys } from './keys.js';
import { setLines } from './line-setting.js';
import { createNotes } from './notes.js';
import { createOverview } from './overview.js';
import { readPage } from './page.js';
import { listenToPointer, watchForMoves } from './pointer.js';
import { keepState, stateAtStart } from './shared-state.js';
import { createShow } from './show.js';
import { createSlideView } from './slide-view.js';
import { animateChanges } from './transition.js';
import { openOther, startFullScreen, toggleFullScreen } from './windows.js';

const page = readPage();
const { root, main, slides, views, data, isMirrored } = page;
setLines(page);

const steps = slides.map((slide) => (slide.dataset.steps === undefined ? [] : stepParts(slide)));
const stops = slides.map((slide, index) => ({
  steps: steps[index]?.length ?? 0,
  isPassedOver: slide.dataset.forSpeaker !== undefined,
}));
const show = createShow(stops, stateAtStart(data.slides));
const slideView = createSlideView(page, steps, show);
animateChanges(page, show);
createAnnouncer(page, steps, show);
const overview = createOverview(page, show, slideView.draw);
const help = createHelp(page);
const notes = createNotes(page, show);
createClocks(page, show);

const actions: Actions = {
  next: show.next,
  previous: show.previous,
  first: () => show.toEnd('first'),
  last: () => show.toEnd('last'),
  jump(number) {
    show.go(number - 1);
    overview.close();
  },
  black: show.toggleBlack,
  overview: overview.toggle,
  escape() {
    if (show.state().black) show.toggleBlack();
    else overview.toggle();
  },
  fullScreen: () => toggleFullScreen(root),
  start: () => startFullScreen(root),
  presenter: () => openOther(page, channel),
  swap: views.swap,
  help: help.toggle,
  larger: notes.larger,
  smaller: notes.smaller,
  typed: (digits) => bar.type(digits),
};
const bar = createBar(page, show, actions);
watchForMoves(root);

/** Keys to ignore: while the list of keys is open, or because the user switched them off. */
function isOff(key: string): boolean {
  return help.isOpen() ? key !== '?' : !help.usesCharacters() && /^\S$/.test(key);
}

/** Keys that a button, the overview or a text that scrolls has a use for. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const isPressed = event.key === 'Enter' || event.key === ' ';
  if (isPressed && target.closest('a, button')) return true;
  if (overview.isOpen()) {
    if (overview.move(event.key)) event.preventDefault();
    return !['o', 'Escape', 'f', 'F5', '?'].includes(event.key);
  }
  return /^Arrow(Up|Down)$/.test(event.key) && target.closest('.notes-text') !== null;
}
listenToKeys(actions, isMirrored, isOff, isTaken);
listenToPointer(main, show, isMirrored, () => !overview.isOpen());
followAddress(show, data.slides);
keepState(show);
const channel = joinWindows(show, views);

// After the pointer was used keys control the talk: they do not press the button that was clicked.
// (`:focus-visible` says the same, but in WebKit not yet while the focus comes.)
let isByPointer = false;
for (const name of ['pointerdown', 'keydown'] as const) {
  addEventListener(
    name,
    ({ type }) => {
      isByPointer = type === 'pointerdown';
    },
    true,
  );
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
