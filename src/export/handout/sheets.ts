/** Which slides stand on one sheet together. */

/** So many slides to a page are large. */
const MOST_LARGE = 4;

interface InSection {
  readonly section: number | undefined;
}

/**
 * Fills sheet after sheet. A slide that opens a section is not left alone at a sheet's end, where
 * slides are large; of small ones there are enough on the sheet that it does no harm.
 */
export function sheetsOf<T extends InSection>(slides: readonly T[], perPage: number): T[][] {
  const sheets: T[][] = [];
  for (const [index, slide] of slides.entries()) {
    const sheet = sheets.at(-1);
    const isLast = sheet?.length === perPage - 1;
    const opens = slide.section !== slides[index - 1]?.section;
    const goesOn = slide.section !== undefined && slides[index + 1]?.section === slide.section;
    const turns = isLast && perPage > 2 && perPage <= MOST_LARGE && opens && goesOn;
    if (sheet === undefined || sheet.length === perPage || turns) sheets.push([slide]);
    else sheet.push(slide);
  }
  return sheets;
}
