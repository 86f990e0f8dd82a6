/** The words of a command as a shell parts them, quotes taken off. */
export function shellWords(line: string): string[] {
  const words = line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...words].map(([, one, two, bare]) => one ?? two ?? bare ?? '');
}
