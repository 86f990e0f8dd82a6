/** The scale of bars, columns and lines, in per cent of the plot. */
import type { Axis, ChartData } from './chart.js';

export interface Scale {
  readonly domain: readonly [least: number, most: number];
  at(value: number): number;
  /** Where zero is, or the end of the plot that is nearest to it. */
  readonly zero: number;
}

/** @param margin what is left free at both ends, per cent */
export function scaleOf(domain: readonly [number, number], margin = 0): Scale {
  const [least, most] = domain;
  const at = (value: number): number => {
    const share = (value - least) / (most - least);
    return margin * (1 - share) + (100 - margin) * share;
  };
  return { domain, at, zero: Math.min(Math.max(at(0), 0), 100) };
}

/** The least and the highest of what is drawn; of stacks, where they end. */
export function extentOf({ series, stacked, categories }: ChartData): [number, number] {
  if (stacked) {
    const sums = categories.flatMap((_, c) => {
      const values = series.map(({ values }) => values[c] ?? 0);
      const sum = (sign: number): number =>
        values.reduce((total, value) => (value * sign > 0 ? total + value : total), 0);
      return [sum(-1), sum(1)];
    });
    return [Math.min(...sums), Math.max(...sums)];
  }
  const values = series.flatMap((one) => one.values);
  return [Math.min(...values), Math.max(...values)];
}

/** Bars begin at zero. A line shows part of the scale, unless it comes near zero. */
export function domainOf(least: number, most: number, isLine: boolean): [number, number] {
  if (isLine && least > most / 2 && most > least) return [least - (most - least) / 3, most];
  const domain: [number, number] = [Math.min(0, least), Math.max(0, most)];
  return domain[0] === domain[1] ? [0, 1] : domain;
}

/** As many intervals a scale has, about. */
const INTERVALS = 4;

/** A scale with round numbers around the values; from zero on where they come near it. */
export function axisOf(values: readonly number[]): Axis {
  let [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) [least, most] = [Math.min(0, least), Math.max(0, most)];
  if (least === most) most = 1;
  if (least > 0 && least < most / 2) least = 0;
  if (most < 0 && most > least / 2) most = 0;
  const rough = (most - least) / INTERVALS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough * 0.8) ?? 10);
  const round = (value: number): number => Number((Math.round(value) * step).toPrecision(12));
  return { least: round(Math.floor(least / step)), most: round(Math.ceil(most / step)), step };
}

/** The round numbers of a scale, its ends among them. */
export function ticksOf({ least, most, step }: Axis): number[] {
  const count = Math.round((most - least) / step);
  return Array.from({ length: count + 1 }, (_, i) => Number((least + i * step).toPrecision(12)));
}
