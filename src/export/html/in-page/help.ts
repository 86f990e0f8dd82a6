/** The list of keys. */

import { element } from './element.js';
import { iconButton } from './icon-button.js';
import type { PageParts } from './page.js';
import { recall, remember } from './storage.js';

const KEY = 'keys of a single sign';

type KeyRow = readonly [keys: readonly string[], what: string];

export interface Help {
  isOpen(): boolean;
  /** False where the user has switched off keys that are a single character. */
  usesCharacters(): boolean;
  toggle(): void;
}

export function createHelp({ data: { words }, isMirrored, views }: PageParts): Help {
  const [on, back] = isMirrored ? ['←', '→'] : ['→', '←'];
  const ofNotes: readonly KeyRow[] = [
    [['+'], words.larger],
    [['-'], words.smaller],
  ];
  const rows = (): readonly KeyRow[] => [
    [[on, 'Space', 'Page Down'], words.next],
    [[back, 'Page Up'], words.previous],
    [['Home'], words.first],
    [['End'], words.last],
    [['1–9', 'Enter'], words.jump],
    [['o', 'Esc'], words.overview],
    [['b', '.'], words.black],
    [['f', 'F5'], words.fullScreen],
    [['p'], views.isPresenter() ? words.audience : words.presenter],
    [['s'], words.swap],
    ...(views.isPresenter() ? ofNotes : []),
    [['?'], words.help],
  ];
  const rowOf = ([keys, what]: KeyRow): HTMLElement => {
    const kbds = keys.map((key) => element('kbd', {}, key));
    return element('div', {}, element('dt', {}, ...kbds), element('dd', {}, what));
  };
  const list = element('dl');
  // Speech input would press letters by accident (WCAG 2.1.4).
  const characters = element('input', { type: 'checkbox' });
  characters.checked = recall(KEY) !== false;
  characters.addEventListener('change', () => remember(KEY, characters.checked));
  const dialog = element(
    'dialog',
    { class: 'own help', 'aria-label': words.help },
    element(
      'div',
      { class: 'title' },
      element('h2', {}, words.help),
      iconButton('close', words.close, () => dialog.close()),
    ),
    list,
    element('label', {}, characters, words.signs),
  );
  // A click beside the list is on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return {
    isOpen: () => dialog.open,
    usesCharacters: () => characters.checked,
    toggle() {
      if (dialog.open) return dialog.close();
      list.replaceChildren(...rows().map(rowOf));
      dialog.showModal();
    },
  };
}
