/** The outline room: source text to a checked outline, or to all its problems at once. */
import { dirname } from 'node:path';
import { nearest } from '../nearest.js';
import { hasErrors, type Place, type Problem, problemKey } from '../problem.js';
import type { Source, TemplateFiles } from '../read/index.js';
import { placeAt } from './diagnostics/place-at.js';
import type { KnownNames } from './diagnostics/unknown-name.js';
import { yamlPitfalls } from './diagnostics/yaml-pitfalls.js';
import type { FieldMap, Outline } from './outline.js';
import { brandOf } from './schema/brand.js';
import { excessIn } from './schema/excess.js';
import { createIsField } from './schema/field-names.js';
import { type OutlineSchema, outlineSchemaOf } from './schema/schema.js';
import { slidesIn, validate } from './schema/validate.js';
import { correctIndentation } from './source/correct-indentation.js';
import type { ReadYaml } from './source/incremental-reader.js';
import { type JoinedOutline, joinFiles } from './source/join-files.js';
import { parseYamlAsIndented } from './source/parse-yaml.js';
import { assemble } from './values/assemble.js';
import { createMarker, type Names, placeOf } from './values/fields.js';
import type { Path } from './values/path.js';
import {
  createPicker,
  type Languages,
  ownLanguage,
  unknownLanguage,
} from './values/pick-language.js';
import type { Values } from './values/vars.js';
import { placeOfNode, type WalkResult, walk } from './values/walk.js';
import { withValues } from './values/with-values.js';

export interface ParsedOutline {
  /** There unless a problem is an error. */
  readonly outline: Outline | undefined;
  readonly problems: readonly Problem[];
  /** The languages that its texts are in; undefined where it is not even YAML. */
  readonly languages?: Languages;
}

export interface ParseOptions {
  /** Of texts that are given by language, which are read; the deck's own where nothing is said. */
  readonly lang?: string | undefined;
  /** Values of the outline's vars, where they are to be others than it says. */
  readonly set?: Values | undefined;
  /** Called with each file that the outline includes, before it is read or looked for. */
  readonly onRead?: ((path: string) => void) | undefined;
  /** Reads YAML for a caller that parses the same outline again and again. @internal */
  readonly readYaml?: ReadYaml | undefined;
}

/**
 * Parses and checks an outline with the files that it includes; never throws for what they hold.
 * @throws BuildError if a template's schema cannot be used.
 */
export function parseOutline(
  source: Source,
  templates: TemplateFiles,
  options: ParseOptions = {},
): ParsedOutline {
  if (isMarkdown(source)) return { outline: undefined, problems: [noOutline(source)] };
  const schemas = outlineSchemaOf(templates);
  const parsed = parseAsIndented(source, schemas, options);
  if (!hasErrors(parsed.problems)) return parsed;
  const { lang, set } = options;
  const { problems } = correctIndentation(source, parsed, (text, tried) =>
    parseAsIndented({ ...source, text }, schemas, { lang, set }, tried),
  );
  return { ...parsed, problems };
}

interface OutlineAsIndented extends ParsedOutline {
  /** True where YAML could not be read to its end. */
  readonly isBroken: boolean;
}

function parseAsIndented(
  source: Source,
  schemas: OutlineSchema,
  { lang, set = {}, onRead, readYaml }: ParseOptions,
  tried?: number,
): OutlineAsIndented {
  const isField = createIsField(schemas);
  const parsed = parseYamlAsIndented(source, isField, readYaml, tried);
  const { isBroken } = parsed;
  if (parsed.document.contents === null) {
    const problems = parsed.problems.length > 0 ? parsed.problems : [nothing(source)];
    return { outline: undefined, problems, isBroken };
  }

  const joined = joinFiles(source, parsed, onRead, isField);
  const own = ownLanguage(joined.contents);
  const picker = createPicker(own, lang, (node) => placeOfNode(node, joined));
  const read = walk(joined, schemas, picker);
  const excess = excessIn(read, joined.sources);
  if (excess) return { outline: undefined, problems: [excess], isBroken };
  const languages = picker.languages(read.value);
  const { walked, vars, problems: found } = withValues(read, joined, set);
  const unknown = lang === undefined ? undefined : unknownLanguage(lang, languages);
  // Of a language that the outline has not, each text is missing, which nobody wants to read.
  const ofTexts = unknown
    ? [unknown, ...picker.problems.filter(({ severity }) => severity === 'error')]
    : picker.problems;
  const problems = [
    ...found,
    ...ofTexts,
    ...validate(walked, schemas),
    ...yamlPitfalls(joined, read),
  ];
  const marker = createMarker(walked, namesIn(walked.value, problems, walked), joined);
  // References are looked at even where something else is wrong, so that all comes at once.
  const value = marker.mark(walked.value, []) as FieldMap;
  problems.push(...marker.problems);

  const all = (): Problem[] =>
    inOrder([...joined.problems, ...withoutEchoes(problems, joined)], joined.sources);
  if (hasErrors(all())) return { outline: undefined, problems: all(), languages, isBroken };
  const outline = assemble(value, marker, walked, schemas, source, languages);
  if (value.brand === undefined) {
    return { outline: { ...outline, vars }, problems: all(), languages, isBroken };
  }
  const at = (path: Path): Place =>
    walked.spot(['brand', ...path])?.place ?? placeOf(walked, ['brand']);
  const brand = brandOf(value.brand as FieldMap, at, dirname(source.path), problems);
  return hasErrors(problems)
    ? { outline: undefined, problems: all(), languages, isBroken }
    : { outline: { ...outline, vars, brand }, problems: all(), languages, isBroken };
}

