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

/** What the parts of an outline are made with. */
interface Context {
  readonly walked: WalkResult;
  readonly schemas: OutlineSchema;
  readonly source: Source;
  readonly deck: FieldMap;
  /** Of the automatic slides. */
  readonly auto: FieldMap;
  /** The place of a value, and that of its key. */
  readonly at: (path: Path) => Place;
  readonly keyAt: (path: Path) => Place;
}

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
  const pictures = [...marker.pictures];
  const deck = value.deck as FieldMap;
  const auto = (deck.auto ?? {}) as FieldMap;
  const context: Context = { walked, schemas, source, deck, auto, at, keyAt };
  return {
    deck: deckFrom(context, languages),
    people: entriesOf(value.people).map(([key, one]) => personFrom(key, one, context)),
    sources: entriesOf(value.sources).map(([key, one]) => sourceFrom(key, one, context)),
    sections: (value.sections as FieldMap[]).map((one, i) => sectionFrom(one, i, context)),
    pictures,
    videos: marker.videos,
    languages,
  };
}

function deckFrom(context: Context, languages: Languages): Outline['deck'] {
  const { deck, auto: given, at } = context;
  const { sources, auto: _, fit: __, lang: ___, theme = 'fireside', pptx, ...named } = deck;
  const auto = AUTO_KINDS.map((kind): [AutoKind, OutlineSlide | false] => {
    const one = given[kind] ?? true;
    const fields = typeof one === 'object' ? (one as FieldMap) : {};
    return [kind, one !== false && slideFrom(kind, fields, ['deck', 'auto', kind], context)];
  });
  return {
    transition: 'none',
    quotes: 'check',
    ...named,
    lang: languages.chosen,
    datePlace: at(['deck', 'date']),
    theme: { name: theme, place: at(['deck', 'theme']) },
    sources: keysOf(sources),
    ...(pptx === undefined ? {} : { pptx: pptxRequest(pptx as FieldMap, context) }),
    auto: Object.fromEntries(auto),
  } as unknown as Outline['deck'];
}

function personFrom(key: string, person: FieldMap, { source, at, keyAt }: Context): OutlinePerson {
  const { picture, ...rest } = person;
  const own = { key, ...rest, place: keyAt(['people', key]) };
  if (picture === undefined) return own as unknown as OutlinePerson;
  const { src, ...focus } = picture as FieldMap;
  const place = at(['people', key, 'picture', 'src']);
  const request = { ...focus, src: pictureFrom(String(src), place, source), place };
  return { ...own, picture: request } as unknown as OutlinePerson;
}

function sourceFrom(key: string, source: FieldMap, { at, keyAt }: Context): OutlineSource {
  return {
    authors: [],
    ...source,
    key,
    transcripts: filesIn(source.transcript, ['sources', key, 'transcript'], at),
    at: {
      date: { place: at(['sources', key, 'date']) },
      url: { place: at(['sources', key, 'url']) },
    },
    place: keyAt(['sources', key]),
  } as unknown as OutlineSource;
}

/** One file, a list of them, or one for each language. */
function filesIn(
  field: Field | undefined,
  path: Path,
  at: Context['at'],
): OutlineSource['transcripts'] {
  return Object.entries((field ?? {}) as FieldMap).map(([key, file]) => {
    const step = Array.isArray(field) ? Number(key) : key;
    return { path: String(file), place: at([...path, step]) };
  });
}

function sectionFrom(section: FieldMap, index: number, context: Context): OutlineSection {
  const { auto, at, keyAt } = context;
  const path = ['sections', index] as const;
  const { title, subtitle, minutes, notes, slides } = section;
  const opener = Object.entries({ title, subtitle, notes }).filter(([, one]) => one !== undefined);
  return {
    title: title as Text,
    ...(minutes === undefined ? {} : { minutes: minutes as number }),
    minutesPlace: keyAt([...path, 'minutes']),
    sources: keysOf(section.sources),
    opening:
      (section.opening ?? auto.sections !== 'kicker') === true &&
      slideFrom('section', Object.fromEntries(opener) as FieldMap, path, context),
    slides: (slides as FieldMap[]).map((one, i) =>
      slideFrom(String(one.kind), one, [...path, 'slides', i], context),
    ),
    place: at(path),
  };
}

function slideFrom(name: string, given: FieldMap, path: Path, context: Context): OutlineSlide {
  const { walked, schemas, deck } = context;
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
  const kind = schemas.kind(name);
  const titleFrom = kind?.titleFrom ?? 'title';
  const own = walked.spot(path);
  return {
    kind: name,
    frame: kind?.frame ?? 'full',
    title: fields[titleFrom] as Text | undefined,
    cites: kind?.cites ?? false,
    required: kind?.schema.required ?? [],
    titleFrom,
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
    place:
      walked.spot([...path, 'kind'])?.keyPlace ??
      own?.keyPlace ??
      own?.place ??
      autoPlace(path, context),
  };
}

/** An automatic slide has the place of the title, or of the deck. */
function autoPlace(path: Path, { at, keyAt }: Context): Place {
  return path.at(-1) === 'cover' ? at(['deck', 'title']) : keyAt(['deck', 'auto']);
}

function entriesOf(field: Field | undefined): [key: string, FieldMap][] {
  return Object.entries((field ?? {}) as Record<string, FieldMap>);
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
function pptxRequest({ template, layouts }: FieldMap, { at, keyAt }: Context): PptxRequest {
  const path = ['deck', 'pptx', 'template'] as const;
  return {
    ...(template === undefined ? {} : { template: { path: String(template), place: at(path) } }),
    layouts: entriesOf(layouts).map(([kind, name]) => {
      const own = ['deck', 'pptx', 'layouts', kind] as const;
      return { kind, name: String(name), place: at(own), keyPlace: keyAt(own) };
    }),
  };
}
