/** Finds a text of the page in the outline. */
import type { Citation, Person, Slide, SlideLink, View, ViewMap } from '../../deck/index.js';
import type { Text } from '../../outline/index.js';
import type { Place } from '../../problem.js';
import { plainText } from './inline.js';

interface ShownTextPlace {
  readonly text: string;
  readonly place: Place;
}

/**
 * The place of a text of the slide itself; else of its section's title, of people, sources and slides
 * that it names; else the slide's.
 * @param nth which of several equal texts, from 0, in the order of the fields
 */
export function placeOfText(shown: string, slide: Slide, nth = 0): Place {
  const wanted = bare(shown);
  const { title, section, fields, citations, answers } = slide;
  const own = [...(title ? shownAs(title) : []), ...textsIn(fields, false)];
  const others = [
    ...(section ? shownAs(section.title) : []),
    ...textsIn([fields, citations, answers] as unknown as View, true),
  ];
  const same = ({ text }: ShownTextPlace): boolean => text === wanted;
  const equal = own.filter(same);
  const all = [...own, ...others];
  return (
    equal[nth] ??
    equal.at(-1) ??
    others.find(same) ??
    (wanted.length > 1 ? all.find(({ text }) => text.includes(wanted)) : undefined) ??
    // A whole line may contain a mark or a unit that is a text, too.
    all
      .filter(({ text }) => text !== '' && wanted.includes(text))
      .toSorted((a, b) => b.text.length - a.text.length)[0] ??
    slide
  ).place;
}

/** The texts of a slide itself, or those of people, sources and other slides that it names. */
function textsIn(view: View, isNamed: boolean): ShownTextPlace[] {
  if (typeof view !== 'object') return [];
  if (Array.isArray(view)) return view.flatMap((one) => textsIn(one, isNamed));
  const { $role, caption } = view as { $role?: string; caption?: View };
  switch ($role) {
    case 'text':
      return isNamed ? [] : shownAs(view as unknown as Text);
    case 'image':
      return isNamed ? [] : textsIn(caption, false);
    case 'person':
      return isNamed ? ofPerson(view as unknown as Person) : [];
    case 'citation':
      return isNamed ? ofCitation(view as unknown as Citation) : [];
    case 'link': {
      const { title, by } = view as unknown as SlideLink;
      return isNamed ? [...(title ? shownAs(title) : []), ...(by ? ofPerson(by) : [])] : [];
    }
    case undefined:
      return Object.values(view as ViewMap).flatMap((one) => textsIn(one, isNamed));
    default:
      return [];
  }
}

function ofPerson({ name, short, role, initial }: Person): ShownTextPlace[] {
  const texts = [name, short, ...(role ? [role] : [])].flatMap(shownAs);
  return [...texts, { text: bare(initial), place: name.place }];
}

function ofCitation({ title, publisher, authors, date, url, at }: Citation): ShownTextPlace[] {
  const texts = [title, publisher, ...authors].filter((text) => text !== undefined);
  return [
    ...texts.flatMap(shownAs),
    { text: bare(url ?? ''), place: at.url.place },
    { text: bare(date ?? ''), place: at.date.place },
  ];
}

function shownAs({ text, place }: Text): ShownTextPlace[] {
  return [{ text: bare(plainText(text)), place }];
}

/** Without spaces, soft hyphens and the marks that templates add. */
function bare(text: string): string {
  return text.replace(/[\s\u00ad「」“”『』]/g, '');
}