/** What may be there in a file that could not be read. */
const LOST: ReadonlySet<string> = new Set(
  ['missing', 'wrong-size', 'unknown-person', 'unknown-source', 'unknown-slide'].map(
    (name) => `outline/${name}`,
  ),
);

const TAB = 'yaml/tab_as_indent';

/** True for a file that begins as Markdown does and has no key at the top, or Marp's own. */
function isMarkdown({ path, text }: Source): boolean {
  if (/^marp:/m.test(text)) return true;
  const hasKey = /^[\p{L}_-]+[ \t]*[:：]/mu.test(text);
  return !hasKey && (/\.(?:md|markdown)$/i.test(path) || /^\s*#{1,6} .*\n\s*\n/.test(text));
}

function noOutline(source: Source): Problem {
  return {
    severity: 'error',
    code: 'outline/markdown',
    message: 'This is Markdown, and an outline is YAML',
    hint: 'Let `fireside init` write an outline, and put what stands here into its slides.',
    place: placeAt(source, 0),
  };
}

function nothing(source: Source): Problem {
  return {
    severity: 'error',
    code: 'outline/nothing',
    message: 'The file has comments at most, and no outline',
    hint: 'Let `fireside init` write one to begin with.',
    place: placeAt(source, 0),
  };
}

/** On a line that could not be read the validator's word would only confuse. */
function withoutEchoes(problems: readonly Problem[], joined: JoinedOutline): Problem[] {
  const { problems: yaml, isBroken, isIncomplete } = joined;
  const lineOf = (place: Place | undefined): string => `${place?.file}:${place?.line}`;
  const unread = new Set(yaml.map(({ place }) => lineOf(place)));
  // A line that was taken out for its tab leaves the key above it empty.
  const emptied = new Set(
    yaml.flatMap(({ code, place }) =>
      code === TAB && place ? [lineOf({ ...place, line: place.line - 1 })] : [],
    ),
  );
  // Behind a slip that could not be mended lines may be read as parts of others.
  const broken = isBroken ? yaml.at(-1)?.place : undefined;
  return problems.filter(({ code, place }) => {
    if ((isIncomplete || isBroken) && LOST.has(code)) return false;
    if (broken && place?.file === broken.file && place.line > broken.line) return false;
    if (code === 'outline/empty' && emptied.has(lineOf(place))) return false;
    return !unread.has(lineOf(place));
  });
}

/** The outline's problems first, then those of each file; a file included twice has them once. */
function inOrder(problems: readonly Problem[], sources: readonly Source[]): Problem[] {
  const order = new Map(sources.map(({ path }, index) => [path, index]));
  const at = ({ place }: Problem): number =>
    (order.get(place?.file ?? '') ?? 0) * 1e12 + (place?.line ?? 0) * 10_000 + (place?.column ?? 0);
  const once = new Map(problems.map((one) => [problemKey(one), one]));
  return [...once.values()].toSorted((a, b) => at(a) - at(b));
}

function namesIn(value: unknown, problems: Problem[], walked: WalkResult): Names {
  const top = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const slides = new Map<string, readonly string[]>();
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
    slides.set(slide.id, []);
  }
  const keys = (name: 'people' | 'sources'): KnownNames | undefined => {
    const { [name]: part = {} } = top;
    const isMisspelt = Object.keys(top).some((key) => key !== name && nearest(key, TOP) === name);
    if (typeof part !== 'object' || Array.isArray(part) || isMisspelt) return undefined;
    const given = Object.entries(part as object);
    if (given.some(([key]) => walked.isReported([name, key]))) return undefined;
    return new Map(given.map(([key, one]) => [key, calledIn(one)]));
  };
  return { person: keys('people'), source: keys('sources'), slide: slides };
}

/** What a person or a source is called in the outline's texts. */
function calledIn(one: unknown): string[] {
  const { name, short, title, publisher } = (one ?? {}) as Record<string, unknown>;
  return [name, short, title, publisher].filter((text) => typeof text === 'string');
}

const TOP = ['include', 'deck', 'brand', 'people', 'sources', 'vars', 'sections'];
