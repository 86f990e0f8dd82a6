/** Markup that cannot be malformed by a text: every part of the package is written through this. */

/** Finished markup; a template puts it in as it is, while it escapes strings. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text, numbers, markup, lists of these, or nothing. */
export type XmlValue = Xml | string | number | undefined | readonly XmlValue[];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// XML 1.0 §2.2, production 2; with the u flag a lone surrogate is a code point outside of it.
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As references they survive attribute-value and line-end normalisation (XML 1.0 §2.11, §3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Drops the characters that XML 1.0 §2.2 forbids, even as references: control characters, lone
 * surrogates, U+FFFE and U+FFFF. PowerPoint calls a file with one of them damaged.
 */
export function cleanXmlText(text: string): string {
  return text.replace(ILLEGAL, '');
}

/** Cleans a text and escapes it for content and double-quoted attributes alike. */
export function escapeXml(text: string): string {
  return cleanXmlText(text).replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? '');
}

// A template's literals are the same array at every call.
const trimmed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Takes the source's line breaks out of a template: between elements all, in a tag but a space. */
function trimLiterals(strings: TemplateStringsArray): readonly string[] {
  const known = trimmed.get(strings);
  if (known) return known;
  const literals = strings.map((literal) =>
    literal.replace(/\s*\n\s*/g, (_, at: number, whole: string) => {
      const before = whole.slice(0, at).trimEnd().at(-1);
      const after = whole.slice(at).trimStart().at(0);
      const between = !before || before === '>' || !after || after === '<' || after === '>';
      return between || after === '/' ? '' : ' ';
    }),
  );
  trimmed.set(strings, literals);
  return literals;
}

function render(value: XmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Xml) return value.text;
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`XML cannot carry the number ${value}`);
    return String(value);
  }
  return value.map(render).join('');
}

/**
 * Template tag for markup. Strings are cleaned and escaped; `Xml` values go in as they are; lists
 * are joined; `undefined` is nothing. Line breaks in the template itself are layout of the source
 * and vanish.
 *
 * @throws RangeError for NaN or an infinite number.
 */
export function xml(strings: TemplateStringsArray, ...values: readonly XmlValue[]): Xml {
  const literals = trimLiterals(strings);
  let text = literals[0] ?? '';
  for (const [index, value] of values.entries())
    text += render(value) + (literals[index + 1] ?? '');
  return new Xml(text);
}

/**
 * Attributes for a start tag, each with a space before it; those without a value are left out, and
 * booleans become 1 and 0 (xsd:boolean as PowerPoint writes it).
 */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Xml {
  const written = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = typeof value === 'boolean' ? Number(value) : value;
    return [` ${name}="${render(text)}"`];
  });
  return new Xml(written.join(''));
}

/** A whole part: the declaration as PowerPoint writes it, then the root element; UTF-8. */
export function xmlBytes(root: Xml): Uint8Array {
  return new TextEncoder().encode(DECLARATION + root.text);
}
