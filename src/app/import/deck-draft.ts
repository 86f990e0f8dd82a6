/** The slides and settings of a deck → sections of the draft. */
import type { Block, SlideContent } from './content.js';
import { type Draft, type DraftSection, type DraftSlide, leaveOut, literal } from './draft.js';
import type { FrontMatter } from './markdown/split.js';
import { slidesOf } from './slide-kind.js';

/** Of settings those that are about the design, or about the program. */
const KNOWN =
  /^(title|subtitle|author|authors|date|lang|language|info|description|event|institute)$/;

/** @param stem of the file's name: a deck needs a title */
export function addDeck(
  draft: Draft,
  slides: readonly SlideContent[],
  { settings, stem }: { readonly settings: FrontMatter; readonly stem: string },
): void {
  setDeck(draft, settings);
  const [first, ...others] = slides;
  const isCover =
    first !== undefined && others.length > 0 && draft.sections.length === 0 && isTitleSlide(first);
  if (isCover) setCover(draft, first);
  const title = draft.deck.title ?? first?.title ?? literal(stem);
  draft.deck.title ??= title;
  const before = draft.sections.length;
  for (const content of isCover ? others : slides) addSlide(draft, content, String(title), before);
  endSections(draft, before);
}

function addSlide(draft: Draft, content: SlideContent, title: string, before: number): void {
  const isHeading =
    content.title !== undefined && content.blocks.length === 0 && content.pictures.length === 0;
  if (content.title !== undefined && (content.opens || isHeading)) {
    draft.sections.push({ ...sectionOf(content.title), ...(isHeading ? {} : { opening: false }) });
    const note = content.notes && isHeading ? { notes: content.notes } : {};
    Object.assign(draft.sections.at(-1) ?? {}, note);
    if (isHeading) return;
  }
  if (draft.sections.length === before) {
    draft.sections.push({ ...sectionOf(title), opening: false });
  }
  const section = draft.sections.at(-1);
  const above = section?.slides.findLast(({ fields }) => fields.title !== undefined)?.fields.title;
  section?.slides.push(...slidesOf(content, draft, String(above ?? section.title)));
}

function sectionOf(title: string): DraftSection {
  return { title, slides: [], candidates: [] };
}

/** A section needs slides: a heading without any becomes one, and the last of a deck its end. */
function endSections(draft: Draft, before: number): void {
  const { sections } = draft;
  const last = sections.at(-1);
  if (sections.length > before + 1 && last?.slides.length === 0) {
    sections.pop();
    draft.deck.auto = { closing: { title: last.title, ...(last.notes && { notes: last.notes }) } };
  }
  for (let index = sections.length - 1; index >= before; index--) {
    const one = sections[index];
    if (one === undefined || one.slides.length > 0) continue;
    const slide: DraftSlide = {
      fields: { kind: 'statement', text: one.title, ...(one.notes && { notes: one.notes }) },
      comments: [],
    };
    const previous = sections[index - 1];
    const isAfter = index > before && previous !== undefined && previous.slides.length > 0;
    if (isAfter) {
      previous.slides.push(slide);
      sections.splice(index, 1);
    } else one.slides.push(slide);
  }
}

/** A heading and short lines below. */
function isTitleSlide({ title, blocks, pictures, hidden, opens }: SlideContent): boolean {
  const isShort = (block: Block): boolean =>
    (block.type === 'heading' || block.type === 'paragraph') && block.text.length <= 120;
  const shown = pictures.filter(({ place }) => place !== 'behind');
  return (
    title !== undefined &&
    !hidden &&
    !opens &&
    shown.length === 0 &&
    blocks.length <= 5 &&
    blocks.every(isShort)
  );
}

function setCover(draft: Draft, { title, blocks, notes }: SlideContent): void {
  const { deck } = draft;
  const given = String(deck.author ?? '');
  const texts = blocks
    .map((block) => ('text' in block ? block.text : ''))
    .filter((text) => text !== given && text !== deck.date);
  deck.title = title;
  if (texts.length > 0) deck.subtitle = texts.join(' · ');
  if (notes) deck.auto = { cover: { notes } };
}

function setDeck(draft: Draft, settings: FrontMatter): void {
  const { deck } = draft;
  const text = (...keys: string[]): string | undefined => {
    const value = keys.map((key) => settings[key]).find((one) => one !== undefined && one !== null);
    const list = (Array.isArray(value) ? value : [value]).filter(
      (one) => typeof one === 'string' || typeof one === 'number',
    );
    return list.length === 0 ? undefined : list.join(', ').replace(/\s+/g, ' ').trim() || undefined;
  };
  const title = text('title');
  const subtitle = text('subtitle', 'description', 'info');
  if (title) deck.title ??= literal(title);
  if (subtitle && subtitle.length <= 160) deck.subtitle ??= literal(subtitle);
  deck.event ??= text('event', 'institute');
  deck.author ??= text('author', 'authors');
  const { date } = settings;
  const day = date instanceof Date ? date.toISOString().slice(0, 10) : String(date ?? '').trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) deck.date ??= day;
  else if (day && day !== '[object Object]') leaveOut(draft, 'date in words');
  deck.lang ??= text('lang', 'language');
  const others = Object.keys(settings).filter((key) => !KNOWN.test(key)).length;
  leaveOut(draft, 'setting of its design', others);
}
