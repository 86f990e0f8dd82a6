/// <reference lib="dom" />
/** What the page holds: its slides, its notes, and what it was told of the deck. */
import type { DeckData } from '../deck-data.js';
import { createViewSwitch, type ViewSwitch } from './view.js';

export interface PageParts {
  readonly data: DeckData;
  readonly root: HTMLElement;
  readonly main: HTMLElement;
  readonly slides: readonly HTMLElement[];
  readonly notes: readonly HTMLElement[];
  /** True where the deck is read from right to left. */
  readonly isMirrored: boolean;
  readonly views: ViewSwitch;
}

export function readPage(): PageParts {
  const root = document.documentElement;
  const main = document.querySelector('main');
  const json = document.getElementById('_deck')?.textContent;
  if (main === null || !json) throw new Error('this page holds no deck');
  return {
    data: JSON.parse(json) as DeckData,
    root,
    main,
    slides: [...document.querySelectorAll<HTMLElement>('.slide')],
    notes: [...document.querySelectorAll<HTMLElement>('.note')],
    isMirrored: root.dir === 'rtl',
    views: createViewSwitch(root),
  };
}
