/** Finds where the outline has a text that the page shows. */
import type { Citation, Person, Slide, SlideLink, View, ViewMap } from '../../deck/index.js';
import type { Text } from '../../outline/index.js';
import type { Place } from '../../problem.js';
import { plainText } from './inline.js';

/** A text as the page shows it. */
interface Shown {
  readonly text: string;
  readonly place: Place;
}

/**
 * The place of a text on the slide itself, else of its section's title, of people, sources and other
 * slides that it names; else the place of the slide.
 * @param nth which of several that read the same, from 0, in the order of the fields
 */
export function placeOfText(shown: string, slide: Slide, nth = 0): Place {
  const wanted = bare(shown);
  const { title, section, fields, citations, answers } = slide;
  const own = [...(title ? shownAs(title) : []), ...textsIn(fields)];
  const others = [
    ...(section ? shownAs(section.title) : []),
    ...namedIn([fields, citations, answers] as unknown as View),
  ];
  const same = ({ text }: Shown): boolean => text === wanted;
  const equal = own.filter(same);
  const all = [...own, ...others];
  return (
    equal[nth] ??
    equal.at(-1) ??
    others.find(same) ??
    (wanted.length > 1 ? all.find(({ text }) => text.includes(wanted)) : undefined) ??
    // What stands for a whole line may have a sign or a unit in it that is a text, too.
    all
      .filter(({ text }) => text !== '' && wanted.includes(text))
      .toSorted((a, b) => b.text.length - a.text.length)[0] ??
    slide
  ).place;
}

function textsIn(view: View): Shown[] {
  if (typeof view !== 'object') return [];
  if (Array.isArray(view)) return view.flatMap(textsIn);
  const { $role, caption } = view as { $role?: string; caption?: View };
  if ($role === 'text') return shownAs(view as Text);
  if ($role === 'image') return textsIn(caption);
  return $role === undefined ? Object.values(view as ViewMap).flatMap(textsIn) : [];
}

/** Texts of people, sources and other slides, which the outline has elsewhere. */
function namedIn(view: View): Shown[] {
  if (typeof view !== 'object') return [];
  if (Array.isArray(view)) return view.flatMap(namedIn);
  const { $role } = view as { $role?: string };
  if ($role === 'person') return ofPerson(view as unknown as Person);
  if ($role === 'citation') return ofCitation(view as unknown as Citation);
  if ($role === 'link') {
    const { title, by } = view as unknown as SlideLink;
    return [...(title ? shownAs(title) : []), ...(by ? ofPerson(by) : [])];
  }
  return $role === undefined ? Object.values(view as ViewMap).flatMap(namedIn) : [];
}

function ofPerson({ name, short, role, initial }: Person): Shown[] {
  const texts = [name, short, ...(role ? [role] : [])].flatMap(shownAs);
  return [...texts, { text: bare(initial), place: name.place }];
}

function ofCitation({ title, publisher, authors, date = '', url = '', at }: Citation): Shown[] {
  const texts = [...(title ? [title] : []), ...(publisher ? [publisher] : []), ...authors];
  const others = [
    { text: bare(url), place: at.url.place },
    { text: bare(date), place: at.date.place },
  ];
  return [...texts.flatMap(shownAs), ...others];
}

function shownAs({ text, place }: Text): Shown[] {
  return [{ text: bare(plainText(text)), place }];
}

/** Marks that templates add, and blanks, tell nothing. */
function bare(text: string): string {
  return text.replace(/[\s「」“”『』]/g, '');
}
