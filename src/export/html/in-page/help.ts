/** The list of keys. */
import { element, iconButton } from './element.js';
import type { PageParts } from './page.js';
import { recall, remember } from './storage.js';

const KEY = 'keys of a single character';

export function createHelp({ data: { words }, isMirrored, views }: PageParts) {
  const [on, back] = isMirrored ? ['←', '→'] : ['→', '←'];
  const rows = (): readonly (readonly [what: string, ...keys: string[]])[] => [
    [words.next, on, 'Space', 'Page Down'],
    [words.previous, back, 'Page Up'],
    [words.first, 'Home'],
    [words.last, 'End'],
    [words.jump, '1–9', 'Enter'],
    [words.overview, 'o', 'Esc'],
    [words.black, 'b', '.'],
    [words.fullScreen, 'f', 'F5'],
    [views.isPresenter() ? words.audience : words.presenter, 'p'],
    [words.swap, 's'],
    ...(views.isPresenter()
      ? ([
          [words.larger, '+'],
          [words.smaller, '-'],
        ] as const)
      : []),
    [words.help, '?'],
  ];
  const list = element('dl');
  // Speech input would press letters by accident (WCAG 2.1.4).
  const characters = element('input', { type: 'checkbox' });
  characters.checked = recall(KEY) !== false;
  characters.addEventListener('change', () => remember(KEY, characters.checked));
  const close = iconButton('close', words.close, () => dialog.close());
  const dialog = element(
    'dialog',
    { class: 'own help', 'aria-label': words.help },
    element('div', { class: 'title' }, element('h2', {}, words.help), close),
    list,
    element('label', {}, characters, words.characterKeys),
  );
  // A click beside the list is on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return {
    isOpen: () => dialog.open,
    /** False where the user has switched off keys that are a single character. */
    usesCharacters: () => characters.checked,
    toggle() {
      if (dialog.open) return dialog.close();
      const items = rows().map(([what, ...keys]) => {
        const kbds = keys.map((key) => element('kbd', {}, key));
        return element('div', {}, element('dt', {}, ...kbds), element('dd', {}, what));
      });
      list.replaceChildren(...items);
      dialog.showModal();
    },
  };
}
