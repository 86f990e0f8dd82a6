/// <reference lib="dom" />
/** The list of keys. */
import { iconButton } from './button.js';
import { element } from './element.js';
import type { PageParts } from './page.js';
import { recall, remember } from './remembered.js';

const KEY = 'keys of a single sign';

type Row = readonly [keys: readonly string[], what: string];

export interface Help {
  isOpen(): boolean;
  /** False where the user has switched off keys that are a single sign. */
  usesSigns(): boolean;
  toggle(): void;
}

export function createHelp({ data: { words }, isMirrored, views }: PageParts): Help {
  const [on, back] = isMirrored ? ['←', '→'] : ['→', '←'];
  const ofNotes: readonly Row[] = [
    [['+'], words.larger],
    [['-'], words.smaller],
  ];
  const rows = (): readonly Row[] => [
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
  const rowOf = ([keys, what]: Row): HTMLElement => {
    const signs = keys.map((key) => element('kbd', {}, key));
    return element('div', {}, element('dt', {}, ...signs), element('dd', {}, what));
  };
  const list = element('dl');
  // Who speaks to the machine would press letters without knowing (WCAG 2.1.4).
  const signs = element('input', { type: 'checkbox' });
  signs.checked = recall(KEY) !== false;
  signs.addEventListener('change', () => remember(KEY, signs.checked));
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
    element('label', {}, signs, words.signs),
  );
  // A click beside the list, which is the dialog's own ground.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return {
    isOpen: () => dialog.open,
    usesSigns: () => signs.checked,
    toggle() {
      if (dialog.open) return dialog.close();
      list.replaceChildren(...rows().map(rowOf));
      dialog.showModal();
    },
  };
}
