/** Reads the markup of an Office file; elements are found by namespace, whatever their prefix. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** Namespaces of ECMA-376, Transitional (annex A). */
export const SPACE = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const;

export type { Element } from '@xmldom/xmldom';

/** The text of a part of markup, by its byte order mark; UTF-8 without one. */
export function textOfPart(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = { '255 254': 'utf-16le', '254 255': 'utf-16be' }[mark] ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * The root element of a part.
 *
 * @throws OfficeFault for a document type (its entities may be bombs, or name files), for what is
 *   not well formed, and for nesting so deep that recursion would overflow the stack
 */
export function rootOf(path: string, bytes: Uint8Array): Element {
  const text = textOfPart(bytes);
  refuseDocumentType(path, text);
  const root = parsed(text);
  if (!root) {
    throw new OfficeFault('broken', `${path} in it is no XML that can be read`, SAVE_AGAIN);
  }
  let level = [root];
  for (let depth = 0; depth < DEEPEST; depth++) level = level.flatMap((one) => childrenOf(one));
  if (level.length > 0) {
    const message = `${path} in it has elements in each other, more than ${DEEPEST} deep`;
    throw new OfficeFault('broken', message, SAVE_AGAIN);
  }
  return root;
}

/** The parser's own messages would not help the template's author. */
function parsed(text: string): Element | null {
  const onError = (level: string, message: string) => {
    if (level !== 'warning') throw new Error(message);
  };
  try {
    return new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
  } catch {
    return null;
  }
}

/** PowerPoint's own files are about twenty deep. */
const DEEPEST = 500;

/** @throws OfficeFault if the markup has a document type */
export function refuseDocumentType(path: string, text: string): void {
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(text)) return;
  throw new OfficeFault(
    'doctype',
    `${path} in it has a document type (DTD), which no Office file has`,
    'It was not written by PowerPoint. Save it again in PowerPoint, or use another file.',
  );
}

/** The elements right below one, those of a name only if it is given. */
export function childrenOf(
  within: Element | undefined,
  space?: keyof typeof SPACE,
  name?: string,
): Element[] {
  if (!within) return [];
  const all = Array.from(within.childNodes).filter(
    (node: Node): node is Element => node.nodeType === 1,
  );
  if (space === undefined) return all;
  return all.filter((one) => one.namespaceURI === SPACE[space] && one.localName === name);
}

/** All elements of a name within one, at whatever depth and in whatever namespace. */
export function allWithin(within: Element | undefined, name: string): Element[] {
  return within ? (Array.from(within.getElementsByTagNameNS('*', name)) as Element[]) : [];
}

/** The element at the end of a path of names, such as `['p', 'cSld', 'spTree']`. */
export function childOf(
  within: Element | undefined,
  space: keyof typeof SPACE,
  ...names: readonly string[]
): Element | undefined {
  return names.reduce<Element | undefined>(
    (found, name) => childrenOf(found, space, name)[0],
    within,
  );
}

/** An attribute's value; undefined if missing. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.getAttribute(name) ?? undefined;
}

/** An attribute's number; undefined if missing or invalid. */
export function numberOf(element: Element | undefined, name: string): number | undefined {
  const value = attributeOf(element, name);
  const number = value === undefined ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * The id of the relationship that an element refers to.
 * @param name of the attribute; a picture's is `embed`
 */
export function relationOf(element: Element | undefined, name = 'id'): string | undefined {
  return element?.getAttributeNS(SPACE.r, name) ?? undefined;
}

/** Thrown by what reads an Office file; its callers pass it on as a problem. */
export class OfficeFault extends Error {
  override readonly name = 'OfficeFault';
  /** The last part of a problem's code. */
  readonly code: string;
  readonly hint: string;

  /** @param message what is wrong, without the file's name and without a full stop */
  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** The hint for a damaged file. */
export const SAVE_AGAIN =
  'Open it in PowerPoint, save it again as a .pptx or .potx file, then name that file.';

/** @param what is missing in a damaged file */
export function lacks(what: string): OfficeFault {
  return new OfficeFault('broken', `it lacks ${what}`, SAVE_AGAIN);
}
