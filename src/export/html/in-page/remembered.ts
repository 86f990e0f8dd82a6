/// <reference lib="dom" />
/** What a browser keeps between two looks at the page; some keep nothing for pages from disk. */

export function recall(storage: 'localStorage' | 'sessionStorage', key: string): unknown {
  try {
    return JSON.parse(window[storage].getItem(`fireside ${key}`) ?? 'null');
  } catch {
    return undefined;
  }
}

export function remember(
  storage: 'localStorage' | 'sessionStorage',
  key: string,
  value: unknown,
): void {
  try {
    window[storage].setItem(`fireside ${key}`, JSON.stringify(value));
  } catch {
    // Nothing is lost but a setting.
  }
}
