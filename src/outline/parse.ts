/** From an outline's text to a checked `Outline`, or to all its problems at once. */
import { dirname } from 'node:path';
import { hasErrors, type Place, type Problem } from '../problem.js';
import type { Source, TemplateFiles } from '../read/index.js';
import type { BrandRequest } from './brand.js';
import { outlineError } from './diagnostics/outline-error.js';
import { placeAt } from './diagnostics/place-at.js';
import { yamlPitfalls } from './diagnostics/yaml-pitfalls.js';
import type { FieldMap } from './field.js';
import type { Languages, Outline } from './outline.js';
import { reported } from './reported.js';
import { createIsField, type OutlineSchema } from './schema/json-schema.js';
import { outlineSchemaOf } from './schema/outline-schema.js';
import { excessIn, validate } from './schema/validate.js';
import { correctIndentation } from './source/correct-indentation.js';
import { fillData } from './source/fill-data.js';
import type { ReadYaml } from './source/incremental-reader.js';
import { joinFiles } from './source/join-files.js';
import { parseYamlAsIndented } from './source/parse-yaml.js';
import { brandOf } from './values/assemble-brand.js';
import { assemble } from './values/assemble-outline.js';
import type { Values } from './values/declared-vars.js';
import { knownNames } from './values/known-names.js';
import { createMarker, placeOf } from './values/marker.js';
import type { Path } from './values/path.js';
import { createPicker, ownLanguage, unknownLanguage } from './values/pick-language.js';
import { type WalkResult, walk } from './values/walk.js';

export interface ParsedOutline {
  /** There unless a problem is an error. */
  readonly outline: Outline | undefined;
  readonly problems: readonly Problem[];
  /** The languages that its texts are in; undefined where it is not even YAML. */
  readonly languages?: Languages;
}

export interface ParseOptions {
  /** The language to read where texts are given in several; the deck's own by default. */
  readonly lang?: string | undefined;
  /** Values of the outline's vars; they override its own. */
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
  const { problems } = correctIndentation(source, parsed, (text, maxTried) =>
    parseAsIndented({ ...source, text }, schemas, { lang, set }, maxTried),
  );
  return { ...parsed, problems };
}

interface OutlineAsIndented extends ParsedOutline {
  /** True where YAML could not be read to its end. */
  readonly isBroken: boolean;
}

/**
 * Each pass needs the whole result of the one before: files are joined before anything is read,
 * since a section may be in another one; the walk picks languages and fills in vars, since it knows
 * the schema; the checks see its values; references are resolved once all names are known. Problems of
 * all passes are reported together.
 */
function parseAsIndented(
  source: Source,
  schemas: OutlineSchema,
  { lang, set = {}, onRead, readYaml }: ParseOptions,
  maxTried?: number,
): OutlineAsIndented {
  const isField = createIsField(schemas);
  const yaml = parseYamlAsIndented(source, isField, readYaml, maxTried);
  const { isBroken } = yaml;
  if (yaml.document.contents === null) {
    const problems = yaml.problems.length > 0 ? yaml.problems : [nothing(source)];
    return { outline: undefined, problems, isBroken };
  }
  const joined = fillData(joinFiles(source, yaml, onRead, isField), schemas, onRead);
  const own = ownLanguage(joined.contents);
  const picker = createPicker(own, lang, joined);
  const walked = walk(joined, schemas, picker, set);
  const excess = excessIn(walked, joined.sources);
  if (excess) return { outline: undefined, problems: [excess], isBroken };
  const languages = picker.languages(walked.value);
  const names = knownNames(walked);
  const marker = createMarker(walked, names, joined);
  const value = marker.mark(walked.value, []) as FieldMap;

  const problems = [
    ...walked.problems,
    ...languageProblems(lang, languages, picker.problems),
    ...validate(walked, schemas),
    ...yamlPitfalls(joined, walked),
    ...names.problems,
    ...marker.problems,
  ];
  const failed = reported(problems, joined);
  if (hasErrors(failed)) return { outline: undefined, problems: failed, languages, isBroken };
  const outline = assemble(value, marker, walked, schemas, source, languages);
  const brand = brandIn(value, walked, source, problems);
  const all = reported(problems, joined);
  if (hasErrors(all)) return { outline: undefined, problems: all, languages, isBroken };
  return {
    outline: { ...outline, vars: walked.vars, ...(brand && { brand }) },
    problems: all,
    languages,
    isBroken,
  };
}

/** In a language that the outline does not have each text is missing: one error says so. */
function languageProblems(
  lang: string | undefined,
  languages: Languages,
  problems: readonly Problem[],
): readonly Problem[] {
  const unknown = lang === undefined ? undefined : unknownLanguage(lang, languages);
  if (unknown === undefined) return problems;
  return [unknown, ...problems.filter(({ severity }) => severity === 'error')];
}

function brandIn(
  { brand }: FieldMap,
  walked: WalkResult,
  source: Source,
  problems: Problem[],
): BrandRequest | undefined {
  if (brand === undefined) return undefined;
  const at = (path: Path): Place =>
    walked.spot(['brand', ...path])?.place ?? placeOf(walked, ['brand']);
  return brandOf(brand as FieldMap, at, dirname(source.path), problems);
}

/** True for a file that begins as Markdown does and has no key at the top, or Marp's own. */
function isMarkdown({ path, text }: Source): boolean {
  if (/^marp:/m.test(text)) return true;
  const hasKey = /^[\p{L}_-]+[ \t]*[:：]/mu.test(text);
  return !hasKey && (/\.(?:md|markdown)$/i.test(path) || /^\s*#{1,6} .*\n\s*\n/.test(text));
}

function noOutline(source: Source): Problem {
  const hint = 'Let `fireside init` write an outline, and move this text into its slides.';
  return outlineError(
    'markdown',
    'This is Markdown, and an outline is YAML',
    hint,
    placeAt(source, 0),
  );
}

function nothing(source: Source): Problem {
  const message = 'The file has comments at most, and no outline';
  const hint = 'Let `fireside init` write one to begin with.';
  return outlineError('nothing', message, hint, placeAt(source, 0));
}
