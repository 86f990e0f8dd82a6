/** Chooses the kind of slide that holds a content whole. */
import type { Block, ContentPicture, SlideContent } from './content.js';
import {
  type Draft,
  type DraftFields,
  type DraftSlide,
  type DraftValue,
  leaveOut,
  personKey,
} from './draft.js';
import {
  asText,
  isShort,
  LINES_OF_PICTURE,
  linesOf,
  MOST_LINES,
  partsOf,
  pointOf,
} from './parts.js';

/** Characters of a paragraph that stands under a title, both as large as a claim. */
const CAPTION = 80;

/** What a content becomes: one slide, or several where it is too much for one that cannot be split. */
export function slidesOf(content: SlideContent, draft: Draft, before: string): DraftSlide[] {
  const behind = content.pictures.find(({ place }) => place === 'behind');
  return chosen(content, draft, before).map(({ fields, comments }, index) => ({
    fields: {
      ...fields,
      ...(behind && fields.image === undefined && { background: { src: behind.src } }),
      ...(content.math && { math: true }),
      ...(content.hidden && { hidden: true }),
      ...(content.notes && index === 0 && { notes: content.notes }),
    },
    comments,
  }));
}

interface Chosen {
  readonly fields: DraftFields;
  readonly comments: readonly string[];
}

