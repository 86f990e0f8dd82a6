/** Makes of a slide of kind `chart` what the chart room draws, and of that what its template sees. */

import type { Citation, Deck, Person, Slide, View, ViewMap } from '../deck/index.js';
import { wordsFor } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import type { ChartData, ChartForm, Draw, Drawing } from './charts/index.js';
import { plainText } from './text/inline.js';

export const CHART = 'chart';

/** The fields of `templates/chart/schema.yaml`, as the outline has checked them. */
interface Fields {
  readonly form?: ChartForm;
  readonly unit?: Text;
  readonly series?: readonly Text[];
  readonly rows: readonly Row[];
}
interface Row {
  readonly label: Text;
  /** One for each series. */
  readonly value: readonly number[];
  readonly by?: Person;
  readonly highlight?: boolean;
  readonly sources?: readonly Citation[];
}

/** A colour: classes for the template, and its name for whoever draws from the data. */
interface Tone {
  readonly classes: string;
  readonly color: string;
  /** True where the text is in it, too. */
  readonly isOfText: boolean;
}

export interface SlideChart {
  /** What the template sees as `chart`. */
  readonly view: ViewMap;
  readonly css: string;
}

/** More bars than these leave no room for their texts. */
const MOST_BARS = 16;
/** Greys of slices; `style.css` has a colour for each. */
const GREYS = 5;
const OF_SERIES = ['accent', 'muted', 'sand'];

/** Gives nothing where a mistake of the outline, or a schema of the user's own, leaves nothing. */
export function chartOf(
  slide: Slide,
  deck: Deck,
  draw: Draw,
  problems: Problem[],
): SlideChart | undefined {
  if (!isChart(slide.fields)) return undefined;
  const fields = slide.fields as unknown as Fields;
  const found = mistakesIn(fields);
  problems.push(...found);
  if (found.length > 0) return undefined;

  const { form = 'bar', rows } = fields;
  const said = ({ text }: Text): string => plainText(text, slide.math);
  const names = fields.series?.map(said);
  const tones = names ? names.map((_, s) => [seriesTone(s)]) : [rowTones(rows, form, deck)];
  const lines = form !== 'line' ? [] : names ? tones.flat() : [lineTone(rows)];
  const toneAt = (s: number, c: number): Tone | undefined => tones[s]?.[c] ?? tones[s]?.[0];
  const unit = fields.unit ? said(fields.unit) : '';
  const data: ChartData = {
    form,
    unit,
    categories: rows.map(({ label }) => said(label)),
    series: (names ?? ['']).map((name, s) => {
      const own = rows.map((_, c) => toneAt(s, c));
      return {
        name,
        values: rows.map(({ value }) => value[s] ?? 0),
        colors: (lines[s] ? [lines[s]] : own).map((tone) => tone?.color ?? ''),
        textColors: own.map((tone) => (tone?.isOfText ? tone.color : '')),
      };
    }),
  };
  const drawing = draw(data, `chart-${slide.number}`, slide.lang);

  const spoken = data.categories.map((label, c) => {
    const values = (drawing.marks[c] ?? []).map(({ text }, s) => [names?.[s], `${text}${unit}`]);
    return [label, ...values.flat()].filter(Boolean).join(' ');
  });
  const view = {
    form,
    name: drawing.className,
    isRound: isRound(form),
    alt: spoken.join(wordsFor(slide.lang).comma),
    data: JSON.stringify(asShown(data, rows, drawing, slide)),
    unit: drawing.isUnitApart ? fields.unit : undefined,
    key:
      lines.length === 0
        ? fields.series?.map((name, s) => ({ name, tone: toneAt(s, 0)?.classes }))
        : [],
    lines: lines.map((tone, s) => ({ className: drawing.lines[s], tone: tone.classes })),
    rows: rows.map(({ label, by, sources, highlight }, c) => ({
      label,
      by,
      sources,
      highlight,
      tone: names ? undefined : toneAt(0, c)?.classes,
      marks: drawing.marks[c]?.map((mark, s) => {
        const hidden = isHidden(slide, c, s);
        // A line has its name at its end.
        const isAtEnd = lines.length > 0 && c === rows.length - 1;
        const name = isAtEnd ? fields.series?.[s] : undefined;
        return {
          ...mark,
          text: hidden ? undefined : mark.text,
          tone: toneAt(s, c)?.classes,
          unit: drawing.isUnitApart || hidden ? undefined : fields.unit,
          name,
          isShown: !hidden || name !== undefined,
          line: drawing.lines[s],
        };
      }),
    })),
  };
  return { view: view as unknown as ViewMap, css: drawing.css };
}

