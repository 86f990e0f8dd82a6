/** Finds the deck's theme: by its name, or by its path from the outline's folder. */
import { join, resolve } from 'node:path';
import { nearest } from '../nearest.js';
import type { Fault, Place, Problem } from '../problem.js';
import { cssFault, parseCss } from './css.js';
import { readInside } from './file-inside.js';
import type { Source } from './read-source.js';

/** A theme with its fonts as data URIs has some MB. */
const MAX_BYTES = 20_000_000;

/** A theme as the outline names it. */
export interface ThemeRequest {
  readonly name: string;
  readonly place: Place;
}

export interface FoundTheme {
  /** All themes by name; that of the deck among them unless a problem says why not. */
  readonly themes: ReadonlyMap<string, Source>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the theme if it is a path, and checks its CSS. A path that leaves the folder (links
 * resolved), a missing file, an unknown name and CSS that cannot be read are problems at the
 * place of `theme:`.
 * @param folder the outline's folder
 * @param themes those of `templates/themes`, by name
 * @param onRead called with a file before it is read or looked for
 */
export function findTheme(
  folder: string,
  { name, place }: ThemeRequest,
  themes: ReadonlyMap<string, Source>,
  onRead: (path: string) => void = () => {},
): FoundTheme {
  const refuse = (fault: Fault): FoundTheme => ({
    themes,
    problems: [{ severity: 'error', place, ...fault }],
  });
  let theme = themes.get(name);
  if (theme === undefined) {
    if (!isPath(name)) {
      const near = nearest(name, themes.keys());
      return refuse({
        code: 'theme/unknown',
        message: `There is no theme “${name}”`,
        hint: `${near ? `Did you mean ${near}? ` : ''}There are: ${[...themes.keys()].join(', ')}. One of your own is templates/themes/${name}.css, or a path such as themes/${name}.css.`,
      });
    }
    onRead(resolve(folder, name));
    const file = readInside(folder, name, {
      code: 'theme',
      missing: 'theme/unknown',
      noun: `The theme “${name}”`,
      maxBytes: MAX_BYTES,
      hints: {
        missing: `Paths start at the outline’s folder, ${resolve(folder)}`,
        'too-large': 'Name the theme’s CSS. Fonts and pictures in it need to be smaller.',
        'no-file': 'Name a CSS file.',
      },
    });
    if ('code' in file) return refuse(file);
    theme = { path: join(folder, name), text: file.bytes.toString('utf8') };
  }
  const root = parseCss(theme, 'The theme');
  if ('severity' in root) return { themes, problems: [root] };
  if (root.every((node) => node.type === 'comment')) {
    return { themes, problems: [cssFault(theme, 'The theme', 'it has no rule', place)] };
  }
  return { themes: new Map([...themes, [name, theme]]), problems: [] };
}

function isPath(name: string): boolean {
  return /[/\\]|\.css$/.test(name);
}
