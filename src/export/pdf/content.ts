/**
 * Marked content of pages (ISO 32000-1 §14.6): Chromium marks texts and the boxes of elements, and
 * leaves decoration unmarked. PDF/UA requires every operator that paints to be tagged or an artefact.
 */
import { unknown } from './syntax.js';

/** Text, a picture (or a form XObject), or only lines and areas. */
export type Paints = 'text' | 'picture' | 'shapes' | 'nothing';

export interface ContentPart {
  readonly text: string;
  /** The MCID of the marked content. */
  readonly mcid: number | undefined;
  readonly tag: string;
  /** Unmarked text: its new MCID is in no tag yet. */
  readonly isFree: boolean;
  readonly paints: Paints;
  /** Paints a form XObject with marks of its own. */
  readonly isGroup: boolean;
}

const BEGIN = /^\/\S+\s*<<\/MCID (\d+) ?>>\s*BDC$/;
const SHAPES = /(?:^|\s)(?:f\*?|F|[sS]|[bB]\*?|sh)$/m;

/**
 * Splits a content stream at its marks; soft hyphens become such as the standard has them.
 * @param groups names of the form XObjects (§8.10) with marks of their own
 * @throws UnknownPdf where marks are not as Chromium writes them
 */
export function readContent(printed: string, groups: ReadonlySet<string>): ContentPart[] {
  const content = withSoftHyphens(printed);
  const parts: ContentPart[] = [];
  let from = 0;
  let open: { readonly tag: string; readonly mcid: number } | undefined;
  const close = (to: number, next: number): void => {
    const text = content.slice(from, to);
    if (open) parts.push({ ...open, text, isFree: false, paints: paintsOf(text), isGroup: false });
    else parts.push(...unmarked(text, groups));
    from = next;
    open = undefined;
  };
  // Marks may be nested: a ligature's letters, text from right to left.
  let depth = 0;
  for (const { index } of content.matchAll(/\bEMC\n|B[DM]C\n/g)) {
    const next = index + 4;
    if (content[index] === 'E') {
      depth -= 1;
      if (depth < 0) unknown('a mark ends that did not begin');
      if (depth === 0 && open) close(index, next);
    } else {
      const start = content.lastIndexOf('\n', index) + 1;
      const tag = content.slice(start, next - 1);
      const mcid = depth === 0 ? BEGIN.exec(tag)?.[1] : undefined;
      if (mcid !== undefined) {
        close(start, next);
        open = { tag, mcid: Number(mcid) };
      }
      depth += 1;
    }
  }
  if (depth !== 0) unknown('a mark does not end');
  close(content.length, content.length);

  let next = Math.max(-1, ...parts.map(({ mcid = -1 }) => mcid)) + 1;
  return parts.map((part) => {
    if (!part.isFree) return part;
    const mcid = next++;
    return { ...part, mcid, tag: `/Lbl <</MCID ${mcid} >>BDC` };
  });
}

/** A soft hyphen as Chromium writes it, and the hyphen that it draws for one at a line's end. */
const SOFT_HYPHEN =
  /\/Span<<\/ActualText <FEFF00AD> >> BDC\n(\S+ 0 Td )?<[\da-f]+> Tj\nEMC\n(?:(ET\nBT\n\S+ \S+ Tf\n1 0 0 -1 \S+ \S+ Tm\n)(<[\da-f]{4}> Tj\n)(?=ET\n))?/gi;

/**
 * Makes the hyphen at a line's end the soft hyphen of the text (§14.8.2.2.3): Chromium draws it as another
 * character behind the soft one, by which no program finds the word. Inside a line there is none.
 */
function withSoftHyphens(content: string): string {
  if (!content.includes('<FEFF00AD>')) return content;
  return content.replace(SOFT_HYPHEN, (_, move = '', start = '', hyphen = '') => {
    const drawn = hyphen && `/Span<</ActualText <FEFF00AD> >> BDC\n${hyphen}EMC\n`;
    return `${move && `${move}\n`}${start}${drawn}`;
  });
}

/** Content between marks; texts and form XObjects become parts of their own. */
function unmarked(content: string, groups: ReadonlySet<string>): ContentPart[] {
  const pieces = content.split(/^(BT\n[\s\S]*?^ET\n|\/\S+ Do\n)/m).filter((text) => text !== '');
  return pieces.map((text) => {
    const paints = paintsOf(text);
    const isGroup = groups.has(/^\/(\S+) Do\n$/.exec(text)?.[1] ?? '');
    return { text, mcid: undefined, tag: '', isFree: paints === 'text', paints, isGroup };
  });
}

function paintsOf(text: string): Paints {
  if (text.includes('Tj\n') || text.includes('TJ\n')) return 'text';
  if (text.includes(' Do\n')) return 'picture';
  return SHAPES.test(text) ? 'shapes' : 'nothing';
}

/** The start of a part's text in the stream's own units; NaN if rotated. */
export function startOf(part: ContentPart | undefined): { readonly x: number; readonly y: number } {
  const [, x, y] = /1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm\n/.exec(part?.text ?? '') ?? [];
  return { x: Number(x), y: Number(y) };
}

/**
 * Writes the content with all that paints marked, as before or as an artefact.
 * @param hasTag whether a tag has this mark
 */
export function writeContent(
  parts: readonly ContentPart[],
  hasTag: (mcid: number) => boolean,
): string {
  let out = '';
  let isOpen = false;
  for (const { text, mcid, tag, paints, isGroup } of parts) {
    const isTagged = mcid !== undefined && hasTag(mcid);
    const isArtefact = !isTagged && !isGroup && paints !== 'nothing';
    if (isArtefact ? !isOpen : isOpen && (isTagged || isGroup)) {
      out += isArtefact ? '/Artifact BMC\n' : 'EMC\n';
      isOpen = isArtefact;
    }
    out += isTagged ? `${tag}\n${text}EMC\n` : text;
  }
  return isOpen ? `${out}EMC\n` : out;
}
