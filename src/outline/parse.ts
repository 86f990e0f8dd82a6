/** The outline room: source text to a checked outline, or to all its problems at once. */
import { hasErrors, type Place, type Problem } from '../problem.js';
import type { Source } from '../read/source.js';
import type { TemplateFiles } from '../read/templates.js';
import { parseYaml } from './document.js';
import { createMarker, type Marker, type Names, placeOf } from './fields.js';
import { tooDeep } from './guard.js';
import type {
  AutoKind,
  FieldMap,
  FitMode,
  Outline,
  OutlinePerson,
  OutlineSection,
  OutlineSlide,
  OutlineSource,
  Text,
} from './outline.js';
import type { Path } from './path.js';
import { placeAt } from './place.js';
import { pptxRequest } from './pptx.js';
import { type OutlineSchema, outlineSchemaOf } from './schema.js';
import { slidesIn, validate } from './validate.js';
import { type Walked, walk } from './walk.js';

export interface ParsedOutline {
  /** There unless a problem is an error. */
  readonly outline: Outline | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Parses and checks an outline; never throws for what the outline holds.
 * @throws BuildError if a template's schema cannot be used.
 */
export function parseOutline(source: Source, templates: TemplateFiles): ParsedOutline {
  const deep = tooDeep(source);
  if (deep) return { outline: undefined, problems: [deep] };
  const { document, problems: yamlProblems, isBroken } = parseYaml(source);
  if (document.contents === null) {
    const problems = yamlProblems.length > 0 ? yamlProblems : [nothing(source)];
    return { outline: undefined, problems };
  }

  const schemas = outlineSchemaOf(templates);
  const walked = walk(source, document, schemas);
  const problems = [...walked.problems, ...validate(walked, schemas)];
  const marker = createMarker(walked, namesIn(walked.value, problems, walked), source);
  // References are looked at even where something else is wrong, so that all comes at once.
  const value = marker.mark(walked.value, []) as FieldMap;
  problems.push(...marker.problems);

  const all = inOrder([...yamlProblems, ...withoutEchoes(problems, yamlProblems, isBroken)]);
  if (hasErrors(all)) return { outline: undefined, problems: all };
  return { outline: assemble(value, marker, walked, schemas, source), problems: all };
}

const AUTO_KINDS: readonly AutoKind[] = ['cover', 'agenda', 'sources', 'closing'];

const TAB = 'yaml/tab_as_indent';

function nothing(source: Source): Problem {
  return {
    severity: 'error',
    code: 'outline/nothing',
    message: 'The file has comments at most, and no outline',
    hint: 'Start from the outline.yaml that comes with Fireside.',
    place: placeAt(source, 0),
  };
}

/** On a line that YAML could not read the validator's word would only confuse. */
function withoutEchoes(
  problems: readonly Problem[],
  yaml: readonly Problem[],
  isBroken: boolean,
): Problem[] {
  const unread = new Set(yaml.map((problem) => problem.place?.line));
  // A line that was taken out for its tab leaves the key above it empty.
  const emptied = new Set(
    yaml.flatMap(({ code, place }) => (code === TAB && place ? [place.line - 1] : [])),
  );
  return problems.filter(({ code, place }) => {
    if (code === 'outline/missing') return !isBroken;
    if (code === 'outline/empty' && emptied.has(place?.line ?? 0)) return false;
    return !unread.has(place?.line);
  });
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const at = (problem: Problem): number =>
    (problem.place?.line ?? 0) * 10_000 + (problem.place?.column ?? 0);
  return problems.toSorted((a, b) => at(a) - at(b));
}

function namesIn(value: unknown, problems: Problem[], walked: Walked): Names {
  const keys = (part: unknown): Set<string> =>
    new Set(typeof part === 'object' && part !== null ? Object.keys(part) : []);
  const top = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const slides = new Set<string>();
  for (const [path, slide] of slidesIn(value)) {
    if (typeof slide.id !== 'string') continue;
    if (slides.has(slide.id)) {
      problems.push({
        severity: 'error',
        code: 'outline/id-twice',
        message: `Two slides have \`id: ${slide.id}\``,
        hint: 'Give one of them another id.',
        place: placeOf(walked, [...path, 'id']),
      });
    }
    slides.add(slide.id);
  }
  return { person: keys(top.people), source: keys(top.sources), slide: slides };
}

/** The parts of a checked value, by name. Their types hold because the schemas have checked them. */
function assemble(
  value: FieldMap,
  marker: Marker,
  walked: Walked,
  schemas: OutlineSchema,
  source: Source,
): Outline {
  const at = (path: Path): Place => walked.spot(path)?.place ?? placeAt(source, 0);
  const keyAt = (path: Path): Place => walked.spot(path)?.keyPlace ?? at(path.slice(0, -1));
  const pictures = [...marker.pictures];

  const deck = value.deck as FieldMap;
  const slide = (kindName: string, given: FieldMap, path: Path): OutlineSlide => {
    const { kind: _, id, lang, notes, sources, fit, math, steps, hidden, ...fields } = given;
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
      notes: noteText(notes),
      sources: keysOf(sources),
      math: math === true,
      steps: steps === true,
      hidden: hidden === true,
      fields,
      place: walked.spot([...path, 'kind'])?.keyPlace ?? walked.spot(path)?.keyPlace ?? at(path),
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
    const request = { src: String(picture), place: at(['people', key, 'picture']) };
    if (picture !== undefined) pictures.push(request);
    return {
      key,
      ...rest,
      ...(picture === undefined ? {} : { picture: request }),
      place: keyAt(['people', key]),
    } as unknown as OutlinePerson;
  });
  const sources = Object.entries((value.sources ?? {}) as FieldMap).map(([key, one]) => {
    return {
      authors: [],
      ...(one as FieldMap),
      key,
      place: keyAt(['sources', key]),
    } as unknown as OutlineSource;
  });
  const sections = (value.sections as FieldMap[]).map((section, index): OutlineSection => {
    const path = ['sections', index] as const;
    const { title, subtitle, minutes, notes, slides } = section;
    const opener = { title, subtitle, notes } as FieldMap;
    return {
      title: title as Text,
      ...(minutes === undefined ? {} : { minutes: minutes as number }),
      minutesPlace: keyAt([...path, 'minutes']),
      sources: keysOf(section.sources),
      opening: section.opening !== false && slide('section', defined(opener), path),
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
    lang = 'zh-Hant',
    theme = 'fireside',
    transition = 'none',
    pptx,
    ...named
  } = deck;
  return {
    deck: {
      ...named,
      lang,
      transition,
      theme: { name: theme, place: at(['deck', 'theme']) },
      sources: keysOf(deckSources),
      ...(pptx === undefined ? {} : { pptx: pptxRequest(pptx as FieldMap, { at, keyAt }) }),
      auto,
    } as unknown as Outline['deck'],
    people,
    sources,
    sections,
    pictures,
  };
}

function defined(map: FieldMap): FieldMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

function keysOf(field: unknown): string[] {
  return ((field ?? []) as { key: string }[]).map(({ key }) => key);
}

/** YAML's block ends with a line end that nobody wrote as part of the note. */
function noteText(notes: unknown): string {
  return typeof notes === 'string' ? notes.replace(/\s+$/, '') : '';
}
