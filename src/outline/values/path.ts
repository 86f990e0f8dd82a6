/** A way to a value of the outline, and the name that messages give it. */

export type Path = readonly (string | number)[];

/** The path as one string, to look it up. */
export function pathKey(path: Path): string {
  return path.join('\u0000');
}

/** The name that a message gives to a path: its last key, with the item's number before it. */
export function label(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The outline';
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.slice(0, -1).findLast((step) => typeof step === 'string');
  return `Item ${last + 1} of \`${list ?? 'the list'}\``;
}
