/**
 * Elements that an HTML parser reopens after their parent's end (HTML, “the list of active formatting
 * elements”): an unclosed `<b>` would contain all slides that follow, and remove their page breaks.
 */
const FORMATTING =
  /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s>])[^>]*>/gi;

/** Adds the missing end tags, on lines of their own. */
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
