/** With more slides on a sheet they are small. */
const MOST_LARGE = 4;

interface InSection {
  readonly section: number | undefined;
}

/**
 * Distributes the slides over sheets. Where slides are large, the opening of a section is not the last
 * on a sheet.
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
