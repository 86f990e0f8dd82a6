/// <reference lib="dom" />
/** The notes of the slide that is shown, at a size that is remembered. */
import { iconButton } from './button.js';
import { element } from './element.js';
import type { PageParts } from './page.js';
import { recall, remember } from './remembered.js';
import type { Show, State } from './show.js';

const SMALLEST = 14;
const LARGEST = 72;
const KEY = 'size of notes';

export interface Notes {
  larger(): void;
  smaller(): void;
}

export function createNotes({ root, notes, data }: PageParts, show: Show): Notes {
  const { words, slides } = data;
  const remembered = recall('localStorage', KEY);
  let size = 0;
  const setSize = (next: number): void => {
    size = within(next);
    root.style.setProperty('--desk-notes', `${size}px`);
  };
  setSize(typeof remembered === 'number' ? remembered : usual());
  const resize = (factor: number): void => {
    setSize(Math.round(size * factor));
    remember('localStorage', KEY, size);
  };
  const larger = (): void => resize(1.1);
  const smaller = (): void => resize(1 / 1.1);
  const text = element(
    'section',
    { class: 'notes-text', tabindex: '0', 'aria-label': words.notes },
    ...notes,
  );
  const head = element(
    'div',
    { class: 'notes-head' },
    element('span', { 'aria-hidden': 'true' }, words.notes),
    iconButton('smaller', words.smaller, smaller),
    iconButton('larger', words.larger, larger),
  );
  document.body.append(
    element('aside', { class: 'own notes', 'aria-label': words.notes }, head, text),
  );
  const draw = ({ slide }: State): void => {
    // The notes of a slide that was cut are its first part's, and hold for all parts.
    const entry = slides[slide]?.entry;
    const owner = slides.findIndex(
      (one, index) => one.entry === entry && notes[index]?.hasChildNodes(),
    );
    const wanted = notes[slide]?.hasChildNodes() || owner === -1 ? slide : owner;
    const isOther = notes[wanted]?.hidden !== false;
    for (const [index, note] of notes.entries()) note.hidden = index !== wanted;
    if (isOther) text.scrollTop = 0;
  };
  show.onChange(draw);
  draw(show.state());
  return { larger, smaller };
}

/** Some twenty ideographs to a line. */
function usual(): number {
  return Math.round(Math.min(Math.max(innerWidth / 46, 22), 44));
}

function within(size: number): number {
  return Math.min(Math.max(size, SMALLEST), LARGEST);
}
