/** The notes of the slide that is shown, at a size that is remembered. */
import { element, iconButton } from './element.js';
import type { PageParts } from './page.js';
import type { SlideShow, State } from './show.js';
import { recall, remember } from './storage.js';

/** In parts of the size that is usual for the window. */
const SMALLEST = 0.5;
const LARGEST = 3;
const KEY = 'scale of notes';

/** @returns functions that change their size */
export function createNotes({ root, notes, views, data }: PageParts, show: SlideShow) {
  const { words, slides } = data;
  const remembered = recall(KEY);
  let scale = 1;
  const setScale = (next: number): void => {
    scale = Math.min(Math.max(next, SMALLEST), LARGEST);
    root.style.setProperty('--fireside-notes', String(scale));
  };
  setScale(typeof remembered === 'number' ? remembered : 1);
  const resize = (factor: number): void => {
    if (!views.isPresenter()) return;
    setScale(scale * factor);
    remember(KEY, scale);
  };
  const larger = (): void => resize(1.1);
  const smaller = (): void => resize(1 / 1.1);
  const attributes = { class: 'notes-text', tabindex: '0', 'aria-label': words.notes };
  const text = element('section', attributes, ...notes);
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
    // The notes of a split slide are its first part's, and apply to all parts.
    const entry = slides[slide]?.entry;
    const owner = slides.findIndex(
      (one, index) => one.entry === entry && notes[index]?.hasChildNodes(),
    );
    const wanted = notes[slide]?.hasChildNodes() || owner === -1 ? slide : owner;
    if (notes[wanted]?.hidden !== false) text.scrollTop = 0;
    for (const [index, note] of notes.entries()) note.hidden = index !== wanted;
  };
  show.onChange(draw);
  draw(show.state());
  return { larger, smaller };
}
