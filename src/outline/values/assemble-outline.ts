/** Makes the `Outline` of its checked values. */
import type { Place } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { Background, Field, FieldMap, Raw, Text } from '../field.js';
import type {
  AutoKind,
  FitMode,
  Languages,
  Outline,
  OutlinePerson,
  OutlineSection,
  OutlineSlide,
  OutlineSource,
  PptxRequest,
} from '../outline.js';
import type { OutlineSchema } from '../schema/json-schema.js';
import { type Marker, pictureFrom } from './marker.js';
import type { Path } from './path.js';
import type { WalkResult } from './walk.js';

const AUTO_KINDS: readonly AutoKind[] = ['cover', 'agenda', 'sources', 'closing'];

/** The casts hold because the schemas have checked the values. */
export function assemble(
  value: FieldMap,
  marker: Marker,
  walked: WalkResult,
  schemas: OutlineSchema,
  source: Source,
  languages: Languages,
): Omit<Outline, 'vars'> {
  const at = (path: Path): Place => walked.spot(path)?.place ?? placeAt(source, 0);
  const keyAt = (path: Path): Place => walked.spot(path)?.keyPlace ?? at(path.slice(0, -1));
  // An automatic slide has the place of the title, or of the deck.
  const near = (path: Path): Place => {
    const own = walked.spot(path)?.place;
    return own ?? (path.at(-1) === 'cover' ? at(['deck', 'title']) : keyAt(['deck', 'auto']));
  };
  const pictures = [...marker.pictures];

  const deck = value.deck as FieldMap;
  const slide = (kindName: string, given: FieldMap, path: Path): OutlineSlide => {
    const {
      kind: _,
      id,
      lang,
      notes,
      sources,
      fit,
      math,
      steps,
      hidden,
      background,
      ...fields
    } = given;
    const kind = schemas.kind(kindName);
    return {
      kind: kindName,
      frame: kind?.frame ?? 'full',
      title: fields[kind?.titleFrom ?? 'title'] as Text | undefined,
      cites: kind?.cites ?? false,
      required: kind?.schema.required ?? [],
      titleFrom: kind?.titleFrom ?? 'title',
      split: kind?.split ?? [],
      fit: (fit ?? deck.fit ?? 'auto') as FitMode,
      ...(typeof id === 'string' ? { id } : {}),
      ...(typeof lang === 'string' ? { lang } : {}),
      notes: noteText(notes, fields),
      sources: keysOf(sources),
      math: math === true,
      steps: steps === true,
      hidden: hidden === true,
      ...(background === undefined ? {} : { background: background as unknown as Background }),
      fields,
      place: walked.spot([...path, 'kind'])?.keyPlace ?? walked.spot(path)?.keyPlace ?? near(path),
    };
  };
  const givenAuto = (deck.auto ?? {}) as FieldMap;
  const auto = Object.fromEntries(
    AUTO_KINDS.map((kind): [AutoKind, OutlineSlide | false] => {
      const given = givenAuto[kind] ?? true;
      const fields = typeof given === 'object' ? (given as FieldMap) : {};
      return [kind, given !== false && slide(kind, fields, ['deck', 'auto', kind])];
    }),
  ) as Outline['deck']['auto'];
  const people = Object.entries((value.people ?? {}) as FieldMap).map(([key, person]) => {
    const { picture, ...rest } = person as FieldMap;
    const own = { key, ...rest, place: keyAt(['people', key]) };
    if (picture === undefined) return own as unknown as OutlinePerson;
    const { src, ...focus } = picture as FieldMap;
    const place = at(['people', key, 'picture', 'src']);
    const request = { ...focus, src: pictureFrom(String(src), place, source), place };
    return { ...own, picture: request } as unknown as OutlinePerson;
  });
  const sources = Object.entries((value.sources ?? {}) as FieldMap).map(([key, one]) => {
    return {
      authors: [],
      ...(one as FieldMap),
      key,
      at: {
        date: { place: at(['sources', key, 'date']) },
        url: { place: at(['sources', key, 'url']) },
      },
      place: keyAt(['sources', key]),
    } as unknown as OutlineSource;
  });
  const sections = (value.sections as FieldMap[]).map((section, index): OutlineSection => {
    const path = ['sections', index] as const;
    const { title, subtitle, minutes, notes, slides } = section;
    const opener = Object.entries({ title, subtitle, notes }).filter(
      ([, one]) => one !== undefined,
    );
    return {
      title: title as Text,
      ...(minutes === undefined ? {} : { minutes: minutes as number }),
      minutesPlace: keyAt([...path, 'minutes']),
      sources: keysOf(section.sources),
      opening:
        (section.opening ?? givenAuto.sections !== 'kicker') === true &&
        slide('section', Object.fromEntries(opener) as FieldMap, path),
      slides: (slides as FieldMap[]).map((one, i) =>
        slide(String(one.kind), one, [...path, 'slides', i]),
      ),
      place: at(path),
    };
  });
  const {
    sources: deckSources,
    auto: _,
    fit: __,
    lang: ___,
    theme = 'fireside',
    transition = 'none',
    pptx,
    ...named
  } = deck;
  return {
    deck: {
      ...named,
      lang: languages.chosen,
      transition,
      datePlace: at(['deck', 'date']),
      theme: { name: theme, place: at(['deck', 'theme']) },
      sources: keysOf(deckSources),
      ...(pptx === undefined ? {} : { pptx: pptxRequest(pptx as FieldMap, at, keyAt) }),
      auto,
    } as unknown as Outline['deck'],
    people,
    sources,
    sections,
    pictures,
    languages,
  };
}

function keysOf(field: unknown): string[] {
  return ((field ?? []) as { key: string }[]).map(({ key }) => key);
}

/**
 * The slide's notes, and behind them those of its raw Markdown. YAML's block ends with a line end that
 * nobody wrote as part of the note.
 */
function noteText(notes: unknown, fields: FieldMap): string {
  const own = typeof notes === 'string' ? notes.replace(/\s+$/, '') : '';
  const raw = Object.values(fields).flatMap((field) => (isRaw(field) ? field.notes : []));
  return [own, ...raw].filter((text) => text !== '').join('\n\n');
}

function isRaw(field: Field): field is Raw {
  return typeof field === 'object' && '$role' in field && field.$role === 'markdown';
}

/** `deck.pptx`, the PowerPoint file to build on. */
function pptxRequest(
  { template, layouts }: FieldMap,
  at: (path: Path) => Place,
  keyAt: (path: Path) => Place,
): PptxRequest {
  const path = ['deck', 'pptx', 'template'] as const;
  return {
    ...(template === undefined ? {} : { template: { path: String(template), place: at(path) } }),
    layouts: Object.entries((layouts ?? {}) as FieldMap).map(([kind, name]) => {
      const own = ['deck', 'pptx', 'layouts', kind] as const;
      return { kind, name: String(name), place: at(own), keyPlace: keyAt(own) };
    }),
  };
}
