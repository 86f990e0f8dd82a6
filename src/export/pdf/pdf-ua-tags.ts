/**
 * Turns Chromium's tags into those of PDF/UA-1 (ISO 14289-1): only standard types (ISO 32000-1
 * §14.8.4), lists and tables nested as the standard requires, paragraphs, no decoration.
 */
import { replaceEmoji } from '../../markdown/emoji/index.js';
import type { Paints } from './content.js';
import type { Dict } from './syntax.js';
import { pdfString } from './syntax.js';
import {
  isMark,
  isTag,
  type MarkedContent,
  marksIn,
  type StructureChild,
  type Tag,
} from './tags.js';

export interface ContentInfo {
  paintsOf(mark: MarkedContent): Paints;
  /** The untagged text before an item, such as its number; each is returned once. */
  labelOf(item: readonly MarkedContent[]): MarkedContent | undefined;
}

/** They contain other tags; text among these needs a paragraph. */
const GROUPS = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'NonStruct']);
const HEADING = /^H[1-6]$/;
/** Within a line of text. */
const INLINE = new Set(['Span', 'Link', 'Code', 'Reference', 'Note', 'Quote', 'Formula', 'Figure']);
const KEPT = new Set(['P', 'L', 'LI', 'Lbl', 'LBody', 'Caption', ...GROUPS, ...INLINE]);
const TABLE = new Set(['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot']);

export function pdfUaTags(tags: readonly Tag[], content: ContentInfo): Tag[] {
  const headings = levels();
  const visit = (tag: Tag): readonly StructureChild[] => {
    const attributes = withActualText(tag.attributes);
    const type = typeOf(tag.type);
    if (type === 'Lbl') return [label(tag.kids, content)];
    if (type === 'L') return nested({ ...tag, kids: items(tag.kids, content).flatMap(visit) });
    if (type === 'Figure') return figure({ ...tag, attributes }, content, visit);
    const standard = HEADING.test(type) ? headings(Number(type[1])) : type;
    const kids = inOrder(tag.kids, content).flatMap((kid) => (isTag(kid) ? visit(kid) : [kid]));
    return nested({ type: standard, attributes, kids }, !tag.kids.some(isTag));
  };
  return tags.map((tag) => {
    const kids = tag.kids.flatMap((kid) => (isTag(kid) ? visit(kid) : []));
    return { ...tag, type: 'Document', kids: kids.flatMap(section) };
  });
}

/** A slide, or a page of a handout. */
function section(kid: StructureChild): readonly StructureChild[] {
  return isTag(kid) && kid.type === 'Div' ? [{ ...kid, type: 'Sect' }] : paragraphs([kid]);
}

function typeOf(type: string): string {
  // Chromium's Div may be inline.
  if (type === 'Div') return 'NonStruct';
  if (HEADING.test(type) || KEPT.has(type) || TABLE.has(type)) return type;
  return /^(?:Strong|Em|Ruby|R[BTP]|Warichu|W[TP])$/.test(type) ? 'Span' : 'NonStruct';
}

/**
 * Heading levels without gaps, the first of them 1 (§7.4 of PDF/UA-1).
 * @returns a function from each level, in order, to its type
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
 * A tag's kids without decoration, generated text (`::before`) in the order of painting, which
 * Chromium's tree does not have.
 */
function inOrder(kids: readonly StructureChild[], content: ContentInfo): readonly StructureChild[] {
  if (kids.every(isTag)) return kids;
  const ordered = kids.filter((kid) => isTag(kid) || !isMark(kid));
  for (const kid of kids) {
    if (isTag(kid) || !isMark(kid) || content.paintsOf(kid) !== 'text') continue;
    const next = ordered.findIndex((other) => (marksIn(other)[0]?.mcid ?? 0) > kid.mcid);
    ordered.splice(next < 0 ? ordered.length : next, 0, kid);
  }
  return ordered;
}

/** A picture with an alternative text is a leaf; without one it is a container, or decoration. */
function figure(
  tag: Tag,
  content: ContentInfo,
  visit: (tag: Tag) => readonly StructureChild[],
): readonly StructureChild[] {
  if (tag.attributes.has('Alt')) {
    const links = tag.kids.flatMap(linksIn);
    const inLinks = new Set(links.flatMap(marksIn));
    const own = tag.kids.flatMap(marksIn).filter((mark) => !inLinks.has(mark));
    return [{ ...tag, kids: [...own, ...links] }];
  }
  const kids = inOrder(tag.kids, content).flatMap((kid) => (isTag(kid) ? visit(kid) : [kid]));
  return nested({ ...tag, type: 'NonStruct', kids });
}

