/** Finds the deck's theme: by its name, or by its path from the outline's folder. */
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AtRule, Root } from 'postcss';
import { nearest } from '../nearest.js';
import type { Place, Problem } from '../problem.js';
import { cssFault, parseCss } from './css.js';
import { isInside } from './is-inside.js';
import { type FileFault, readRegularFile } from './read-regular-file.js';
import type { Source } from './read-source.js';

/** A theme with its faces as data: addresses has some MB. */
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
export async function findTheme(
  folder: string,
  { name, place }: ThemeRequest,
  themes: ReadonlyMap<string, Source>,
  onRead: (path: string) => void = () => {},
): Promise<FoundTheme> {
  const problem = (rest: Omit<Problem, 'severity' | 'place'>): FoundTheme => ({
    themes,
    problems: [{ severity: 'error', place, ...rest }],
  });
  if (!themes.has(name) && isPath(name)) onRead(resolve(folder, name));
  const theme = themes.get(name) ?? (isPath(name) ? await readInside(folder, name) : NO_FILE);
  if ('fault' in theme && theme.fault === 'missing') {
    const near = nearest(name, themes.keys());
    return problem({
      code: 'theme/unknown',
      message: isPath(name) ? `There is no file “${name}”` : `There is no theme “${name}”`,
      hint: isPath(name)
        ? `Paths start at the outline’s folder, ${resolve(folder)}`
        : `${near ? `Did you mean ${near}? ` : ''}There are: ${[...themes.keys()].join(', ')}. One of your own is templates/themes/${name}.css, or a path such as themes/${name}.css.`,
    });
  }
  if ('fault' in theme) return problem(refusalOf(name, theme));
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

type ThemeFault = FileFault | { readonly fault: 'outside' };

const NO_FILE: ThemeFault = { fault: 'missing' };

async function readInside(folder: string, name: string): Promise<Source | ThemeFault> {
  const root = await realpath(folder);
  const path = await realpath(resolve(root, name)).catch(() => undefined);
  if (path === undefined) return NO_FILE;
  if (!isInside(root, path)) return { fault: 'outside' };
  const bytes = readRegularFile(path, MAX_BYTES);
  const shown = join(folder, name);
  return Buffer.isBuffer(bytes) ? { path: shown, text: bytes.toString('utf8') } : bytes;
}

/** What to say of a file that is there. */
function refusalOf(name: string, theme: ThemeFault): Pick<Problem, 'code' | 'message' | 'hint'> {
  switch (theme.fault) {
    case 'outside':
      return {
        code: 'theme/outside',
        message: `The theme “${name}” is outside the outline’s folder`,
        hint: 'Copy it into the folder: a deck may take nothing from elsewhere.',
      };
    case 'too-large':
      return {
        code: 'theme/too-large',
        message: `The theme “${name}” has more than ${MAX_BYTES / 1e6} MB`,
        hint: 'Name the theme’s CSS. Faces and pictures in it need to be smaller.',
      };
    case 'unreadable':
      return {
        code: 'theme/unreadable',
        message: `The theme “${name}” cannot be read: ${theme.reason}`,
        hint: 'Look whether you may read the file.',
      };
    default:
      return {
        code: 'theme/no-file',
        message: `The theme “${name}” is not a file`,
        hint: 'Name a CSS file.',
      };
  }
}

/** `url(…)` and quoted names that lead out of the file; `#…` stays in it. */
const URL_OUT = /url\(\s*(?!["']?\s*(?:data:|#))["']?([^"')]+)/i;

/** Functions that take addresses as plain strings, and such strings; those of `type(…)` are none. */
const TAKES_STRINGS = /(?:image-set|src)\(/i;
const STRING_OUT = /(?<!type\(\s*)(["'])(?!\s*(?:data:|#))((?:(?!\1).)+)\1/i;

/** The first address that a value of CSS asks a file from. */
export function addressIn(value: string): string | undefined {
  const plain = withoutEscapes(value);
  const [, inUrl] = URL_OUT.exec(plain) ?? [];
  const strings = inUrl === undefined && TAKES_STRINGS.exec(plain);
  const found = strings ? STRING_OUT.exec(plain.slice(strings.index))?.[2] : inUrl;
  return found?.trim();
}

/** True for `@import`, in small letters or large ones. */
export function isImport({ name }: Pick<AtRule, 'name'>): boolean {
  return name.toLowerCase() === 'import';
}

/** An `@import` of an address; that of a theme is a bare name. */
export function importedAddress(params: string): string | undefined {
  return addressIn(params) ?? /^["']((?:[a-z]+:)?\/\/[^"']*)/i.exec(withoutEscapes(params))?.[1];
}

/** CSS reads `\75rl(` as `url(`: a number in hexadecimal and at most one blank, or the sign itself. */
function withoutEscapes(css: string): string {
  if (!css.includes('\\')) return css;
  return css.replace(/\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|([^\n]))/gi, (_, code, sign) => {
    if (code === undefined) return sign;
    const number = Number.parseInt(code, 16);
    return number > 0x10ffff ? '\ufffd' : String.fromCodePoint(number);
  });
}

/** All addresses that CSS asks a file from, each once. */
export function addressesIn(root: Root): string[] {
  const found = new Set<string>();
  root.walk((node) => {
    const address =
      node.type === 'decl'
        ? addressIn(node.value)
        : node.type === 'atrule' && isImport(node)
          ? importedAddress(node.params)
          : undefined;
    if (address !== undefined) found.add(address);
  });
  return [...found];
}
