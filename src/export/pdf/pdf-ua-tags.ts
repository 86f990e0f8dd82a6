/**
 * Chromium's tags made those of PDF/UA-1 (ISO 14289-1): standard types alone (ISO 32000-1 §14.8.4),
 * lists and tables as the standard nests them, paragraphs, and nothing that is only decoration.
 */
import { replaceEmoji } from '../../markdown/emoji/index.js';
import type { Paints } from './content.js';
import { pdfString } from './metadata.js';
import type { Dict } from './objects.js';
import { isMark, isTag, type Kid, type Mark, marksIn, type Tag } from './tags.js';

/** What the rules ask of the content. */
export interface ContentInfo {
  paintsOf(mark: Mark): Paints;
  /** A text without a tag that stands before an item's first, such as its number; given once. */
  labelOf(item: readonly Mark[]): Mark | undefined;
}

/** Hold other tags; a text among them needs a paragraph of its own. */
const GROUPS = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'NonStruct']);
const HEADING = /^H[1-6]$/;
/** Stand in a line of text. */
const INLINE = new Set(['Span', 'Link', 'Code', 'Reference', 'Note', 'Quote', 'Formula', 'Figure']);
const KEPT = new Set(['P', 'L', 'LI', 'Lbl', 'LBody', 'Caption', ...GROUPS, ...INLINE]);
const TABLE = new Set(['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot']);

/**
 * @param tags as Chromium wrote them.
 */
export function pdfUaTags(tags: readonly Tag[], content: ContentInfo): Tag[] {
  const headings = levels();
  const visit = (tag: Tag): readonly Kid[] => {
    const attributes = withActualText(tag.attributes);
    const type = typeOf(tag.type);
    if (type === 'Lbl') return [label(tag.kids, content)];
    if (type === 'L') return nested({ ...tag, kids: items(tag.kids, content).flatMap(visit) });
    if (type === 'Figure') return figure({ ...tag, attributes }, content, visit);
    const ruled = HEADING.test(type) ? headings(Number(type[1])) : type;
    const kids = inOrder(tag.kids, content).flatMap((kid) => (isTag(kid) ? visit(kid) : [kid]));
    return nested({ type: ruled, attributes, kids }, !tag.kids.some(isTag));
  };
  return tags.map((tag) => {
    const kids = tag.kids.flatMap((kid) => (isTag(kid) ? visit(kid) : []));
    return { ...tag, type: 'Document', kids: kids.flatMap(section) };
  });
}

/** What stands at the top, a slide or a page of a handout, is a section. */
function section(kid: Kid): readonly Kid[] {
  return isTag(kid) && kid.type === 'Div' ? [{ ...kid, type: 'Sect' }] : paragraphs([kid]);
}

function typeOf(type: string): string {
  // Chromium's divisions can stand in a line.
  if (type === 'Div') return 'NonStruct';
  if (HEADING.test(type) || KEPT.has(type) || TABLE.has(type)) return type;
  return /^(?:Strong|Em|Ruby|R[BTP]|Warichu|W[TP])$/.test(type) ? 'Span' : 'NonStruct';
}

/**
 * Levels of headings without a gap, the first of them 1 (§7.4 of PDF/UA-1).
 *
 * @returns takes each heading's level in their order, and gives its type.
 */
function levels(): (level: number) => string {
  const open: number[] = [];
  return (level) => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return `H${open.length}`;
  };
}

/**
 * A tag's kids without decoration. What an element paints of its own (the text of its `::before`)
 * stands where it was painted, which Chromium's tree doesn't say.
 */
function inOrder(kids: readonly Kid[], content: ContentInfo): readonly Kid[] {
  if (kids.every(isTag)) return kids;
  const ordered = kids.filter((kid) => isTag(kid) || !isMark(kid));
  for (const kid of kids) {
    if (isTag(kid) || !isMark(kid) || content.paintsOf(kid) !== 'text') continue;
    const next = ordered.findIndex((other) => (marksIn(other)[0]?.mcid ?? 0) > kid.mcid);
    ordered.splice(next < 0 ? ordered.length : next, 0, kid);
  }
  return ordered;
}

/** A picture with a description is one thing; without one it holds others, or is decoration. */
function figure(
  tag: Tag,
  content: ContentInfo,
  visit: (tag: Tag) => readonly Kid[],
): readonly Kid[] {
  if (tag.attributes.has('Alt')) {
    const links = tag.kids.flatMap(linksIn);
    const inLinks = new Set(links.flatMap(marksIn));
    const own = tag.kids.flatMap(marksIn).filter((mark) => !inLinks.has(mark));
    return [{ ...tag, kids: [...own, ...links] }];
  }
  const kids = inOrder(tag.kids, content).flatMap((kid) => (isTag(kid) ? visit(kid) : [kid]));
  return nested({ ...tag, type: 'NonStruct', kids });
}

function linksIn(kid: Kid): Tag[] {
  if (!isTag(kid)) return [];
  return kid.type === 'Link' ? [kid] : kid.kids.flatMap(linksIn);
}

