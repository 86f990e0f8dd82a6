/** The addresses of files that CSS asks for. */
import type { AtRule, Root } from 'postcss';

/** `url(…)` and quoted names that lead out of the file; `#…` stays in it. */
const URL_OUT = /url\(\s*(?!["']?\s*(?:data:|#))["']?([^"')]+)/i;

/** Functions that take addresses as plain strings, and such strings; `type(…)` has none. */
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

/** CSS reads `\75rl(` as `url(`: a number in hexadecimal and at most one space, or the character itself. */
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
