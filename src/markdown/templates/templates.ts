/** Compiles and runs templates, with our helpers, in a Handlebars instance of our own. */

import Handlebars from 'handlebars';
import type { Words } from '../../deck/index.js';
import { widthInEms } from '../../deck/index.js';
import { IDEOGRAPHS } from '../../ideographs.js';
import { LIMITS } from '../../limits.js';
import { BuildError, type Place } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { isUserFile, type TemplateFiles } from '../../read/index.js';
import { withDeadline } from '../../with-deadline.js';
import { alignedTable } from './number-columns.js';
import { pictureGroups } from './picture-groups.js';
import { precompiled } from './precompiled.js';
import { templateFault } from './template-fault.js';
import { type TimelineEvent, timelineLayout } from './timeline.js';

export type TemplateContext = Readonly<Record<string, unknown>>;

/** @param place of the slide in the outline */
export type RunTemplate = (template: Source, context: TemplateContext, place?: Place) => string;

/**
 * - `(eq a b)`: whether two values print the same
 * - `(numeric text)`: whether a text is a number, perhaps with a sign or a unit
 * - `(aligned head rows)`: the cells of a table, each with `text`, `inNumbers` in a column of numbers,
 *   `isNumber`, and `pad`, what it lacks behind the decimal point
 * - `(timeline events)`: `isUpright`, `isScaled` and the events, each with `share` and `isBroken`
 * - `(halves points from)`: a list in two columns, each with `points` and `from`, the number of its first
 * - `(paraphrased turns)`: whether there are several, and none is verbatim
 * - `(provenance verbatim proof)`: the word for a paraphrase or a translated quotation; none for words
 *   that are shown as they were spoken
 * - `(prose text)`: whether a text is too long to be set in large type: over 60 words or 120 ideographs
 * - `(long text ems)`: whether a text is wider than so many ideographs
 * - `(widest list field)`: the width of a list's widest text in ideographs, rounded up to a half; a text
 *   counts its width once for each of its lines
 * - `(voices points)`: a list in runs of one speaker: `by`, `points`, `isList` where some have finer ones
 * - `(pictureGroups pictures)`: `along` (`rows` or `columns`) and `groups`, each with `pictures` and `look`
 * - `{{stop text isLast}}`: the punctuation after one of several points that are set as sentences
 * - `{{duration minutes}}`, `{{page number}}`, `{{list names}}`, `{{others count}}`: in the slide's language
 */
function helpers(words: Words): Record<string, Handlebars.HelperDelegate> {
  return {
    eq: (a: unknown, b: unknown) => String(a) === String(b),
    numeric: (text: unknown) => /^[+\-−–]?[\d.,\s]+\s?(%|％|\p{L}{0,2})$/u.test(characters(text)),
    aligned: (head: unknown, rows: unknown) =>
      alignedTable(listOf(head), listOf(rows).map(listOf), characters, words.decimal),
    timeline: (events: unknown) =>
      timelineLayout(listOf(events) as readonly TimelineEvent[], characters, words.lang),
    halves: (points: unknown, from: unknown) => halves(listOf(points), Number(from)),
    paraphrased: (turns: unknown) =>
      listOf(turns).length > 1 &&
      listOf(turns).every((turn) => (turn as SpokenPoint).verbatim !== true),
    provenance: (verbatim: unknown, proof: unknown) => {
      if (verbatim !== true) return words.paraphrase;
      return (proof as { translated?: unknown } | undefined)?.translated === true
        ? words.translated
        : undefined;
    },
    prose: (text: unknown) => isProse(characters(text)),
    long: (text: unknown, ems: unknown) => widthInEms(characters(text)) > Number(ems),
    widest: (list: unknown, field: unknown) =>
      widest(Array.isArray(list) ? list : [], String(field)),
    pictureGroups: (pictures: unknown) => pictureGroups(Array.isArray(pictures) ? pictures : []),
    voices: (points: unknown) => voices(Array.isArray(points) ? points : []),
    stop: (text: unknown, isLast: unknown) =>
      ENDED.test(characters(text)) ? words.space : isLast === true ? words.period : words.clause,
    duration: (minutes: unknown) => words.minutes(Number(minutes)),
    page: (number: unknown) => words.page(Number(number)),
    others: (count: unknown) => words.more(Number(count)),
    list: (names: unknown) => words.list(Array.isArray(names) ? names.map(String) : []),
  };
}

