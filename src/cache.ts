/** Values by name, of which the oldest go when they have become too long all together. */

export interface Cache<T> {
  get(name: string): T | undefined;
  /** @param size in characters, where it is not that of the name */
  set(name: string, value: T, size?: number): void;
  clear(): void;
}

/**
 * For what is made of its name, and is about as long where no other size is given.
 * @param most how many characters are kept
 */
export function createCache<T>(most: number): Cache<T> {
  const values = new Map<string, { readonly value: T; readonly size: number }>();
  let length = 0;
  const remove = (name: string): void => {
    length -= values.get(name)?.size ?? 0;
    values.delete(name);
  };
  return {
    get: (name) => values.get(name)?.value,
    set(name, value, size = name.length) {
      // What is set again becomes the newest.
      remove(name);
      values.set(name, { value, size });
      length += size;
      for (const oldest of values.keys()) {
        if (length <= most || oldest === name) return;
        remove(oldest);
      }
    },
    clear() {
      values.clear();
      length = 0;
    },
  };
}