function chosen(content: SlideContent, draft: Draft, before: string): Chosen[] {
  const { title, blocks, pictures, markdown, math } = content;
  // Without a title, the one above goes on.
  const titled = { ...content, title: title ?? before };
  const fields = math ? undefined : (ofTexts(content, draft) ?? ofTexts(titled, draft));
  if (fields) return [{ fields, comments: commentsOn(fields) }];
  const shown = pictures.filter(({ place }) => place !== 'behind').length;
  if (title === undefined && blocks.length === 0 && shown === 0) return empty(content, draft);
  const height = linesOf(blocks) + LINES_OF_PICTURE * shown + (title === undefined ? 0 : 2);
  if (height <= MOST_LINES) {
    // A heading of any level is the title.
    const body = markdown.replace(/^\s*#{1,6}[ \t].*\n?/, '').trim();
    const own = title === undefined ? markdown.trim() : body;
    return [
      { fields: { kind: 'markdown', title: title ?? before, markdown: `${own}\n` }, comments: [] },
    ];
  }
  return partsOf(content, title ?? before).flatMap((part) => {
    const found = ofTexts(part, draft);
    // A claim of its own is none where it is a part.
    const own = found && found.kind !== 'statement' ? found : asText(part);
    return own ? [{ fields: own, comments: commentsOn(own) }] : [];
  });
}

/** A slide without anything is none; one with a picture behind it has that. */
function empty({ pictures: [picture], notes }: SlideContent, draft: Draft): Chosen[] {
  if (picture)
    return [{ fields: { kind: 'picture', image: imageOf(picture).fields }, comments: [] }];
  leaveOut(draft, 'note of an empty slide', notes === '' ? 0 : 1);
  return [];
}

function commentsOn({ kind, image, pictures }: DraftFields): string[] {
  const shown = [image, pictures].flat() as ({ alt?: string } | undefined)[];
  return [
    ...(kind === 'quote' ? ['verbatim: true, if these are the very words'] : []),
    ...(shown.some((one) => one?.alt === NO_ALT) ? ['alt: what the picture shows'] : []),
  ];
}

/** A picture needs a text for those who cannot see it. */
const NO_ALT = '?';

function ofTexts(content: SlideContent, draft: Draft): DraftFields | undefined {
  const { title, blocks } = content;
  const pictures = content.pictures
    .filter(({ place }) => place !== 'behind')
    .map((one) => imageOf(one, title));
  if (blocks.length === 0) return ofPictures(title, pictures);
  if (pictures.length > 1) return undefined;
  const [image] = pictures;
  const fields = withPicture(title, blocks, draft);
  if (fields) return image ? beside(fields, image) : fields;
  return title === undefined || image ? undefined : ofBlocks(title, blocks);
}

/** Only the kind `image` shows a picture whole; numbers of points are worth more than its edges. */
function beside(fields: DraftFields, { fields: image, side }: ShownPicture): DraftFields {
  const { kind, title, lead, points, numbered } = fields;
  if (kind !== 'points' || numbered) return { ...fields, image, side };
  const all = [...(lead === undefined ? [] : [lead]), ...(points as readonly DraftValue[])];
  return { kind: 'image', title, image, side, fill: side && true, points: all };
}

function ofPictures(
  title: string | undefined,
  pictures: readonly ShownPicture[],
): DraftFields | undefined {
  const [image, ...others] = pictures;
  if (image === undefined)
    return title === undefined ? undefined : { kind: 'statement', text: title };
  if (others.length === 0) {
    const { fields } = image;
    return title === undefined
      ? { kind: 'picture', image: fields }
      : { kind: 'image', title, image: fields };
  }
  if (title === undefined || pictures.length > 6) return undefined;
  return { kind: 'gallery', title, pictures: pictures.map(({ fields }) => fields) };
}

/** Kinds that may have a picture beside their texts. */
function withPicture(
  title: string | undefined,
  blocks: readonly Block[],
  draft: Draft,
): DraftFields | undefined {
  const [first] = blocks;
  if (first === undefined) return undefined;
  const lead = isShort(first) ? first.text : undefined;
  const points = pointsOf(lead === undefined ? blocks : blocks.slice(1));
  if (points && title !== undefined) return { kind: 'points', title, lead, ...points };
  if (blocks.length > 1) return undefined;
  if (first.type === 'quote' && first.by) {
    const by = personKey(draft, first.by, 'mentioned');
    return { kind: 'quote', title: title ?? first.by, text: first.text, by };
  }
  if (lead === undefined) return undefined;
  if (title === undefined) return { kind: 'statement', text: lead };
  return lead.length <= CAPTION ? { kind: 'statement', text: title, caption: lead } : undefined;
}

function ofBlocks(title: string, blocks: readonly Block[]): DraftFields | undefined {
  const [first, second, ...more] = blocks;
  if (first === undefined || more.length > 0) return compareOf(title, blocks);
  if (second !== undefined && !isShort(second)) return compareOf(title, blocks);
  const caption = second?.text;
  if (first.type === 'table') {
    return { kind: 'table', title, head: first.head, rows: first.rows, caption };
  }
  if (first.type === 'code') {
    const { code, language, highlight } = first;
    return { kind: 'code', title, language, highlight, code, caption };
  }
  return first.type === 'chart' ? { kind: 'chart', title, ...first.fields, caption } : undefined;
}

interface ShownPicture {
  readonly fields: { readonly src: string; readonly alt: string };
  readonly side: 'left' | 'right' | undefined;
}

function imageOf({ src, alt, place }: ContentPicture, title = ''): ShownPicture {
  const side = place === 'left' || place === 'right' ? place : undefined;
  return { fields: { src, alt: alt || title || NO_ALT }, side };
}

/** Lists alone, all of them ordered or none, and none deeper than points may be. */
function pointsOf(blocks: readonly Block[]): DraftFields | undefined {
  const lists = blocks.filter((one) => one.type === 'list');
  const [first] = lists;
  if (first === undefined || lists.length !== blocks.length) return undefined;
  if (lists.some(({ ordered }) => ordered !== first.ordered)) return undefined;
  const items = lists.flatMap((one) => one.items);
  if (items.some(({ items: finer }) => finer.some((one) => one.items.length > 0))) return undefined;
  return { ...(first.ordered && { numbered: true }), points: items.map(pointOf) };
}

/** Two or three headings, each with a list. */
function compareOf(title: string, blocks: readonly Block[]): DraftFields | undefined {
  if (blocks.length !== 4 && blocks.length !== 6) return undefined;
  const columns: DraftValue[] = [];
  for (let index = 0; index < blocks.length; index += 2) {
    const [head, list] = [blocks[index], blocks[index + 1]];
    if (head?.type !== 'heading' || list?.type !== 'list' || list.ordered) return undefined;
    const points = pointsOf([list]);
    if (points === undefined) return undefined;
    columns.push({ title: head.text, points: points.points });
  }
  return { kind: 'compare', title, columns };
}
