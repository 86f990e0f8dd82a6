/** Values by name, of which the oldest go when their names have become too long all together. */

export interface Recent<T> {
  get(name: string): T | undefined;
  set(name: string, value: T): void;
  clear(): void;
}

/**
 * For what is made of its name, and is about as long.
 * @param most how many characters of names are kept
 */
export function createRecent<T>(most: number): Recent<T> {
  const values = new Map<string, T>();
  let length = 0;
  const remove = (name: string): void => {
    if (values.delete(name)) length -= name.length;
  };
  return {
    get: (name) => values.get(name),
    set(name, value) {
      // What is set again becomes the newest.
      remove(name);
      values.set(name, value);
      length += name.length;
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
