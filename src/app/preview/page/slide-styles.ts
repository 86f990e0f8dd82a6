/// <reference lib="dom" />
/** The deck's style and faces: new ones are loaded before they are used, so that nothing blinks. */
import type { PreviewDeck } from '../state.js';

export interface SlideStyles {
  /** The deck's style, for shadow roots to adopt. */
  readonly sheet: CSSStyleSheet;
  /** Loads what a deck needs; call what it gives to put it on. */
  prepare(deck: PreviewDeck, texts: ReadonlyMap<string, string>): Promise<() => void>;
}

/** @param hosts elements that are told the slides' size */
export function createSlideStyles(hosts: readonly HTMLElement[]): SlideStyles {
  const sheet = new CSSStyleSheet();
  const known = new Map<string, readonly FontFace[]>();
  let css = '';
  /** Takes away all faces but those of some keys. */
  const letGo = (wanted: readonly string[]): void => {
    for (const [key, old] of known) {
      if (wanted.includes(key)) continue;
      for (const face of old) document.fonts.delete(face);
      known.delete(key);
    }
  };

  return {
    sheet,
    async prepare(deck, texts) {
      // A theme may bring faces; they count in the document alone, whatever style declares them.
      const wanted = [...deck.faces, deck.css];
      const fresh = wanted.filter((key) => !known.has(key));
      for (const key of fresh) known.set(key, facesIn(texts.get(key) ?? ''));
      const faces = fresh.flatMap((key) => known.get(key) ?? []);
      await Promise.all(faces.map((face) => face.load().catch(() => {})));
      return () => {
        for (const face of faces) document.fonts.add(face);
        letGo(wanted);
        if (deck.css === css) return;
        css = deck.css;
        sheet.replaceSync(texts.get(css) ?? '');
        for (const { style } of hosts) {
          style.setProperty('--width', String(deck.width));
          style.setProperty('--height', String(deck.height));
        }
      };
    },
  };
}

/** The faces that a style declares. */
function facesIn(css: string): FontFace[] {
  if (!css.includes('@font-face')) return [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const value = (name: string): string => rule.style.getPropertyValue(name);
    const family = value('font-family').replace(/^["']|["']$/g, '');
    const descriptors = {
      weight: value('font-weight') || 'normal',
      style: value('font-style') || 'normal',
      unicodeRange: value('unicode-range') || 'U+0-10FFFF',
    };
    return [new FontFace(family, value('src'), descriptors)];
  });
}
