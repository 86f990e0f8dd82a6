/**
 * Sets a slide's number in its HTML, so that caches need not depend on it.
 * @param html one slide as Marp renders it
 * @param number or '' for HTML that does not depend on it
 * @param count how many slides there are, or ''
 */
export function withSlideNumber(html: string, number: number | '', count: number | ''): string {
  return html.replace(/<section [^>]*>/g, (tag) =>
    tag
      .replace(/ id="\d*"/, ` id="${number}"`)
      .replace(/ data-marpit-pagination="\d*"/, ` data-marpit-pagination="${number}"`)
      .replace(/ data-marpit-pagination-total="\d*"/, ` data-marpit-pagination-total="${count}"`),
  );
}