/** The data as the figure carries it: with what stands beside labels, and where numbers stand. */
function asShown(
  data: ChartData,
  rows: readonly Row[],
  { marks }: Drawing,
  slide: Slide,
): ChartData {
  return {
    ...data,
    categories: rows.map(({ label, by, sources = [] }) => {
      const numbers = sources.map(({ number }) => raised(number)).join(',');
      return `${plainText(label.text, slide.math)}${numbers}${by ? ` ${plainText(by.short.text)}` : ''}`;
    }),
    series: data.series.map((one, s) => ({
      ...one,
      below: rows.map((_, c) => marks[c]?.[s]?.isBelow ?? false),
      ...(slide.without ? { hidden: rows.map((_, c) => isHidden(slide, c, s)) } : {}),
    })),
  };
}

/** Whether a number has no room, and only what is drawn and spoken has it. */
function isHidden({ without }: Slide, row: number, series: number): boolean {
  return without?.some((one) => one.row === row && one.series === series) ?? false;
}

/** A source's number in raised figures: labels of charts have no other. */
function raised(number: number): string {
  return String(number).replace(/\d/g, (figure) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(figure)] ?? '');
}

/** A schema of the user's own may have other fields. */
function isChart({ rows }: ViewMap): boolean {
  const isRow = (row: View): boolean =>
    typeof row === 'object' && 'label' in row && 'value' in row && Array.isArray(row.value);
  return Array.isArray(rows) && rows.length > 0 && rows.every(isRow);
}

function isRound(form: ChartForm): boolean {
  return form === 'pie' || form === 'doughnut';
}

/** What matters is in accent or its person's colour, all else stands back. */
function rowTones(rows: readonly Row[], form: ChartForm, deck: Deck): Tone[] {
  let grey = 0;
  return rows.map(({ by, highlight }) => {
    if (by) {
      const color = deck.colors.get(by.hue) ?? `--${by.hue}`;
      return { classes: `tone-hue ${by.hue}`, color, isOfText: true };
    }
    if (highlight) return tone('accent');
    if (isRound(form)) return tone(`grey-${(grey++ % GREYS) + 1}`);
    if (form === 'line') return lineTone(rows);
    return tone(rows.some(matters) ? 'sand' : 'muted');
  });
}

function lineTone(rows: readonly Row[]): Tone {
  return tone(rows.some(matters) ? 'muted' : 'accent');
}

function matters({ by, highlight }: Row): boolean {
  return by !== undefined || highlight === true;
}

function seriesTone(s: number): Tone {
  return tone(OF_SERIES[s % OF_SERIES.length] ?? '');
}

function tone(name: string): Tone {
  return { classes: `tone-${name}`, color: `--${name}`, isOfText: name === 'accent' };
}

/** What no schema can say. */
function mistakesIn({ form = 'bar', rows, series }: Fields): Problem[] {
  const count = series?.length ?? 1;
  const first = rows[0]?.label;
  const problems = rows.flatMap(({ label, value }): Problem[] => {
    if (value.length !== count) {
      const message = `“${label.text}” has ${counted(value.length, 'value')}, but there ${count === 1 ? 'is one' : `are ${count}`} series`;
      const hint = series
        ? 'Write a value for each name in `series`.'
        : 'Write one value, or name what the values are: `series: [2023, 2024]`.';
      return [problem('values', message, hint, label)];
    }
    if (isRound(form) && value.some((one) => one < 0)) {
      const hint = 'Leave it out, or write `form: bar`.';
      return [problem('negative', `A ${form} has no slice for less than nothing`, hint, label)];
    }
    return [];
  });
  if (problems.length > 0 || first === undefined) return problems;
  if (isRound(form) && count > 1) {
    return [problem('series', `A ${form} shows one series`, 'Write `form: bar`.', first)];
  }
  if (isRound(form) && rows.every(({ value }) => value[0] === 0)) {
    return [problem('nothing', `A ${form} of nothing but 0 shows nothing`, 'Mend a value.', first)];
  }
  if (form !== 'line' && rows.length * count > MOST_BARS) {
    const message = `The chart has ${rows.length * count} bars; more than ${MOST_BARS} cannot be read`;
    return [problem('too-many', message, 'Take rows out, or write `form: line`.', first)];
  }
  return [];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function problem(code: string, message: string, hint: string, { place }: Text): Problem {
  return { severity: 'error', code: `chart/${code}`, message, hint, place };
}
