/** The path of a value in the outline, and its name in messages. */

export type Path = readonly (string | number)[];

/** The path as a key of a map. */
export function pathKey(path: Path): string {
  return path.join('\u0000');
}

/** The name of a path in messages: its last key, with the item's number before it. */
export function label(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The outline';
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.slice(0, -1).findLast((step) => typeof step === 'string');
  return `Item ${last + 1} of \`${list ?? 'the list'}\``;
}