/** The tag, its kids as the standard wants them; what takes its place if it has no sense itself. */
function nested(tag: Tag, isText = false): readonly Kid[] {
  const { type, kids, attributes } = tag;
  if (type === 'TH' || type === 'TD') return [{ ...tag, kids: lines(kids) }];
  if (kids.length === 0) return [];
  if (type === 'L') return [{ ...tag, kids: kids.map(listItem) }];
  if (type === 'LI') return [{ ...tag, kids: labelled(kids) }];
  if (type === 'Table' || type === 'TR') return [{ ...tag, kids: kids.filter(isTag) }];
  if (type !== 'NonStruct') {
    return [{ ...tag, kids: GROUPS.has(type) ? paragraphs(kids) : inline(kids) }];
  }
  if (kids.some(isBlock)) return [{ ...tag, type: 'Div', kids: paragraphs(kids) }];
  if (!isText) return [{ ...tag, type: LINE, kids: inline(kids) }];
  return attributes.size === 0 ? kids : [{ ...tag, type: 'Span' }];
}

/**
 * An element that has only text, of which Chromium doesn't say whether it is a block or stands in a
 * line: what is around it tells.
 */
const LINE = 'Line';

function isBlock(kid: Kid): boolean {
  return isTag(kid) && !INLINE.has(kid.type) && kid.type !== LINE;
}

function isLine(kid: Kid): kid is Tag {
  return isTag(kid) && kid.type === LINE;
}

/** What stands within a line: a tag that says nothing of its content gives way to it. */
function inline(kids: readonly Kid[]): Kid[] {
  return kids.flatMap((kid): readonly Kid[] => {
    if (!isLine(kid)) return [kid];
    return kid.attributes.size === 0 ? kid.kids : [{ ...kid, type: 'Span' }];
  });
}

/** A single line, or blocks. */
function lines(kids: readonly Kid[]): Kid[] {
  return kids.some(isBlock) || kids.filter(isLine).length > 1 ? paragraphs(kids) : inline(kids);
}

/** Each line as a paragraph, and each run of text among blocks. */
function paragraphs(kids: readonly Kid[]): Kid[] {
  const isMixed = kids.some((kid) => !isBlock(kid) && !isLine(kid) && !isFigure(kid));
  const all: Kid[] = [];
  let line: Kid[] = [];
  const end = (): void => {
    if (line.every(isFigure)) all.push(...line);
    else all.push({ type: 'P', attributes: new Map(), kids: inline(line) });
    line = [];
  };
  for (const kid of kids) {
    const isApart = isBlock(kid) || (isLine(kid) && !isMixed);
    if (isApart) end();
    if (isApart) all.push(...blocks(kid));
    else line.push(kid);
  }
  end();
  return all;
}

/** A block, or those of one that says nothing of them. */
function blocks(kid: Kid): readonly Kid[] {
  if (isLine(kid)) return [{ ...kid, type: 'P' }];
  return isTag(kid) && kid.type === 'Div' && kid.attributes.size === 0 ? kid.kids : [kid];
}

function isFigure(kid: Kid): boolean {
  return isTag(kid) && kid.type === 'Figure';
}

/** A list's tags, its items with the numbers that their `::before` show, which are in no tag. */
function items(kids: readonly Kid[], content: ContentInfo): Tag[] {
  return kids.filter(isTag).map((tag) => {
    const number = tag.type === 'LI' ? content.labelOf(marksIn(tag)) : undefined;
    if (number === undefined) return tag;
    return { ...tag, kids: [{ type: 'Lbl', attributes: new Map(), kids: [number] }, ...tag.kids] };
  });
}

function label(own: readonly Kid[], content: ContentInfo): Tag {
  const marks = own.flatMap(marksIn);
  const isText = marks.some((mark) => content.paintsOf(mark) === 'text');
  // A dot that is drawn is read as one.
  const attributes = new Map(isText ? [] : [['ActualText', pdfString('•')] as const]);
  return { type: 'Lbl', attributes, kids: marks };
}

/** A list has items, a caption and lists alone. */
function listItem(kid: Kid): Kid {
  if (isTag(kid) && (kid.type === 'LI' || kid.type === 'Caption' || kid.type === 'L')) return kid;
  return { type: 'LI', attributes: new Map(), kids: labelled([kid]) };
}

/** An item's label, and all else as its body. */
function labelled(kids: readonly Kid[]): Kid[] {
  const isLabel = (kid: Kid): kid is Tag => isTag(kid) && kid.type === 'Lbl';
  const body = kids.filter((kid) => !isLabel(kid));
  const labels = kids.filter(isLabel);
  if (body.length === 0)
    return [{ type: 'LBody', attributes: new Map(), kids: labels.flatMap((one) => one.kids) }];
  return [...labels.slice(0, 1), { type: 'LBody', attributes: new Map(), kids: lines(body) }];
}

/**
 * A picture of an emoji stands for its character (§14.9.4): for search and for copying, where a
 * reader goes by the tags.
 */
function withActualText(attributes: Dict): Dict {
  // An alternative text of other than ASCII letters, as Chromium writes it (§7.9.2.2, §14.9.3).
  const alt = attributes.get('Alt');
  const hex = /^<FEFF((?:[\dA-F]{4}){1,100})>$/.exec(alt ?? '')?.[1];
  if (hex === undefined || !isEmoji(Buffer.from(hex, 'hex').swap16().toString('utf16le'))) {
    return attributes;
  }
  return new Map(attributes).set('ActualText', alt ?? '');
}

function isEmoji(text: string): boolean {
  return text !== '' && replaceEmoji(text, () => '').replaceAll('\u200d', '') === '';
}
