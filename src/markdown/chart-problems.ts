/** The fields of a chart, and the mistakes that no schema finds. */
import type { Citation, Person } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import type { ChartForm } from './charts/index.js';

/** The fields of `templates/chart/schema.yaml`, as the outline has checked them. */
export interface ChartFields {
  readonly form?: ChartForm;
  readonly stacked?: boolean;
  readonly unit?: Text;
  readonly series?: readonly Text[];
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly label: Text;
  /** One for each series. */
  readonly value: readonly number[];
  readonly by?: Person;
  readonly highlight?: boolean;
  readonly sources?: readonly Citation[];
}

/** More leave no space for their texts, or are too thin to be distinguished. */
const MOST_BARS = { bar: 40, column: 80 };

export function chartProblems(fields: ChartFields): Problem[] {
  const { form = 'bar', rows, series, stacked = false } = fields;
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
  if (form === 'scatter' && count !== 2) {
    const hint = 'Write what the two numbers of each row are: `series: [Price, Speed]`.';
    return [problem('axes', 'A scatter chart shows two numbers of each row', hint, first)];
  }
  if (form === 'scatter' && fields.unit) {
    const hint = 'Write units into the names: `series: ["Price (€)", "Speed (s)"]`.';
    return [problem('unit', 'A scatter chart has two scales, and one unit', hint, fields.unit)];
  }
  if (stacked && ((form !== 'bar' && form !== 'column') || count < 2)) {
    const message = `Only bars and columns of several series can be stacked`;
    const hint = 'Write `form: column` and `series`, or leave `stacked` out.';
    return [problem('stacked', message, hint, first)];
  }
  if (isRound(form) && count > 1) {
    return [problem('series', `A ${form} shows one series`, 'Write `form: bar`.', first)];
  }
  if (isRound(form) && rows.every(({ value }) => value[0] === 0)) {
    return [
      problem('nothing', `A ${form} of nothing but 0 shows nothing`, 'Correct a value.', first),
    ];
  }
  const most = form === 'bar' || form === 'column' ? MOST_BARS[form] : Number.POSITIVE_INFINITY;
  const bars = rows.length * (stacked ? 1 : count);
  if (bars > most) {
    const message = `The chart has ${bars} bars; more than ${most} cannot be read`;
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

export function isRound(form: ChartForm): boolean {
  return form === 'pie' || form === 'doughnut';
}
