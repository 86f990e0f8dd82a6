/** The slides, large and in the strip, in the deck's own style and fonts. */
import type { PreviewDeck } from '../state.js';
import { createSlidePane, decoded, type SlideActions } from './slide-pane.js';
import { createSlideStyles } from './slide-styles.js';
import { createStrip, type Strip } from './strip.js';

export interface Slides {
  /** Shows a new deck once its fonts and pictures are loaded. */
  update(deck: PreviewDeck, texts: ReadonlyMap<string, string>, shown: number): Promise<void>;
  show(index: number, texts: ReadonlyMap<string, string>): void;
  readonly mark: Strip['mark'];
}

export function createSlides(host: HTMLElement, nav: HTMLElement, actions: SlideActions): Slides {
  const styles = createSlideStyles([host, nav]);
  const large = createSlidePane(host, styles.sheet, actions);
  const strip = createStrip(nav, styles.sheet, actions.onChoose);
  let keys: readonly string[] = [];

  const show = (index: number, texts: ReadonlyMap<string, string>): void => {
    const key = keys[index] ?? '';
    large.show(key, texts.get(key) ?? '', { number: index + 1, count: keys.length });
    strip.choose(index);
  };
  return {
    async update(deck, texts, shown) {
      keys = deck.slides.map(({ key }) => key);
      const apply = await styles.prepare(deck, texts);
      if (!large.has(keys[shown] ?? '')) await decoded(texts.get(keys[shown] ?? '') ?? '');
      apply();
      show(shown, texts);
      strip.update(deck.slides, texts);
      strip.choose(shown);
    },
    show,
    mark: strip.mark,
  };
}
