/** Closes what raw Markdown leaves open, so that one slide's HTML does not reach into the next. */

/**
 * Elements that an HTML parser opens again behind the end of whatever they were left open in
 * (HTML, “the list of active formatting elements”): a `<b>` without an end would stand around all
 * slides that follow, and take their page breaks.
 */
const FORMATTING =
  /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s>])[^>]*>/gi;

/** Adds the end tags that are missing, on lines of their own. */
export function closeTags(markdown: string): string {
  const open: string[] = [];
  for (const [, slash, name = ''] of markdown.matchAll(FORMATTING)) {
    const tag = name.toLowerCase();
    const index = open.lastIndexOf(tag);
    if (!slash) open.push(tag);
    else if (index >= 0) open.splice(index, 1);
  }
  if (open.length === 0) return markdown;
  return `${markdown.trimEnd()}\n\n${open
    .reverse()
    .map((tag) => `</${tag}>`)
    .join('\n')}`;
}
