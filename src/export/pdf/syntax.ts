/** PDF syntax (ISO 32000-1 §7.3): as much of it as Chromium (Skia) writes. */

/** A dictionary's entries, names without their slash, values as in the file. */
export type Dict = Map<string, string>;

/** A PDF that is not as Chromium writes it: viewers can read it, but it cannot be finished here. */
export class UnknownPdf extends Error {}

export function unknown(what: string): never {
  throw new UnknownPdf(what);
}

// One token of §7.2 and §7.3; Skia escapes every parenthesis in a string, so they never nest here.
const STRING = /\([^()\\]*(?:\\[\s\S][^()\\]*)*\)|<[\da-fA-F\s]*>/.source;
const WORD = /\d+\s+\d+\s+R\b|\/?[^\s()<>[\]{}/%]+/.source;
const TOKEN = new RegExp(`\\s*(<<|>>|[[\\]]|${STRING}|${WORD})`, 'y');

/**
 * Reads a dictionary (§7.3.7) that begins at or after white space at `at`.
 *
 * @returns its entries in their order, and the offset after its `>>`.
 * @throws UnknownPdf where the text is no dictionary, or one with comments or nested parentheses.
 */
export function parseDict(text: string, at = 0): { dict: Dict; end: number } {
  const dict: Dict = new Map();
  TOKEN.lastIndex = at;
  const next = (): string => {
    const from = TOKEN.lastIndex;
    return TOKEN.exec(text)?.[1] ?? unknown(`unreadable syntax near byte ${from}`);
  };
  if (next() !== '<<') unknown(`no dictionary at byte ${at}`);
  for (let key = next(); key !== '>>'; key = next()) {
    const begin = TOKEN.lastIndex;
    if (!key.startsWith('/')) unknown(`a dictionary key without a slash near byte ${begin}`);
    let depth = 0;
    do {
      const token = next();
      if (token === '<<' || token === '[') depth += 1;
      else if (token === '>>' || token === ']') depth -= 1;
    } while (depth > 0);
    if (depth < 0) unknown(`a key without a value near byte ${begin}`);
    dict.set(key.slice(1), text.slice(begin, TOKEN.lastIndex).trim());
  }
  return { dict, end: TOKEN.lastIndex };
}

/** The dictionary that is a value of another. */
export function innerDict(dict: Dict, key: string): Dict {
  return parseDict(dict.get(key) ?? '<<>>').dict;
}

/** A dictionary of the entries that have a value. */
export function writeDict(entries: Iterable<readonly [string, string | undefined]>): string {
  const lines: string[] = [];
  for (const [key, value] of entries) if (value !== undefined) lines.push(`/${key} ${value}`);
  return `<<${lines.join('\n')}>>`;
}

/**
 * The object number of an indirect reference `n 0 R` (§7.3.10).
 * @param what names the value in the error
 */
export function reference(value: string | undefined, what: string): number {
  const found = /^(\d+)\s+0\s+R$/.exec(value ?? '');
  return found ? Number(found[1]) : unknown(`${what} is not a reference`);
}

/** The object numbers of all references within. */
export function references(value: string): number[] {
  return Array.from(value.matchAll(/\b(\d+) 0 R\b/g), ([, object]) => Number(object));
}

/**
 * Replaces lone surrogates and characters that XML 1.0 §2.2 forbids (control characters, U+FFFE) by
 * U+FFFD.
 */
export function cleanText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

/**
 * Writes a text string (§7.9.2.2): ASCII as a literal (§7.3.4.2, where ASCII and PDFDocEncoding
 * agree), anything else as UTF-16BE with its byte order mark, in hex (§7.3.4.3).
 */
export function pdfString(text: string): string {
  const clean = cleanText(text);
  if (/^[\t\n\r -~]*$/.test(clean)) {
    const escaped = clean.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r');
    return `(${escaped.replaceAll('\n', '\\n')})`;
  }
  return `<${Buffer.from(`\ufeff${clean}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
