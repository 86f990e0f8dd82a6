/** A slide's HTML apart from its number: a slide put in front changes the number of all behind it. */

/**
 * @param html one slide as Marp renders it
 * @param number its number, or '' for HTML that is the same whatever its number
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
