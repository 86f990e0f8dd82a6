/**
 * What a page paints, and as what it is marked (ISO 32000-1 §14.6): Chromium marks texts and the
 * boxes of elements, and leaves unmarked what nothing is read of. PDF/UA wants every operator that
 * paints to be in a tag or in an artefact.
 */
import { unknown } from './objects.js';

/** Text, a picture (or a drawing that is an object of its own), or lines and areas alone. */
export type Paints = 'text' | 'picture' | 'shapes' | 'nothing';

interface Part {
  readonly text: string;
  /** The mark's number (MCID), where the part is marked; its operators stand around it. */
  readonly mcid: number | undefined;
  readonly tag: string;
  readonly paints: Paints;
  /** Shows a drawing that has marks of its own. */
  readonly isGroup: boolean;
}

const BEGIN = /^\/\S+\s*<<\/MCID (\d+) ?>>\s*BDC$/;
const SHAPES = /(?:^|\s)(?:f\*?|F|[sS]|[bB]\*?|sh)$/m;

/**
 * Takes a content stream apart at its marks.
 *
 * @param groups names of the drawings (§8.10) that have marks of their own.
 * @throws UnknownPdf where marks are not as Chromium sets them.
 */
export function readContent(content: string, groups: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let open: { readonly tag: string; readonly mcid: number } | undefined;
  const close = (to: number, next: number): void => {
    const text = content.slice(from, to);
    if (open) parts.push({ ...open, text, paints: paintsOf(text), isGroup: false });
    else parts.push(...unmarked(text, groups));
    from = next;
    open = undefined;
  };
  // Within a mark there may be others: a ligature's letters, text from right to left.
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
  return parts;
}

/** What stands between marks; a drawing that has its own is a part by itself. */
function unmarked(text: string, groups: ReadonlySet<string>): Part[] {
  const pieces = groups.size === 0 ? [text] : text.split(/^(\/\S+ Do\n)/m);
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => {
      const drawing = /^\/(\S+) Do\n$/.exec(piece)?.[1];
      const isGroup = drawing !== undefined && groups.has(drawing);
      return { text: piece, mcid: undefined, tag: '', paints: paintsOf(piece), isGroup };
    });
}

function paintsOf(text: string): Paints {
  if (text.includes('Tj\n') || text.includes('TJ\n')) return 'text';
  if (text.includes(' Do\n')) return 'picture';
  return SHAPES.test(text) ? 'shapes' : 'nothing';
}

/**
 * Writes it again, all that paints marked: as what it was, or as an artefact.
 *
 * @param isRead whether the tags have this mark.
 */
export function writeContent(parts: readonly Part[], isRead: (mcid: number) => boolean): string {
  let out = '';
  let isOpen = false;
  for (const { text, mcid, tag, paints, isGroup } of parts) {
    const isTagged = mcid !== undefined && isRead(mcid);
    const isArtefact = !isTagged && !isGroup && paints !== 'nothing';
    if (isArtefact ? !isOpen : isOpen && (isTagged || isGroup)) {
      out += isArtefact ? '/Artifact BMC\n' : 'EMC\n';
      isOpen = isArtefact;
    }
    out += isTagged ? `${tag}\n${text}EMC\n` : text;
  }
  return isOpen ? `${out}EMC\n` : out;
}
