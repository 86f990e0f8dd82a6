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

/** From dark to light on paper; `style.css` has a colour for each. */
const SHADES = 12;
/** The first of those that are lighter than the accent, and distinct from it in grey, too. */
const LIGHT_SHADE = 7;
/** Neighbours differ in lightness, so that they are distinct in grey. */
const OF_BARS = ['accent', 'shade-11', 'shade-2', 'shade-9', 'shade-5'];
const OF_LINES = ['accent', 'muted', 'sand', 'shade-1', 'shade-9'];
/** A pie of more slices cannot be read: it is drawn as bars. */
const MOST_SLICES = 12;

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

  const { rows } = fields;
  const form = formOf(fields);
  const plain = ({ text }: Text): string => plainText(text, slide.math);
  const names = fields.series?.map(plain);
  const tones =
    names && form !== 'scatter'
      ? names.map((_, s) => [seriesTone(s, form)])
      : [rowTones(rows, form, deck)];
  const lines = form !== 'line' ? [] : names ? tones.flat() : [lineTone(rows)];
  const toneAt: ToneAt = (s, c) => {
    const own = tones[s] ?? tones[0];
    return own?.[c] ?? own?.[0];
  };
  const unit = fields.unit ? plain(fields.unit) : '';
  const data: ChartData = {
    form,
    unit,
    ...(fields.stacked ? { stacked: true } : {}),
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
    emphasized: rows.flatMap((row, c) => (isEmphasized(row) ? [c] : [])),
  };
  const drawing = draw(data, `chart-${slide.number}`, slide.lang);
  const spoken = data.categories.map((label, c) => {
    const values = (drawing.marks[c] ?? []).map(({ text }, s) => [names?.[s], `${text}${unit}`]);
    return [label, ...values.flat()].filter(Boolean).join(' ');
  });
  const [across, up] = form === 'scatter' ? (fields.series ?? []) : [];
  const hasKey = lines.length === 0 && form !== 'scatter';
  const view = {
    form,
    name: drawing.className,
    classes: [
      fields.stacked ? 'stacked' : '',
      drawing.labels.step > 1 ? 'thinned' : '',
      drawing.blocks > 1 ? `blocks-${drawing.blocks}` : '',
    ].join(' '),
    isRound: isRound(form),
    alt: spoken.join(wordsFor(slide.lang).comma),
    data: JSON.stringify(figureData(data, rows, drawing, slide)),
    unit: drawing.isUnitApart ? fields.unit : undefined,
    key: hasKey ? fields.series?.map((name, s) => ({ name, tone: toneAt(s, 0)?.classes })) : [],
    lines: lines.map((tone, s) => ({ className: drawing.lines[s], tone: tone.classes })),
    scales: drawing.scales && { ...drawing.scales, across, up },
    rows: rowViews(fields, drawing, toneAt, slide),
  };
  return { view: view as unknown as ViewMap, css: drawing.css };
}

/** As it is written, or bars where there are more slices than can be read. */
function formOf({ form = 'bar', rows }: ChartFields): ChartForm {
  return isRound(form) && rows.length > MOST_SLICES ? 'bar' : form;
}

/** The colour of a series' mark in a category. */
type ToneAt = (series: number, category: number) => Tone | undefined;

function rowViews(
  { rows, series, unit }: ChartFields,
  { marks, lines, isUnitApart, labels, blocks, scales }: Drawing,
  toneAt: ToneAt,
  slide: Slide,
) {
  const inBlock = Math.ceil(rows.length / blocks);
  return rows.map(({ label, by, sources, highlight }, c) => ({
    ...{ label, by, sources, highlight },
    tone: series && !scales ? undefined : toneAt(0, c)?.classes,
    hasLabel: c >= labels.first && c <= labels.last && (c - labels.first) % labels.step === 0,
    edge: labels.step === 1 ? '' : c === 0 ? 'first' : c === rows.length - 1 ? 'last' : '',
    block: blocks > 1 ? `block-${Math.floor(c / inBlock) + 1}` : '',
    marks: marks[c]?.map((mark, s) => {
      const hidden = mark.isHidden || isHidden(slide, c, s);
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
  { marks, labels, blocks, scales }: Drawing,
  slide: Slide,
): ChartData {
  const { emphasized: _, ...shown } = data;
  return {
    ...shown,
    ...(labels.step > 1 ? { labelStep: labels.step } : {}),
    ...(blocks > 1 ? { blocks } : {}),
    ...(scales ? { axes: scales.axes } : {}),
    categories: rows.map(({ label, by, sources = [] }) => {
      const numbers = sources.map(({ number }) => superscript(number)).join(',');
      return `${plainText(label.text, slide.math)}${numbers}${by ? ` ${plainText(by.short.text)}` : ''}`;
    }),
    series: data.series.map((one, s) => {
      const own = rows.map((_, c) => marks[c]?.[s]);
      const hidden = own.map((mark, c) => mark?.isHidden === true || isHidden(slide, c, s));
      return {
        ...one,
        below: own.map((mark) => mark?.isBelow ?? false),
        ...(own.some((mark) => mark?.shift) ? { shifts: own.map((mark) => mark?.shift ?? 0) } : {}),
        ...(own.some((mark) => mark?.rise) ? { rises: own.map((mark) => mark?.rise ?? 0) } : {}),
        ...(scales ? { sides: own.map((mark) => mark?.side) } : {}),
        ...(hidden.includes(true) ? { hidden } : {}),
      };
    }),
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
  const others = rows.filter((row) => !isEmphasized(row)).length;
  const shades = shadesFor(others, others < rows.length);
  return rows.map(({ by, highlight }) => {
    if (by) {
      const color = deck.colors.get(by.hue) ?? `--${by.hue}`;
      return { classes: `tone-hue ${by.hue}`, color, isOfText: true };
    }
    if (highlight) return tone('accent');
    if (isRound(form)) return tone(`shade-${shades.shift()}`);
    if (form === 'line') return lineTone(rows);
    return tone(rows.some(isEmphasized) && form !== 'scatter' ? 'sand' : 'muted');
  });
}

/** Shades of slices from dark to light, as far apart as there are; beside an accent lighter ones. */
function shadesFor(count: number, hasAccent: boolean): number[] {
  const first = hasAccent && count <= SHADES - LIGHT_SHADE + 1 ? LIGHT_SHADE : 1;
  const step = (SHADES - first) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => Math.round(first + i * step));
}

function lineTone(rows: readonly ChartRow[]): Tone {
  return tone(rows.some(isEmphasized) ? 'muted' : 'accent');
}

function isEmphasized({ by, highlight }: ChartRow): boolean {
  return by !== undefined || highlight === true;
}

function seriesTone(s: number, form: ChartForm): Tone {
  const tones = form === 'line' ? OF_LINES : OF_BARS;
  return tone(tones[s % tones.length] ?? '');
}

function tone(name: string): Tone {
  return { classes: `tone-${name}`, color: `--${name}`, isOfText: name === 'accent' };
}
