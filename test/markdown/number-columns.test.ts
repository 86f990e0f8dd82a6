import { describe, expect, it } from 'vitest';
import { alignedTable } from '../../src/markdown/templates/number-columns.js';

const align = (rows: string[][], decimal = '.') =>
  alignedTable(['', 'a', 'b'], rows, String, decimal);
const pads = (texts: string[], decimal?: string) =>
  align(
    texts.map((text) => ['x', text, 'y']),
    decimal,
  ).rows.map((row) => row[1]?.pad);

describe('columns of numbers', () => {
  it('are those in which each cell is a number or nothing, but never the first', () => {
    const { head, rows } = align([
      ['2023', '12 %', '5 s'],
      ['2024', '—', 'soon'],
    ]);
    expect(head.map((cell) => cell.inNumbers)).toEqual([false, true, false]);
    expect(rows[0]?.map((cell) => cell.inNumbers)).toEqual([false, true, false]);
    expect(rows[0]?.map((cell) => cell.isNumber)).toEqual([true, true, true]);
  });

  it('have as much behind the decimal point in each number', () => {
    expect(pads(['12.5', '1,204.25', '-3', 'US$7.1'])).toEqual(['5', '', '.25', '5']);
    expect(pads(['0.2 秒', '10.85 秒'])).toEqual(['5', '']);
  });

  it('know the decimal sign of the language, and any before other than three digits', () => {
    expect(pads(['1.204,5', '3'], ',')).toEqual(['', ',5']);
    expect(pads(['1.204', '3,5'], ',')).toEqual([',5', '']);
    expect(pads(['1,204', '3,5'])).toEqual([',5', '']);
  });

  it('have no common point where the units differ', () => {
    expect(pads(['1.5 M', '300 K'])).toEqual(['', '']);
  });
});
