/** A PowerPoint file → what its slides have. */
import {
  allWithin,
  attributeOf,
  childOf,
  childrenOf,
  type Element,
  kindOf,
  OfficeFault,
  type ReadPackage,
  readPackage,
  relationOf,
  rootOf,
} from '../../../office/index.js';
import { buildError } from '../../../problem.js';
import type { Block, ContentPicture, ListItem, SlideContent } from '../content.js';
import type { FrontMatter } from '../markdown/split.js';
import { type PictureSource, takePicture } from '../pictures.js';
import { blocksMarkdown } from './blocks-markdown.js';
import { chartBlock } from './chart.js';
import { type Linked, paragraphsIn } from './paragraphs.js';

export interface ReadDeck {
  readonly slides: readonly SlideContent[];
  readonly settings: FrontMatter;
}

/** What a slide's foot has comes from the deck. */
const FOOT = /^(ftr|sldNum|dt|hdr)$/;

/** @throws BuildError if the file is none of PowerPoint's, has a password, or is broken */
export function readPptx(bytes: Buffer, from: PictureSource): ReadDeck {
  try {
    const pack = readPackage(bytes);
    const presentation = partRoot(pack, pack.document);
    const relations = pack.relations.get(pack.document) ?? [];
    const ids = childrenOf(childOf(presentation, 'p', 'sldIdLst'));
    if (presentation.localName !== 'presentation' || ids.length === 0) {
      throw new OfficeFault('nothing', 'no slide is in it', 'Name a PowerPoint file with slides.');
    }
    const starts = sectionStarts(presentation);
    let section: string | undefined;
    const slides = ids.flatMap((id): SlideContent[] => {
      const path = relations.find((one) => one.id === relationOf(id))?.target ?? '';
      if (!pack.parts.has(path)) return [];
      const start = starts.get(attributeOf(id, 'id') ?? '');
      section = start ?? section;
      const content = slideContent(pack, path, from);
      // The section's name stands on each slide, and its number on the first.
      const isRunning = (text: string): boolean =>
        text === section || (content.title === start && /^\d{1,2}$/.test(text));
      const blocks = content.blocks.filter(
        (one) => one.type !== 'paragraph' || !isRunning(one.text),
      );
      const own = {
        ...content,
        blocks,
        markdown: blocksMarkdown(content.title, blocks, content.pictures),
      };
      if (start === undefined) return [own];
      // The first slide is the deck's cover, whatever its section is called.
      if (start === content.title) return [{ ...own, opens: id !== ids[0] }];
      const opening = { ...EMPTY, title: start, opens: true };
      return id === ids[0] ? [own, opening] : [opening, own];
    });
    return {
      slides,
      settings: properties(pack),
    };
  } catch (error) {
    if (!(error instanceof OfficeFault)) throw error;
    throw buildError(
      `import/${error.code}`,
      `${from.file} cannot be read: ${error.message}`,
      error.hint,
    );
  }
}

const EMPTY: SlideContent = {
  ...{ title: undefined, blocks: [], pictures: [], notes: '', hidden: false },
  ...{ markdown: '', math: false, opens: false },
};

function partRoot(pack: ReadPackage, path: string): Element {
  return rootOf(path, pack.parts.get(path)?.bytes ?? new Uint8Array());
}

/** The name of each section by the id of its first slide (`p14:sectionLst`). */
function sectionStarts(presentation: Element): ReadonlyMap<string, string> {
  return new Map(
    allWithin(presentation, 'section').flatMap((section): [string, string][] => {
      const [first] = allWithin(section, 'sldId');
      const name = attributeOf(section, 'name')?.trim();
      const id = attributeOf(first, 'id');
      return name && id && !/^Default Section$/i.test(name) ? [[id, name]] : [];
    }),
  );
}

function properties(pack: ReadPackage): FrontMatter {
  const path = pack.relations.get('')?.find((one) => kindOf(one) === 'core-properties')?.target;
  if (path === undefined || !pack.parts.has(path)) return {};
  const root = partRoot(pack, path);
  const text = (name: string): string | undefined =>
    allWithin(root, name)[0]?.textContent?.trim() || undefined;
  const author = text('creator');
  return author && !/^(PptxGenJS|python-pptx|Microsoft)/i.test(author) ? { author } : {};
}

/** A shape of a slide, in the order of the slide. */
interface Shape {
  readonly element: Element;
  readonly placeholder: string | undefined;
}

