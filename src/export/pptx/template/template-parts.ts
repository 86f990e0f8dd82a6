/** What a slide of the scene is made of, as a template sees it: parts for placeholders, and a rest. */
import type {
  Element,
  Paragraph,
  SceneSlide,
  Shape,
  TextBlock,
} from '../../../browser/scene/index.js';
import { type Roles, textOf } from '../native/roles.js';
import type { Box } from '../opc/units.js';
import type { Form } from './template-choice.js';

export interface SlideParts {
  readonly form: Form;
  /** The title, where the template's place serves it. */
  readonly title: TextBlock | undefined;
  /** A title that is the slide's content, as a statement's: it keeps its own place and size. */
  readonly large: TextBlock | undefined;
  readonly kicker: TextBlock | undefined;
  readonly footer: TextBlock | undefined;
  /** Sources that stand in the foot beside a line of the brand's, which is the footer. */
  readonly sources: TextBlock | undefined;
  readonly number: TextBlock | undefined;
  /** Paragraphs for the layout's text: the one list, or the lines of a cover. */
  readonly texts: readonly TextBlock[];
  /** The date where a cover has it as a line of its own. */
  readonly day: TextBlock | undefined;
  /** What is drawn where the text would be, from back to front. */
  readonly content: readonly Element[];
}

const APART: Readonly<Record<string, Form>> = {
  cover: 'cover',
  section: 'section',
  closing: 'closing',
};

/** Headings are smaller, statements larger; px on a page of 1280. */
const LARGEST_HEADING = 60;
/** What lies further from the content is of the frame; px. */
const NEAR = 32;
/** Between a person's name and office, px. */
const NEXT_LINE = 6;

/**
 * Parts a slide.
 *
 * @param date the deck's, as its cover writes it
 */
export function partsOf(
  kind: string,
  slide: SceneSlide,
  roles: Roles,
  date: string | undefined,
): SlideParts {
  const taken = new Set<Element>(
    (['kicker', 'footer', 'number'] as const).flatMap((role) => roles.get(role) ?? []),
  );
  // The template has a logo and grounds of its own, for which the texts' colours are made.
  for (const one of slide.elements) {
    if (one.type === 'picture' && (one.isStanding || one.isGround)) taken.add(one);
  }
  const title = roles.get('title');
  const footer = roles.get('footer');
  const sources = slide.elements.find(
    (one): one is TextBlock =>
      footer !== undefined && one.type === 'text' && !taken.has(one) && isInLine(one, footer),
  );
  if (sources) taken.add(sources);
  const frame = { kicker: roles.get('kicker'), footer, sources, number: roles.get('number') };
  const form = APART[kind];
  const rest = slide.elements.filter((one) => !taken.has(one) && one !== title);
  if (form) {
    const day = rest.find(
      (one): one is TextBlock => one.type === 'text' && date !== undefined && textOf(one) === date,
    );
    const others = rest.filter((one) => one !== day);
    const texts = linesOf(others, title, form);
    return { ...frame, form, title, large: undefined, texts, day, content: [] };
  }
  const isHeading = title !== undefined && sizeOf(title) <= LARGEST_HEADING;
  const large = isHeading ? undefined : title;
  const shown = isHeading ? rest : slide.elements.filter((one) => !taken.has(one));
  const content = withoutFrame(shown, isHeading ? title.box.y + title.box.height : 0);
  const head = { ...frame, day: undefined, title: isHeading ? title : undefined, large };
  const list = large ? undefined : onlyList(content);
  if (list) return { ...head, form: 'list', texts: [list], content: [] };
  return { ...head, form: 'free', texts: [], content };
}

/** Whether the middle of a block is as high as another. */
function isInLine({ box }: TextBlock, { box: other }: TextBlock): boolean {
  const middle = box.y + box.height / 2;
  return middle > other.y && middle < other.y + other.height;
}

function sizeOf({ paragraphs }: TextBlock): number {
  return Math.max(0, ...paragraphs.flatMap(({ runs }) => runs.map(({ size }) => size)));
}

/** The list that is all there is beside decoration. */
function onlyList(content: readonly Element[]): TextBlock | undefined {
  const [only, ...more] = content.filter(({ type }) => type !== 'shape');
  if (only?.type !== 'text' || more.length > 0 || only.role !== 'body' || only.surface)
    return undefined;
  const isListed = ({ level, bullet }: Paragraph) => level > 0 || bullet !== undefined;
  return only.paragraphs.every(isListed) ? only : undefined;
}

