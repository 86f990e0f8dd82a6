/** Texts by name, of which the oldest go when all together have become too long. */

export interface Recent {
  get(name: string): string | undefined;
  set(name: string, text: string): void;
  clear(): void;
}

/** @param most how many characters are kept */
export function createRecent(most: number): Recent {
  const texts = new Map<string, string>();
  let length = 0;
  const remove = (name: string): void => {
    length -= texts.get(name)?.length ?? 0;
    texts.delete(name);
  };
  return {
    get: (name) => texts.get(name),
    set(name, text) {
      // What is set again becomes the newest.
      remove(name);
      texts.set(name, text);
      length += text.length;
      for (const oldest of texts.keys()) {
        if (length <= most || oldest === name) return;
        remove(oldest);
      }
    },
    clear() {
      texts.clear();
      length = 0;
    },
  };
}