function linksIn(kid: StructureChild): Tag[] {
  if (!isTag(kid)) return [];
  return kid.type === 'Link' ? [kid] : kid.kids.flatMap(linksIn);
}

/** The tag, its kids nested as the standard requires; or what replaces it if it is meaningless. */
function nested(tag: Tag, isText = false): readonly StructureChild[] {
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

/** An element with only text, block or inline: Chromium does not say, its siblings do. */
const LINE = 'Line';

function isBlock(kid: StructureChild): boolean {
  return isTag(kid) && !INLINE.has(kid.type) && kid.type !== LINE;
}

function isLine(kid: StructureChild): kid is Tag {
  return isTag(kid) && kid.type === LINE;
}

/** Inline content; a tag without attributes is replaced by its kids. */
function inline(kids: readonly StructureChild[]): StructureChild[] {
  return kids.flatMap((kid): readonly StructureChild[] => {
    if (!isLine(kid)) return [kid];
    return kid.attributes.size === 0 ? kid.kids : [{ ...kid, type: 'Span' }];
  });
}

function lines(kids: readonly StructureChild[]): StructureChild[] {
  return kids.some(isBlock) || kids.filter(isLine).length > 1 ? paragraphs(kids) : inline(kids);
}

/** Wraps each line, and each run of text among blocks, in a paragraph. */
function paragraphs(kids: readonly StructureChild[]): StructureChild[] {
  const isMixed = kids.some((kid) => !isBlock(kid) && !isLine(kid) && !isFigure(kid));
  const all: StructureChild[] = [];
  let line: StructureChild[] = [];
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

/** A block, or the kids of a Div without attributes. */
function blocks(kid: StructureChild): readonly StructureChild[] {
  if (isLine(kid)) return [{ ...kid, type: 'P' }];
  return isTag(kid) && kid.type === 'Div' && kid.attributes.size === 0 ? kid.kids : [kid];
}

function isFigure(kid: StructureChild): boolean {
  return isTag(kid) && kid.type === 'Figure';
}

/** A list's tags, its items with the numbers of their `::before`, which Chromium does not tag. */
function items(kids: readonly StructureChild[], content: ContentInfo): Tag[] {
  return kids.filter(isTag).map((tag) => {
    const number = tag.type === 'LI' ? content.labelOf(marksIn(tag)) : undefined;
    if (number === undefined) return tag;
    return { ...tag, kids: [{ type: 'Lbl', attributes: new Map(), kids: [number] }, ...tag.kids] };
  });
}

function label(own: readonly StructureChild[], content: ContentInfo): Tag {
  const marks = own.flatMap(marksIn);
  const isText = marks.some((mark) => content.paintsOf(mark) === 'text');
  // A drawn bullet.
  const attributes = new Map(isText ? [] : [['ActualText', pdfString('•')] as const]);
  return { type: 'Lbl', attributes, kids: marks };
}

/** A list may only contain items, captions and lists. */
function listItem(kid: StructureChild): StructureChild {
  if (isTag(kid) && (kid.type === 'LI' || kid.type === 'Caption' || kid.type === 'L')) return kid;
  return { type: 'LI', attributes: new Map(), kids: labelled([kid]) };
}

/** An item's label, and all else in its body. */
function labelled(kids: readonly StructureChild[]): StructureChild[] {
  const isLabel = (kid: StructureChild): kid is Tag => isTag(kid) && kid.type === 'Lbl';
  const body = kids.filter((kid) => !isLabel(kid));
  const labels = kids.filter(isLabel);
  if (body.length === 0)
    return [{ type: 'LBody', attributes: new Map(), kids: labels.flatMap((one) => one.kids) }];
  return [...labels.slice(0, 1), { type: 'LBody', attributes: new Map(), kids: lines(body) }];
}

/**
 * A picture of an emoji has its character as text (§14.9.4), for search and copying.
 */
function withActualText(attributes: Dict): Dict {
  // How Chromium writes an alternative text that is not ASCII (§7.9.2.2, §14.9.3).
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
