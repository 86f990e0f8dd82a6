/** Pages are laid out in CSS pixels, PowerPoint in EMU and points: conversions between them. */

import type { Box } from '../../../browser/scene/index.js';

export type { Box };

/** px. */
export type Size = Pick<Box, 'width' | 'height'>;

const EMU = 9525;
const HUNDREDTHS = 75;

/** The whole slide, in px. */
export const SLIDE: Box = { x: 0, y: 0, width: 1280, height: 720 };

/** Notes pages are portrait, 7.5 × 10 inches, as PowerPoint makes them; in px. */
export const NOTES_PAGE: Box = { x: 0, y: 0, width: 720, height: 960 };

/** px → EMU (ECMA-376-1 §20.1.10.16), rounded: 1280 px are 12 192 000 EMU, PowerPoint's 16:9. */
export function emu(px: number): number {
  return Math.round(px * EMU);
}

/** px → hundredths of a point, the unit of font sizes (§20.1.10.72): 1280 px are 960 pt. */
export function fontSize(px: number): number {
  return Math.min(Math.max(Math.round(px * HUNDREDTHS), 100), 400000);
}

/** px → hundredths of a point, as lines and spaces are measured (§20.1.10.75). */
export function points(px: number): number {
  return Math.min(Math.max(Math.round(px * HUNDREDTHS), 0), 158400);
}

/** Hundredths of a point → px. */
export function pxOfPoints(hundredths: number): number {
  return hundredths / HUNDREDTHS;
}

/** What a file may measure in instead of EMU (`ST_UniversalMeasure`), in px; a pica is written in two ways. */
const UNITS: Readonly<Record<string, number>> = {
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  pt: 96 / 72,
  pc: 16,
  pi: 16,
};

/** A measure as a file has it (`ST_Coordinate32`), in px; undefined if invalid. */
export function pxOf(measure: string): number | undefined {
  const [, number, unit] = /^\s*(-?\d+(?:\.\d+)?)([a-z]{2})?\s*$/.exec(measure) ?? [];
  if (number === undefined) return undefined;
  const scale = unit === undefined ? 1 / EMU : UNITS[unit];
  return scale && Number(number) * scale;
}
