/** Writes what was imported as an outline, in the style of those that `fireside init` writes. */
import { Document, isMap, isScalar, isSeq, type Node, Pair, Scalar, type YAMLMap } from 'yaml';
import type { Draft, DraftSection, DraftSlide, DraftValue } from './draft.js';

const HEAD = ` yaml-language-server: $schema=outline.schema.json
 The first line is for your editor: VS Code with the YAML extension then offers the fields,
 explains them, and marks what is wrong.
   fireside build   makes the deck, in output/
   fireside check   finds what is hard to read, misquoted, has no source, or takes too long`;
const ABOUT = {
  deck: ' deck: what holds for all slides.',
  people: ` people: who takes part. You choose the key on the left; by: … then names the person.
 side is a guess: host, guest, commentator, or mentioned for those who are only talked about.`,
  sources:
    ' sources: add title, publisher, authors, date and url (https://…), as far as you know them.',
  sections: ' sections: the parts of the talk. Slides stand in order.',
} as const;
/** So long may a mapping be that is written on one line. */
const LONGEST_LINE = 90;

export function draftYaml(draft: Draft): string {
  const { deck, people, sources, sections } = draft;
  const document = new Document({
    deck: defined(deck),
    ...(people.size > 0 && { people: Object.fromEntries(people) }),
    ...(sources.size > 0 && {
      sources: Object.fromEntries([...sources].map(([key, one]) => [key, defined(one)])),
    }),
    sections: sections.map(sectionValue),
  });
  document.commentBefore = HEAD;
  const root = document.contents as unknown as YAMLMap<Scalar<string>, Node>;
  for (const [index, { key, value }] of root.items.entries()) {
    // A blank line stands behind the head by itself.
    key.spaceBefore = index > 0;
    key.commentBefore = ABOUT[key.value as keyof typeof ABOUT];
    if (value && key.value !== 'sections') inline(value, 1);
  }
  const list = root.get('sections') as Node | undefined;
  if (isSeq<YAMLMap<Scalar<string>, Node>>(list)) {
    for (const [index, section] of sections.entries())
      comment(list.items[index], section, index > 0);
  }
  if (draft.candidates.length > 0) document.comment = lines(draft.candidates);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sectionValue({ title, minutes, opening, notes, slides }: DraftSection): DraftValue {
  return defined({
    title,
    minutes,
    opening,
    notes,
    slides: slides.map(({ fields }) => defined(fields)),
  });
}

/** Without what is undefined, at all levels. */
function defined(value: DraftValue): DraftValue {
  if (Array.isArray(value)) return value.map(defined);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, defined(one)]])),
  );
}

function comment(
  node: YAMLMap<Scalar<string>, Node> | undefined,
  section: DraftSection,
  hasSpace: boolean,
): void {
  if (node === undefined) return;
  node.spaceBefore = hasSpace;
  const title = node.get('title', true);
  if (section.comment && isScalar(title)) title.comment = ` ${section.comment}`;
  const slides = node.get('slides') as Node | undefined;
  if (!isSeq<YAMLMap>(slides)) return;
  for (const [index, slide] of slides.items.entries()) {
    commentSlide(slide, section.slides[index], index > 0);
  }
  if (section.candidates.length > 0) slides.comment = lines(section.candidates);
}

function commentSlide(node: YAMLMap, slide: DraftSlide | undefined, hasSpace: boolean): void {
  node.spaceBefore = hasSpace;
  if (slide && slide.comments.length > 0) node.commentBefore = lines(slide.comments);
  for (const { key, value } of node.items) {
    // The cells of a row, and what is said of a picture, stand on a line.
    const isRow = isScalar(key) && key.value === 'rows';
    if (isRow || isMap(value)) inline(value as Node, isRow ? 1 : 0);
  }
}

/** Collections so deep are written on one line, where they are short. */
function inline(node: Node, depth: number): void {
  if (!isMap(node) && !isSeq(node)) return;
  if (depth <= 0 && JSON.stringify(node).length <= LONGEST_LINE) node.flow = true;
  for (const item of node.items) {
    const value = item instanceof Pair ? item.value : item;
    if (value && !(value instanceof Scalar)) inline(value as Node, depth - 1);
  }
}

/** Nothing of a file can end a comment. */
function lines(texts: readonly string[]): string {
  return texts.map((text) => ` ${text.replace(/\s+/g, ' ').trim()}`).join('\n');
}