/** Without grounds and rules of the page itself: the template has its own. */
function withoutFrame(elements: readonly Element[], below: number): Element[] {
  const solid = elements.filter(({ type }) => type !== 'shape');
  const { top, bottom } = spanOf(solid);
  const belongs = ({ box }: Shape): boolean =>
    box.y + box.height > Math.max(below - 1, top - NEAR) &&
    box.y < bottom + NEAR &&
    box.y > top - 2 * NEAR;
  return elements.filter((one) => one.type !== 'shape' || belongs(one));
}

/** From the top of the highest to the bottom of the lowest. */
function spanOf(elements: readonly { readonly box: Box }[]): {
  top: number;
  bottom: number;
} {
  return {
    top: Math.min(...elements.map(({ box }) => box.y)),
    bottom: Math.max(...elements.map(({ box }) => box.y + box.height)),
  };
}

/**
 * The texts of a cover or an opener, a block a line: first what stands under the title, then what
 * stands over it. Signs on grounds, such as a person's initial, are drawn for the page alone.
 */
function linesOf(
  elements: readonly Element[],
  title: TextBlock | undefined,
  form: Form,
): TextBlock[] {
  const texts = elements.filter(
    (one): one is TextBlock => one.type === 'text' && one.surface === undefined,
  );
  const edge = title?.box.y ?? 0;
  const under = texts.filter(({ box }) => box.y >= edge);
  const above = texts.filter(({ box }) => box.y < edge);
  if (form === 'section') return openerLines(above, under);
  const [subtitle, ...rest] = under;
  const others = sideBySide(stacked([...above, ...rest]));
  return [...(subtitle ? [subtitle] : []), ...others];
}

/** The number of a section and its minutes are a line each on the page, one line here. */
function openerLines(above: readonly TextBlock[], under: readonly TextBlock[]): TextBlock[] {
  const subtitle = under.length > 1 ? under.slice(0, 1) : [];
  const [first, ...more] = [...above, ...under.slice(subtitle.length)];
  return first ? [...subtitle, more.reduce(joined, first)] : subtitle;
}

/** A name and the office right under it are one text. */
function stacked(blocks: readonly TextBlock[]): TextBlock[] {
  const found: TextBlock[] = [];
  for (const block of blocks) {
    const before = found.at(-1);
    const isUnder =
      before !== undefined &&
      Math.abs(block.box.x - before.box.x) < 2 &&
      Math.abs(block.box.y - before.box.y - before.box.height) < NEXT_LINE;
    if (isUnder) {
      const paragraphs = [...before.paragraphs, ...block.paragraphs];
      const height = block.box.y + block.box.height - before.box.y;
      found[found.length - 1] = { ...before, box: { ...before.box, height }, paragraphs };
    } else found.push(block);
  }
  return found.map((block) => ({ ...block, paragraphs: flat(block) }));
}

/** What stands side by side on the page is one line. */
function sideBySide(blocks: readonly TextBlock[]): TextBlock[] {
  const lines: TextBlock[] = [];
  for (const block of blocks) {
    const before = lines.at(-1);
    const isBeside =
      before !== undefined &&
      block.box.y < before.box.y + before.box.height &&
      before.box.y < block.box.y + block.box.height;
    if (isBeside) lines[lines.length - 1] = joined(before, block);
    else lines.push(block);
  }
  return lines;
}

function joined(one: TextBlock, other: TextBlock): TextBlock {
  const [first, ...rest] = flat(one);
  const [second, ...more] = flat(other);
  if (!first || !second) return one;
  const [model] = second.runs;
  const dot = model ? [{ ...model, text: ' · ', raised: 'none' as const }] : [];
  const lines = [...first.lines, ...second.lines];
  const width = lines.reduce((sum, line) => sum + line.width, 0);
  const line = { text: lines.map(({ text }) => text).join(''), width };
  const whole = { ...first, runs: [...first.runs, ...dot, ...second.runs], lines: [line] };
  const box = {
    ...one.box,
    y: Math.min(one.box.y, other.box.y),
    height:
      Math.max(one.box.y + one.box.height, other.box.y + other.box.height) -
      Math.min(one.box.y, other.box.y),
  };
  return { ...one, box, paragraphs: [whole, ...rest, ...more] };
}

/** A name and an office below it, in one paragraph. */
function flat({ paragraphs }: TextBlock): Paragraph[] {
  const [first, ...rest] = paragraphs;
  if (!first || rest.length === 0) return [...paragraphs];
  const blank = first.runs.at(-1);
  const runs = paragraphs.flatMap(({ runs: own }, index) =>
    index > 0 && blank ? [{ ...blank, text: ' ' }, ...own] : own,
  );
  return [{ ...first, runs, lines: paragraphs.flatMap(({ lines }) => lines) }];
}
