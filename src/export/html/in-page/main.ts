/// <reference lib="dom" />
/** Brings the page to life: everything it can do begins here. */
import { partsInTurn } from '../../../stage/in-page/parts-in-turn.js';
import { followAddress, slideNamed } from './address.js';
import { createAnnouncer } from './announce.js';
import { watchForMoves } from './awake.js';
import { createBar } from './bar.js';
import { joinWindows } from './channel.js';
import { createDesk } from './desk.js';
import { createHelp } from './help.js';
import { type Actions, listenToKeys } from './keys.js';
import { createNotes } from './notes.js';
import { notify } from './notice.js';
import { createOverview } from './overview.js';
import { readPage } from './page.js';
import { listenToPointer } from './pointer.js';
import { createShow } from './show.js';
import { createStage } from './stage.js';
import { animateChanges } from './transition.js';
import { createPresenterWindow, goFullScreen } from './windows.js';

const page = readPage();
const { root, main, slides, view, data, isMirrored } = page;
root.dataset.view = view;

const steps = slides.map((slide) => (slide.dataset.steps === undefined ? [] : partsInTurn(slide)));
const stops = slides.map((slide, index) => ({
  steps: steps[index]?.length ?? 0,
  isPassedOver: slide.dataset.forSpeaker !== undefined,
}));
const show = createShow(stops, slideNamed(location.hash, data.slides) ?? 0);
const stage = createStage(page, steps, show);
animateChanges(page, show);
createAnnouncer(page, steps, show);
const overview = createOverview(page, show, stage.draw);
const help = createHelp(page);
const notes = view === 'presenter' ? createNotes(page, show) : undefined;
if (view === 'presenter') createDesk(page, show);
const channel = joinWindows(show);
const openPresenter = createPresenterWindow(channel, show, () => notify(data.words.blocked));

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
  fullScreen: () => goFullScreen(root),
  presenter() {
    if (view === 'deck') openPresenter();
  },
  help: help.toggle,
  larger: () => notes?.larger(),
  smaller: () => notes?.smaller(),
  typed: (digits) => bar.type(digits),
};
const bar = createBar(page, show, actions);
if (view === 'deck') watchForMoves(root);

/** Keys that are not ours while the list of keys is open, or by the user's wish. */
function isOff(key: string): boolean {
  return help.isOpen() ? key !== '?' : !help.usesSigns() && /^\S$/.test(key);
}

/** Keys that a button, the overview or a text that scrolls has a use for. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const isPressed = event.key === 'Enter' || event.key === ' ';
  if (isPressed && target.closest('a, button')) return true;
  if (overview.isOpen()) {
    if (overview.move(event.key)) event.preventDefault();
    return !['o', 'Escape', 'f', '?'].includes(event.key);
  }
  return /^Arrow(Up|Down)$/.test(event.key) && target.closest('.notes-text') !== null;
}
listenToKeys(actions, isMirrored, isOff, isTaken);
listenToPointer(main, show, isMirrored, () => !overview.isOpen());
followAddress(show, data.slides);

// A link to the web must not take the deck's place in the middle of a talk.
for (const link of document.querySelectorAll<HTMLAnchorElement>('.slide a[href]')) {
  if (link.getAttribute('href')?.startsWith('#')) continue;
  link.target = '_blank';
  link.rel = 'noopener';
}
