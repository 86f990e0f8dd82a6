/** The style sheets that make up a theme. */
import type { Source } from './read-source.js';

/** A theme and all that it imports, each once. */
export function themeSheets(
  name: string,
  themes: ReadonlyMap<string, Source>,
  seen: ReadonlySet<string> = new Set(),
): Source[] {
  const source = themes.get(name);
  if (source === undefined || seen.has(name)) return [];
  const imported = [...source.text.matchAll(/@import(?:-theme)?\s*["']([^"']+)["']/g)];
  const more = imported.flatMap(([, one = '']) =>
    themeSheets(one, themes, new Set([...seen, name])),
  );
  return [...new Set([source, ...more])];
}
