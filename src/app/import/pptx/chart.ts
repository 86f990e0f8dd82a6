/** The numbers of a chart (ECMA-376-1 §21.2) → a chart of ours, or a table. */
import {
  allWithin,
  attributeOf,
  childrenOf,
  type Element,
  relationOf,
  rootOf,
} from '../../../office/index.js';
import type { Block } from '../content.js';
import { literal } from '../draft.js';
import type { Linked } from './paragraphs.js';

const FORMS: Readonly<Record<string, string>> = {
  ...{
    lineChart: 'line',
    areaChart: 'line',
    pieChart: 'pie',
    pie3DChart: 'pie',
    doughnutChart: 'doughnut',
  },
};
/** What our charts hold; more becomes a table. */
const MOST = { rows: 40, series: 5 } as const;

/** @returns undefined for a frame without a chart whose numbers are saved with it */
export function chartBlock(frame: Element, { pack, path }: Linked): Block | undefined {
  const [mark] = allWithin(frame, 'chart');
  const id = relationOf(mark);
  const target = pack.relations.get(path)?.find((one) => one.id === id)?.target ?? '';
  const part = pack.parts.get(target);
  if (!mark || part === undefined) return undefined;
  const root = rootOf(target, part.bytes);
  const [plot] = allWithin(root, 'plotArea');
  const first = childrenOf(plot).find(({ localName }) => /Chart$/.test(localName ?? ''));
  const series = allWithin(root, 'ser').map((one) => ({
    name: points(allWithin(one, 'tx')[0])[0] ?? '',
    labels: points(allWithin(one, 'cat')[0]),
    values: points(allWithin(one, 'val')[0]).map(Number),
  }));
  const labels = series[0]?.labels ?? [];
  const isWhole = series.every(
    ({ values }) => values.length === labels.length && values.every(Number.isFinite),
  );
  if (!first || labels.length === 0 || !isWhole) return undefined;
  const names = series.map(({ name }, index) => literal(name) || `${index + 1}`);
  if (series.length > MOST.series || labels.length > MOST.rows) {
    const rows = labels.map((label, i) => [
      literal(label),
      ...series.map(({ values }) => `${values[i]}`),
    ]);
    return { type: 'table', head: ['–', ...names], rows };
  }
  const rows = labels.map((label, i) => ({
    label: literal(label) || `${i + 1}`,
    value:
      series.length === 1
        ? (series[0]?.values[i] ?? 0)
        : series.map(({ values }) => values[i] ?? 0),
  }));
  const isStacked = /^(stacked|percentStacked)$/.test(
    attributeOf(allWithin(first, 'grouping')[0], 'val') ?? '',
  );
  const form =
    FORMS[first.localName ?? ''] ??
    (attributeOf(allWithin(first, 'barDir')[0], 'val') === 'bar' ? 'bar' : 'column');
  const isSplit = series.length > 1;
  return {
    type: 'chart',
    fields: {
      form: isSplit && /^(pie|doughnut)$/.test(form) ? 'column' : form,
      ...(isStacked && isSplit && /^(bar|column)$/.test(form) && { stacked: true }),
      ...(isSplit && { series: names }),
      rows,
    },
  };
}

/** Saved values, by their numbers: those that are missing are empty. */
function points(within: Element | undefined): string[] {
  const found: string[] = [];
  for (const point of allWithin(within, 'pt')) {
    found[Number(attributeOf(point, 'idx') ?? found.length)] =
      allWithin(point, 'v')[0]?.textContent ?? '';
  }
  return Array.from(found, (one) => one ?? '');
}
