/** Charts: from a slide's fields to what is drawn, and from that to what its template sees. */
import type { Deck, Slide, View, ViewMap } from '../deck/index.js';
import { wordsFor } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import { type ChartFields, type ChartRow, chartProblems, isRound } from './chart-problems.js';
import type { ChartData, ChartForm, Draw, Drawing } from './charts/index.js';
import { plainText } from './text/inline.js';

export const CHART = 'chart';

/** A colour: classes for the template, and its name for formats that draw from the data. */
interface Tone {
  readonly classes: string;
  readonly color: string;
  /** Whether text has the colour, too. */
  readonly isOfText: boolean;
}

export interface SlideChart {
  /** What the template sees as `chart`. */
  readonly view: ViewMap;
  readonly css: string;
}

/** Greys of slices; `style.css` has a colour for each. */
const GREYS = 5;
const OF_SERIES = ['accent', 'muted', 'sand'];

/** @returns undefined for a mistake in the outline, or fields of a user's own schema */
export function slideChart(
  slide: Slide,
  deck: Deck,
  draw: Draw,
  problems: Problem[],
): SlideChart | undefined {
  if (!isChart(slide.fields)) return undefined;
  const fields = slide.fields as unknown as ChartFields;
  const found = chartProblems(fields);
  problems.push(...found);
  if (found.length > 0) return undefined;

  const { form = 'bar', rows } = fields;
  const plain = ({ text }: Text): string => plainText(text, slide.math);
  const names = fields.series?.map(plain);
  const tones = names ? names.map((_, s) => [seriesTone(s)]) : [rowTones(rows, form, deck)];
  const lines = form !== 'line' ? [] : names ? tones.flat() : [lineTone(rows)];
  const toneAt: ToneAt = (s, c) => tones[s]?.[c] ?? tones[s]?.[0];
  const unit = fields.unit ? plain(fields.unit) : '';
  const data: ChartData = {
    form,
    unit,
    categories: rows.map(({ label }) => plain(label)),
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
    data: JSON.stringify(figureData(data, rows, drawing, slide)),
    unit: drawing.isUnitApart ? fields.unit : undefined,
    key:
      lines.length === 0
        ? fields.series?.map((name, s) => ({ name, tone: toneAt(s, 0)?.classes }))
        : [],
    lines: lines.map((tone, s) => ({ className: drawing.lines[s], tone: tone.classes })),
    rows: rowViews(fields, drawing, toneAt, slide),
  };
  return { view: view as unknown as ViewMap, css: drawing.css };
}

/** The colour of a series' mark in a category. */
type ToneAt = (series: number, category: number) => Tone | undefined;

function rowViews(
  { rows, series, unit }: ChartFields,
  { marks, lines, isUnitApart }: Drawing,
  toneAt: ToneAt,
  slide: Slide,
) {
  return rows.map(({ label, by, sources, highlight }, c) => ({
    ...{ label, by, sources, highlight },
    tone: series ? undefined : toneAt(0, c)?.classes,
    marks: marks[c]?.map((mark, s) => {
      const hidden = isHidden(slide, c, s);
      // A line has its name at its end.
      const name = lines.length > 0 && c === rows.length - 1 ? series?.[s] : undefined;
      return {
        ...mark,
        text: hidden ? undefined : mark.text,
        tone: toneAt(s, c)?.classes,
        unit: isUnitApart || hidden ? undefined : unit,
        name,
        isShown: !hidden || name !== undefined,
        line: lines[s],
      };
    }),
  }));
}

/** The data as the figure carries it: labels with all that is beside them, and where numbers are. */
function figureData(
  data: ChartData,
  rows: readonly ChartRow[],
  { marks }: Drawing,
  slide: Slide,
): ChartData {
  return {
    ...data,
    categories: rows.map(({ label, by, sources = [] }) => {
      const numbers = sources.map(({ number }) => superscript(number)).join(',');
      return `${plainText(label.text, slide.math)}${numbers}${by ? ` ${plainText(by.short.text)}` : ''}`;
    }),
    series: data.series.map((one, s) => ({
      ...one,
      below: rows.map((_, c) => marks[c]?.[s]?.isBelow ?? false),
      ...(slide.without ? { hidden: rows.map((_, c) => isHidden(slide, c, s)) } : {}),
    })),
  };
}

/** True for a number that does not fit: it is drawn and read aloud, but not shown. */
function isHidden({ without }: Slide, row: number, series: number): boolean {
  return without?.some((one) => one.row === row && one.series === series) ?? false;
}

/** Labels of charts in PowerPoint have no other superscript. */
function superscript(number: number): string {
  return String(number).replace(/\d/g, (figure) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(figure)] ?? '');
}

/** A schema of the user's own may have other fields. */
function isChart({ rows }: ViewMap): boolean {
  const isRow = (row: View): boolean =>
    typeof row === 'object' && 'label' in row && 'value' in row && Array.isArray(row.value);
  return Array.isArray(rows) && rows.length > 0 && rows.every(isRow);
}

/** Highlighted rows have the accent, those of people their colour; all others recede. */
function rowTones(rows: readonly ChartRow[], form: ChartForm, deck: Deck): Tone[] {
  let grey = 0;
  return rows.map(({ by, highlight }) => {
    if (by) {
      const color = deck.colors.get(by.hue) ?? `--${by.hue}`;
      return { classes: `tone-hue ${by.hue}`, color, isOfText: true };
    }
    if (highlight) return tone('accent');
    if (isRound(form)) return tone(`grey-${(grey++ % GREYS) + 1}`);
    if (form === 'line') return lineTone(rows);
    return tone(rows.some(isEmphasized) ? 'sand' : 'muted');
  });
}

function lineTone(rows: readonly ChartRow[]): Tone {
  return tone(rows.some(isEmphasized) ? 'muted' : 'accent');
}

function isEmphasized({ by, highlight }: ChartRow): boolean {
  return by !== undefined || highlight === true;
}

function seriesTone(s: number): Tone {
  return tone(OF_SERIES[s % OF_SERIES.length] ?? '');
}

function tone(name: string): Tone {
  return { classes: `tone-${name}`, color: `--${name}`, isOfText: name === 'accent' };
}
