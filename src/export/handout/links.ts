/** Removes links to what is not in the document, such as a hidden slide; their words stay. */
export function withoutDeadLinks(html: string): string {
  const there = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  return html.replace(/(<a\b[^>]*?)\shref="#([^"]*)"/g, (tag, start: string, id: string) =>
    there.has(id) ? tag : start,
  );
}

/**
 * Invisible links: Chromium writes the PDF destination of an element only if a link leads to it.
 */
export function destinations(ids: readonly (string | number)[]): string {
  return `<nav hidden>${ids.map((id) => `<a href="#${id}"></a>`).join('')}</nav>`;
}
