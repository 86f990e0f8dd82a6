/// <reference lib="dom" />
/** The slides, large and in the strip, in the deck's own style and faces. */
import type { PreviewDeck } from '../state.js';
import { createLarge, decoded } from './large.js';
import { createSlideStyles } from './slide-styles.js';
import { createStrip, type Strip } from './strip.js';

export interface Slides {
  /** Shows a new deck; what it draws appears at once, with its faces and pictures. */
  update(deck: PreviewDeck, texts: ReadonlyMap<string, string>, shown: number): Promise<void>;
  show(index: number, texts: ReadonlyMap<string, string>): void;
  readonly mark: Strip['mark'];
}

export interface Actions {
  readonly onChoose: (index: number) => void;
  /** Called with the text that was clicked on. */
  readonly onOpen: (text?: string) => void;
}

export function createSlides(stage: HTMLElement, nav: HTMLElement, actions: Actions): Slides {
  const dress = createSlideStyles([stage, nav]);
  const large = createLarge(stage, dress.sheet, actions);
  const strip = createStrip(nav, dress.sheet, actions.onChoose);
  let keys: readonly string[] = [];

  const show = (index: number, texts: ReadonlyMap<string, string>): void => {
    const key = keys[index] ?? '';
    large.show(key, texts.get(key) ?? '', { number: index + 1, count: keys.length });
    strip.choose(index);
  };
  return {
    async update(deck, texts, shown) {
      keys = deck.slides.map(({ key }) => key);
      const put = await dress.prepare(deck, texts);
      if (!large.has(keys[shown] ?? '')) await decoded(texts.get(keys[shown] ?? '') ?? '');
      put();
      show(shown, texts);
      strip.update(deck.slides, texts);
      strip.choose(shown);
    },
    show,
    mark: strip.mark,
  };
}
