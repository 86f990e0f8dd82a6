/** The deck's style and fonts: new ones are loaded before they are used, so that nothing flickers. */
import type { PreviewDeck } from '../state.js';

/** @param hosts elements that get the slides' size as custom properties */
export function createSlideStyles(hosts: readonly HTMLElement[]) {
  const sheet = new CSSStyleSheet();
  const known = new Map<string, readonly FontFace[]>();
  let css = '';
  const removeOthers = (wanted: readonly string[]): void => {
    for (const [key, old] of known) {
      if (wanted.includes(key)) continue;
      for (const font of old) document.fonts.delete(font);
      known.delete(key);
    }
  };

  return {
    /** The deck's style, for shadow roots to adopt. */
    sheet,
    /** Loads what a deck needs; the function it resolves to applies it. */
    async prepare(deck: PreviewDeck, texts: ReadonlyMap<string, string>): Promise<() => void> {
      // Fonts of a theme work only in the document, not in a shadow root.
      const wanted = [...deck.fontFaces, deck.css];
      const fresh = wanted.filter((key) => !known.has(key));
      for (const key of fresh) known.set(key, fontsIn(texts.get(key) ?? ''));
      const fonts = fresh.flatMap((key) => known.get(key) ?? []);
      await Promise.all(fonts.map((font) => font.load().catch(() => {})));
      return () => {
        for (const font of fonts) document.fonts.add(font);
        removeOthers(wanted);
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

/** The fonts that a style declares. */
function fontsIn(css: string): FontFace[] {
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

/** A shadow root, where the deck's style and the page's do not meet. */
export function rootIn(host: HTMLElement, sheet: CSSStyleSheet, style: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  const own = new CSSStyleSheet();
  own.replaceSync(style);
  root.adoptedStyleSheets = [sheet, own];
  return root;
}
