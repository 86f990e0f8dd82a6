/** Links inside a document: they lead to what is there, or are none. */

/** Takes the links out whose aim is not in the document, as that of a hidden slide; their words stay. */
export function withoutDeadLinks(html: string): string {
  const there = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  return html.replace(/(<a\b[^>]*?)\shref="#([^"]*)"/g, (tag, start: string, id: string) =>
    there.has(id) ? tag : start,
  );
}

/**
 * A link to each, never shown: Chromium tells in the PDF where a thing came to stand only if
 * something leads to it.
 */
export function destinations(ids: readonly (string | number)[]): string {
  return `<nav hidden>${ids.map((id) => `<a href="#${id}"></a>`).join('')}</nav>`;
}
