/// <reference lib="dom" />
/** Shadow roots, in which the deck's style and the page's own do not meet. */

/** A root in an element, with the deck's style and a few rules of ours behind it. */
export function rootIn(host: HTMLElement, sheet: CSSStyleSheet, style: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  const own = new CSSStyleSheet();
  own.replaceSync(style);
  root.adoptedStyleSheets = [sheet, own];
  return root;
}
