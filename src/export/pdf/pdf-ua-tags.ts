/**
 * Turns Chromium's tags into those of PDF/UA-1 (ISO 14289-1): only standard types (ISO 32000-1
 * §14.8.4), lists and tables nested as the standard requires, paragraphs, no decoration.
 */
import { replaceEmoji } from '../../markdown/emoji/index.js';
import type { Paints } from './content.js';
import { type Dict, pdfString } from './syntax.js';
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
/** An element with only text, block or inline: Chromium does not say, its siblings do. */
const LINE = 'Line';

export function pdfUaTags(tags: readonly Tag[], content: ContentInfo): Tag[] {
  // Heading levels without gaps, the first of them 1 (§7.4 of PDF/UA-1).
  const levels: number[] = [];
  const heading = (level: number): string => {
    while ((levels.at(-1) ?? 0) >= level) levels.pop();
    levels.push(level);
    return `H${levels.length}`;
  };
  const visit = (tag: Tag): readonly StructureChild[] => {
    const attributes = withActualText(tag.attributes);
    const type = typeOf(tag.type);
    if (type === 'Lbl') return [label(tag.kids, content)];
    if (type === 'L') return nested({ ...tag, kids: items(tag.kids, content).flatMap(visit) });
    if (type === 'Figure' && attributes.has('Alt')) return [figure({ ...tag, attributes })];
    const standard = HEADING.test(type) ? heading(Number(type[1])) : type;
    const kids = inOrder(tag.kids, content).flatMap((kid) => (isTag(kid) ? visit(kid) : [kid]));
    // A picture without an alternative text is a container, or decoration.
    if (type === 'Figure') return nested({ type: 'NonStruct', attributes, kids });
    return nested({ type: standard, attributes, kids }, !tag.kids.some(isTag));
  };
  return tags.map((tag) => {
    const kids = tag.kids.flatMap((kid) => (isTag(kid) ? visit(kid) : []));
    return { ...tag, type: 'Document', kids: kids.flatMap(section) };
  });
}

function created(type: string, kids: readonly StructureChild[]): Tag {
  return { type, attributes: new Map(), kids };
}

function hasType(kid: StructureChild, ...types: readonly string[]): kid is Tag {
  return isTag(kid) && types.includes(kid.type);
}

/** A slide, or a page of a handout. */
function section(kid: StructureChild): readonly StructureChild[] {
  return hasType(kid, 'Div') ? [{ ...kid, type: 'Sect' }] : paragraphs([kid]);
}

function typeOf(type: string): string {
  // Chromium's Div may be inline.
  if (type === 'Div') return 'NonStruct';
  if (HEADING.test(type) || KEPT.has(type) || TABLE.has(type)) return type;
  return /^(?:Strong|Em|Ruby|R[BTP]|Warichu|W[TP])$/.test(type) ? 'Span' : 'NonStruct';
}

/**
 * A tag's kids without decoration, generated text (`::before`) in the order of painting, which
 * Chromium's tree does not have.
 */
function inOrder(kids: readonly StructureChild[], content: ContentInfo): readonly StructureChild[] {
  if (kids.every(isTag)) return kids;
  const ordered = kids.filter((kid) => !isMark(kid));
  for (const kid of kids) {
    if (!isMark(kid) || content.paintsOf(kid) !== 'text') continue;
    const next = ordered.findIndex((other) => (marksIn(other)[0]?.mcid ?? 0) > kid.mcid);
    ordered.splice(next < 0 ? ordered.length : next, 0, kid);
  }
  return ordered;
}

/** A picture with an alternative text: only the links in it have tags. */
function figure(tag: Tag): Tag {
  const linksIn = (kid: StructureChild): Tag[] => {
    if (hasType(kid, 'Link')) return [kid];
    return isTag(kid) ? kid.kids.flatMap(linksIn) : [];
  };
  const links = tag.kids.flatMap(linksIn);
  const inLinks = new Set(links.flatMap(marksIn));
  const own = tag.kids.flatMap(marksIn).filter((mark) => !inLinks.has(mark));
  return { ...tag, kids: [...own, ...links] };
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

function isBlock(kid: StructureChild): boolean {
  return isTag(kid) && !INLINE.has(kid.type) && kid.type !== LINE;
}

/** Inline content; a tag without attributes is replaced by its kids. */
function inline(kids: readonly StructureChild[]): StructureChild[] {
  return kids.flatMap((kid): readonly StructureChild[] => {
    if (!hasType(kid, LINE)) return [kid];
    return kid.attributes.size === 0 ? kid.kids : [{ ...kid, type: 'Span' }];
  });
}

function lines(kids: readonly StructureChild[]): StructureChild[] {
  const isSeveral = kids.some(isBlock) || kids.filter((kid) => hasType(kid, LINE)).length > 1;
  return isSeveral ? paragraphs(kids) : inline(kids);
}

/** Wraps each line, and each run of text among blocks, in a paragraph. */
function paragraphs(kids: readonly StructureChild[]): StructureChild[] {
  const isMixed = kids.some((kid) => !isBlock(kid) && !hasType(kid, LINE, 'Figure'));
  const all: StructureChild[] = [];
  let line: StructureChild[] = [];
  const end = (): void => {
    if (line.every((kid) => hasType(kid, 'Figure'))) all.push(...line);
    else all.push(created('P', inline(line)));
    line = [];
  };
  for (const kid of kids) {
    const isOwnLine = hasType(kid, LINE) && !isMixed;
    if (!isOwnLine && !isBlock(kid)) {
      line.push(kid);
      continue;
    }
    end();
    if (isOwnLine) all.push({ ...kid, type: 'P' });
    else if (hasType(kid, 'Div') && kid.attributes.size === 0) all.push(...kid.kids);
    else all.push(kid);
  }
  end();
  return all;
}

/** A list's tags, its items with the numbers of their `::before`, which Chromium does not tag. */
function items(kids: readonly StructureChild[], content: ContentInfo): Tag[] {
  return kids.filter(isTag).map((tag) => {
    const number = tag.type === 'LI' ? content.labelOf(marksIn(tag)) : undefined;
    return number ? { ...tag, kids: [created('Lbl', [number]), ...tag.kids] } : tag;
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
  return hasType(kid, 'LI', 'Caption', 'L') ? kid : created('LI', labelled([kid]));
}

/** An item's label, and all else in its body. */
function labelled(kids: readonly StructureChild[]): StructureChild[] {
  const labels = kids.filter((kid) => hasType(kid, 'Lbl'));
  const body = kids.filter((kid) => !hasType(kid, 'Lbl'));
  if (body.length > 0) return [...labels.slice(0, 1), created('LBody', lines(body))];
  return [
    created(
      'LBody',
      labels.flatMap((one) => one.kids),
    ),
  ];
}

/** A picture of an emoji has its character as text (§14.9.4), for search and copying. */
function withActualText(attributes: Dict): Dict {
  // How Chromium writes an alternative text that is not ASCII (§7.9.2.2, §14.9.3).
  const alt = attributes.get('Alt') ?? '';
  const hex = /^<FEFF((?:[\dA-F]{4}){1,100})>$/.exec(alt)?.[1];
  if (hex === undefined) return attributes;
  const text = Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const isEmoji = replaceEmoji(text, () => '').replaceAll('\u200d', '') === '';
  return isEmoji ? new Map(attributes).set('ActualText', alt) : attributes;
}
