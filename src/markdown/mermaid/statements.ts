/** What the statements of all of Mermaid's diagrams have in common. */

export interface MermaidFault {
  readonly message: string;
  readonly hint: string;
}

/** Those of a line, which a semicolon parts; one within brackets, quotes or a code is text. */
export function statementsIn(line: string): string[] {
  return (line.match(/(?:"[^"]*"|\[[^\]]*\]|\|[^|]*\||#\w+;|[^;])+/g) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** Without quotes; a line break is a blank, since labels wrap by themselves; codes are characters. */
export function withoutMarkup(text: string): string {
  const inner = /^\s*"([\s\S]*)"\s*$/.exec(text)?.[1] ?? text;
  return (
    inner
      // A text in Markdown, which all are here.
      .replace(/^`([\s\S]*)`$/, '$1')
      .replace(/<br\s*\/?>/gi, ' ')
      .replace(/#(\w+);/g, characterOf)
      .replace(/\s+/g, ' ')
      .trim()
  );
}

const NAMED: Readonly<Record<string, string>> = {
  ...{ quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', apos: "'", infin: '∞' },
  ...{ hearts: '♥', larr: '←', rarr: '→', uarr: '↑', darr: '↓', check: '✓' },
};

/** Mermaid's `#9829;` and `#quot;`. */
function characterOf(code: string, name: string): string {
  const number = Number(name);
  if (Number.isInteger(number) && number > 31 && number <= 0x10_ff_ff)
    return String.fromCodePoint(number);
  return NAMED[name] ?? code;
}
