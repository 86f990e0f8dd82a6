import type { Point } from './polygon.js';

export function rule(name: string, properties: Readonly<Record<string, string | number>>): string {
  const all = Object.entries(properties).map(([key, value]) => `${key}: ${value};`);
  return `.${name} { ${all.join(' ')} }`;
}

/** @param points in per cent of the element */
export function polygon(points: readonly Point[]): string {
  return `polygon(${points.map(([x, y]) => `${percent(x)} ${percent(y)}`).join(', ')})`;
}

export function percent(value: number): string {
  return `${round(value)}%`;
}

/** To a hundredth of a pixel on the widest plot. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