function slideContent(pack: ReadPackage, path: string, from: PictureSource): SlideContent {
  const root = partRoot(pack, path);
  const linked: Linked = { pack, path };
  const shapes = shapesIn(childOf(root, 'p', 'cSld', 'spTree')).filter(
    ({ placeholder }) => !FOOT.test(placeholder ?? ''),
  );
  const head = shapes.find(({ placeholder }) => /^(title|ctrTitle)$/.test(placeholder ?? ''));
  const title = head
    ? paragraphsIn(head.element, linked)
        .map(({ text }) => text)
        .join(' ')
        .trim() || undefined
    : undefined;
  const blocks: Block[] = [];
  const pictures: ContentPicture[] = [];
  for (const shape of shapes) {
    if (shape === head) continue;
    const picture = pictureOf(shape, linked, from);
    if (picture) pictures.push(picture);
    else blocks.push(...blocksOf(shape, linked));
  }
  const layout = pack.relations.get(path)?.find((one) => kindOf(one) === 'slideLayout')?.target;
  const isHead =
    layout !== undefined &&
    pack.parts.has(layout) &&
    attributeOf(partRoot(pack, layout), 'type') === 'secHead';
  return {
    ...{ title, blocks, pictures, math: false, opens: isHead && title !== undefined },
    notes: notesOf(pack, path),
    hidden: attributeOf(root, 'show') === '0',
    markdown: '',
  };
}

/** Groups are opened. */
function shapesIn(tree: Element | undefined): Shape[] {
  return childrenOf(tree).flatMap((element): Shape[] => {
    if (element.localName === 'grpSp') return shapesIn(element);
    if (!/^(sp|pic|graphicFrame)$/.test(element.localName ?? '')) return [];
    const mark = childrenOf(childrenOf(element)[0])
      .map((one) => childOf(one, 'p', 'ph'))
      .find(Boolean);
    return [{ element, placeholder: mark && (attributeOf(mark, 'type') ?? 'obj') }];
  });
}

function pictureOf(
  { element }: Shape,
  { pack, path }: Linked,
  from: PictureSource,
): ContentPicture | undefined {
  if (element.localName !== 'pic') return undefined;
  const id = relationOf(allWithin(element, 'blip')[0], 'embed');
  const target = pack.relations.get(path)?.find((one) => one.id === id)?.target ?? '';
  const bytes = pack.parts.get(target)?.bytes;
  const src = takePicture({ ...from, inside: new Map(bytes ? [[target, bytes]] : []) }, target);
  const [properties] = allWithin(element, 'cNvPr');
  const alt = (attributeOf(properties, 'descr') ?? '').replace(/\s+/g, ' ').trim();
  return src === undefined ? undefined : { src, alt };
}

function blocksOf({ element, placeholder }: Shape, linked: Linked): Block[] {
  const [table] = allWithin(element, 'tbl');
  if (table) return [tableOf(table, linked)];
  const chart = chartBlock(element, linked);
  if (chart) return [chart];
  const paragraphs = paragraphsIn(element, linked).filter(({ text }) => text !== '');
  // A body is a list; a box of text has paragraphs, unless they have bullets.
  const isList = (placeholder === 'body' || placeholder === 'obj') && paragraphs.length > 0;
  if (!isList) return paragraphs.map(({ text }) => ({ type: 'paragraph', text }));
  const [first] = paragraphs;
  if (
    paragraphs.length === 1 &&
    first &&
    !first.hasBullet &&
    first.text.length > 0 &&
    placeholder === 'body'
  ) {
    return [{ type: 'paragraph', text: first.text }];
  }
  return [{ type: 'list', ordered: first?.isNumbered === true, items: itemsOf(paragraphs, 0) }];
}

function itemsOf(
  paragraphs: readonly { readonly text: string; readonly level: number }[],
  level: number,
): ListItem[] {
  const items: { text: string; items: ListItem[] }[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const one = paragraphs[index];
    if (one === undefined) break;
    let end = index + 1;
    while (end < paragraphs.length && (paragraphs[end]?.level ?? 0) > Math.max(level, one.level))
      end++;
    const finer = paragraphs.slice(index + 1, end);
    items.push({
      text: one.text,
      items: finer.length > 0 ? itemsOf(finer, finer[0]?.level ?? 0) : [],
    });
    index = end - 1;
  }
  return items;
}

function tableOf(table: Element, linked: Linked): Block {
  const rows = childrenOf(table, 'a', 'tr').map((row) =>
    childrenOf(row, 'a', 'tc').map((cell) =>
      paragraphsIn(cell, linked)
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    ),
  );
  const [head = [], ...body] = rows;
  const isWhole = body.length > 0 && head.every((cell) => cell !== '');
  return isWhole
    ? { type: 'table', head, rows: body }
    : {
        type: 'list',
        ordered: false,
        items: rows.map((row) => ({ text: row.join(' · '), items: [] })),
      };
}

function notesOf(pack: ReadPackage, path: string): string {
  const notes = pack.relations.get(path)?.find((one) => kindOf(one) === 'notesSlide')?.target;
  if (notes === undefined || !pack.parts.has(notes)) return '';
  const shapes = shapesIn(childOf(partRoot(pack, notes), 'p', 'cSld', 'spTree'));
  const body = shapes.find(({ placeholder }) => placeholder === 'body');
  if (body === undefined) return '';
  const texts = paragraphsIn(body.element, { pack, path: notes }, true).map(({ text }) => text);
  return texts
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
