/// <reference lib="dom" />
/** The list of keys. */
import { iconButton } from './button.js';
import { element } from './element.js';
import type { PageParts } from './page.js';

export interface Help {
  isOpen(): boolean;
  toggle(): void;
}

export function createHelp({ data: { words }, isMirrored, view }: PageParts): Help {
  const [on, back] = isMirrored ? ['←', '→'] : ['→', '←'];
  const rows: [keys: readonly string[], what: string][] = [
    [[on, 'Space', 'Page Down'], words.next],
    [[back, 'Page Up'], words.previous],
    [['Home'], words.first],
    [['End'], words.last],
    [['1–9', 'Enter'], words.jump],
    [['o', 'Esc'], words.overview],
    [['b', '.'], words.black],
    [['f'], words.fullScreen],
    ...(view === 'deck'
      ? ([[['p'], words.presenter]] as [string[], string][])
      : ([
          [['+'], words.larger],
          [['-'], words.smaller],
        ] as [string[], string][])),
    [['?'], words.help],
  ];
  const list = element('dl');
  for (const [keys, what] of rows) {
    const signs = keys.map((key) => element('kbd', {}, key));
    list.append(element('div', {}, element('dt', {}, ...signs), element('dd', {}, what)));
  }
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
  );
  // A click beside the list, which is the dialog's own ground.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return {
    isOpen: () => dialog.open,
    toggle: () => (dialog.open ? dialog.close() : dialog.showModal()),
  };
}
