/** About how much space a field takes on a slide: enough to split a slide evenly. */

/** Ideographs in a line of a list (look: at most about 24). */
const LINE = 24;
/** The same for code, which is smaller and has the whole width. */
const CODE_LINE = 42;
/** Space between items, in lines. */
const GAP = 0.8;

/** In lines of text. */
export function weightOf(field: unknown): number {
  if (Array.isArray(field)) {
    const isRow = field.every((cell) => isText(cell));
    const weights = field.map(weightOf);
    return isRow ? Math.max(GAP, ...weights) : weights.reduce((sum, one) => sum + one, 0);
  }
  if (isText(field)) return Math.ceil(widthInEms(field.text) / LINE) + GAP;
  if (typeof field !== 'object' || field === null) return 0;
  const { place: _, ...parts } = field as Record<string, unknown>;
  return Object.values(parts).reduce<number>((sum, part) => sum + weightOf(part), 0);
}

/** Ideographs and full-width punctuation count one em, all else about half. */
export function widthInEms(text: string): number {
  const isWide = /[\p{Script=Han}\u3000-\u30ff\uac00-\ud7af\uff01-\uff60]/u;
  return [...text].reduce((sum, character) => sum + (isWide.test(character) ? 1 : 0.55), 0);
}

/** In lines as a line of code wraps. */
export function weightOfCode(line: string): number {
  return Math.max(1, Math.ceil(widthInEms(line) / CODE_LINE));
}

export function isCode(field: unknown): field is { $role: 'code'; code: string } {
  return typeof field === 'object' && field !== null && '$role' in field && field.$role === 'code';
}

export function isText(field: unknown): field is { $role: 'text'; text: string } {
  return typeof field === 'object' && field !== null && '$role' in field && field.$role === 'text';
}