function halves(
  points: readonly unknown[],
  from: number,
): { points: readonly unknown[]; from: number }[] {
  const middle = Math.ceil(points.length / 2);
  return [
    { points: points.slice(0, middle), from },
    { points: points.slice(middle), from: from + middle },
  ].filter((half) => half.points.length > 0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A point or comma is so much narrower than other characters, in ideographs. */
const NARROWER = 0.25;

function widest(list: readonly Readonly<Record<string, unknown>>[], field: string): number {
  const widths = list.map((one) => {
    const text = String(one[field] ?? '');
    const shown = characters(text);
    const points = shown.match(/[.,]/g)?.length ?? 0;
    return (widthInEms(shown) - NARROWER * points) * text.split('<br>').length;
  });
  return Math.ceil(2 * Math.max(0, ...widths)) / 2;
}

/** A text that ends with punctuation, perhaps inside closing brackets. */
const ENDED = /[。．.！!？?；;…：:—]\p{Pe}*\p{Pf}*$/u;

/** Words and ideographs from which on a text is prose. */
const PROSE = { words: 60, ideographs: 120 };

const IDEOGRAPH = new RegExp(`[${IDEOGRAPHS}]`, 'gu');

function isProse(text: string): boolean {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  const words = text.match(/[\p{sc=Latin}\p{sc=Hangul}\p{sc=Hebrew}\p{sc=Arabic}\p{M}\d’'-]+/gu);
  return (words?.length ?? 0) / PROSE.words + ideographs / PROSE.ideographs > 1;
}

interface SpokenPoint {
  readonly verbatim?: unknown;
  readonly by?: { readonly key?: unknown };
  readonly points?: unknown;
}

function voices(points: readonly SpokenPoint[]): unknown[] {
  const runs: { by: SpokenPoint['by']; points: SpokenPoint[]; isList: boolean }[] = [];
  for (const point of points) {
    const last = runs.at(-1);
    const run = last && last.by?.key === point.by?.key ? last : undefined;
    const isList = point.points !== undefined;
    if (run) run.isList ||= isList;
    if (run) run.points.push(point);
    else runs.push({ by: point.by, points: [point], isList });
  }
  return runs;
}

/** A text without tags and entities. */
function characters(text: unknown): string {
  const bare = String(text).replace(/<[^>]*>/g, '');
  return bare.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(+code));
}

/**
 * Contexts are escaped (`contextOf`), so Handlebars must not escape again: entities would show.
 * @returns a function that throws BuildError, with template, slide and line, if a template fails
 */
export function createTemplates(templates: TemplateFiles, words: Words): RunTemplate {
  const known = runs.get(templates.partials) ?? new Map<Words, RunTemplate>();
  runs.set(templates.partials, known);
  const run = known.get(words) ?? compileIn(templates, words);
  known.set(words, run);
  return run;
}

/** By templates, which a preview reads once. */
const runs = new WeakMap<TemplateFiles['partials'], Map<Words, RunTemplate>>();

function compileIn(templates: TemplateFiles, words: Words): RunTemplate {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers(words)))
    handlebars.registerHelper(name, helper);
  const ready = ({ text }: Source): Handlebars.TemplateDelegate | undefined => {
    const code = precompiled(text);
    return code && handlebars.template(code);
  };
  for (const [name, partial] of templates.partials)
    handlebars.registerPartial(name, ready(partial) ?? partial.text);
  const compiled = new Map<Source, Handlebars.TemplateDelegate>();
  const draw = (source: Source, context: TemplateContext): string => {
    const template =
      compiled.get(source) ?? ready(source) ?? handlebars.compile(source.text, { noEscape: true });
    compiled.set(source, template);
    return template(context);
  };
  const hasOwnPartials = [...templates.partials.values()].some(isUserFile);
  return (source, context, place) => {
    try {
      if (!hasOwnPartials && !isUserFile(source)) return draw(source, context);
      const drawn = withDeadline(LIMITS.deadline, () => draw(source, context), overdue);
      if (textLength(drawn) > LIMITS.drawn) throw new Error(TOO_MUCH);
      return drawn;
    } catch (error) {
      throw new BuildError([templateFault(error, source, templates, place)]);
    }
  };
}

function overdue(): Error {
  return new Error(
    `it did not end within ${LIMITS.deadline / 1000} s; a loop or a partial may be endless`,
  );
}

const TOO_MUCH = `it makes more than ${LIMITS.drawn.toLocaleString('en')} characters of the slide`;

/** Without the data of pictures. */
function textLength(drawn: string): number {
  if (drawn.length <= LIMITS.drawn) return drawn.length;
  return drawn.replace(/data:[\w/+.-]+;base64,[\w+/=]*/g, '').length;
}
