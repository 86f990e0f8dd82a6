/** Divides a slide into texts for a template's placeholders and elements to draw, by role. */
import type { SceneElement, SceneSlide, TextBlock } from '../../../browser/scene/index.js';
import type { Roles } from '../native/roles.js';
import type { Form } from './choice.js';

export interface SlideParts {
  readonly form: Form;
  /** The title, where the template's place serves it. */
  readonly title: TextBlock | undefined;
  /** A title that is the slide's content, as a statement's: it keeps its own place and size. */
  readonly large: TextBlock | undefined;
  readonly kicker: TextBlock | undefined;
  readonly footer: TextBlock | undefined;
  /** Sources beside a footer of the brand's. */
  readonly sources: TextBlock | undefined;
  readonly number: TextBlock | undefined;
  /** Paragraphs for the layout's text: the one list, or the lines of a cover. */
  readonly texts: readonly TextBlock[];
  /** The date where a cover has it as a line of its own. */
  readonly day: TextBlock | undefined;
  /** What is drawn where the text would be, from back to front. */
  readonly content: readonly SceneElement[];
}

/** Kinds whose texts go into placeholders line by line. */
const LINED: ReadonlySet<string> = new Set<Form>(['cover', 'section', 'closing']);
/** The kind whose title is its content. */
const STATEMENT = 'statement';

export function partsOf(kind: string, { elements }: SceneSlide, roles: Roles): SlideParts {
  const [title, kicker, footer, number] = (['title', 'kicker', 'footer', 'number'] as const).map(
    (role) => roles.get(role),
  );
  const texts = elements.filter((element) => element.type === 'text');
  const sources = texts.find(({ role }) => role === 'source');
  const frame = { kicker, footer, sources, number };
  // The template has a logo and backgrounds of its own, for which its texts' colours are made.
  const rest = elements.filter(
    (one) =>
      (one.type !== 'picture' || !(one.isStanding || one.isBackground)) &&
      (one.type !== 'shape' || !one.isScrim) &&
      [title, kicker, footer, sources, number].every((taken) => taken !== one),
  );
  if (LINED.has(kind)) {
    const form = kind as Form;
    const day = texts.find(({ role }) => role === 'date');
    // Initials are on a background and only drawn for the page.
    const shown = rest.filter(
      (one): one is TextBlock => one.type === 'text' && one !== day && one.surface === undefined,
    );
    const lines = linesOf(shown, form);
    return { ...frame, form, title, large: undefined, texts: lines, day, content: [] };
  }
  const free = { ...frame, form: 'free' as const, texts: [], day: undefined };
  if (title === undefined || kind === STATEMENT) {
    const content = elements.filter((one) => one === title || rest.includes(one));
    return { ...free, title: undefined, large: title, content };
  }
  const content = rest.filter((one) => one.type !== 'shape' || !one.isFrame);
  const list = onlyList(content);
  if (list) return { ...free, form: 'list', title, large: undefined, texts: [list], content: [] };
  return { ...free, title, large: undefined, content };
}

/** The list that is all there is beside decoration. */
function onlyList(content: readonly SceneElement[]): TextBlock | undefined {
  const [only, ...more] = content.filter(({ type }) => type !== 'shape');
  if (only?.type !== 'text' || more.length > 0 || only.role !== 'body' || only.surface)
    return undefined;
  const isList = only.paragraphs.every(({ level, bullet }) => level > 0 || bullet !== undefined);
  return isList ? only : undefined;
}

/**
 * The texts of a cover or an opener, a block a line, the subtitle first. People are one line, each
 * with the office; so are a section's number and minutes.
 */
function linesOf(texts: readonly TextBlock[], form: Form): TextBlock[] {
  const lines = texts.filter(({ role }) => role === 'subtitle');
  const rest = texts.filter(({ role }) => role !== 'subtitle');
  for (const [index, text] of rest.entries()) {
    const [line, before] = [lines.at(-1), rest[index - 1]];
    const isJoined = form === 'section' || (isOfPerson(text) && before && isOfPerson(before));
    if (before && line && isJoined) {
      lines[lines.length - 1] = joined(line, text.role === 'office' ? ' ' : ' · ', text);
    } else lines.push(text);
  }
  return lines;
}

function isOfPerson({ role }: TextBlock): boolean {
  return role === 'person' || role === 'office';
}

/** Two texts as one paragraph. */
function joined(one: TextBlock, between: string, other: TextBlock): TextBlock {
  const [first] = one.paragraphs;
  const [second] = other.paragraphs;
  const model = second?.runs[0];
  if (!first || !second || !model) return one;
  const lines = [...first.lines, ...second.lines];
  const width = lines.reduce((sum, line) => sum + line.width, 0);
  const text = lines.map((line) => line.text).join('');
  const runs = [
    ...first.runs,
    { ...model, text: between, raised: 'none' as const },
    ...second.runs,
  ];
  return { ...one, paragraphs: [{ ...first, runs, lines: [{ text, width }] }] };
}
