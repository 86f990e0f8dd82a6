/** Values in `localStorage`; some browsers keep none for pages from disk. */

export function recall(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`fireside ${key}`) ?? 'null');
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`fireside ${key}`, JSON.stringify(value));
  } catch {
    // Windows still know each other by messages, and a reload by the window's history.
  }
}
