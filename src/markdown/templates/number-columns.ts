/** A table's columns of numbers, aligned on the decimal point. */

/** A cell as the table's template shows it. */
export interface AlignedCell {
  readonly text: unknown;
  /** Whether its column is one of numbers. */
  readonly inNumbers: boolean;
  /** Whether it is a number itself. */
  readonly isNumber: boolean;
  /** What other numbers of the column have behind their decimal point and this one lacks. */
  readonly pad: string;
}

export interface AlignedTable {
  readonly head: readonly AlignedCell[];
  readonly rows: readonly (readonly AlignedCell[])[];
}

/** A number, perhaps with a sign, a currency and a unit: `-3`, `US$1,204.25`, `0.2 s`, `41 %`. */
const NUMBER =
  /^([+\-−–±]?\s?(?:\p{L}{0,3}\p{Sc}\s?)?)(\d[\d.,'’\s]*)(\s?(?:%|％|‰|°|\p{L}){0,3})$/u;
/** A cell without a value. */
const NOTHING = /^(?:|[-–—―]|n\/a)$/iu;

/**
 * The first column names the rows; another one whose cells are numbers or nothing is one of numbers.
 * @param characters the text of a cell without its marks
 * @param decimal the character before the fraction in the slide's language
 */
export function alignedTable(
  head: readonly unknown[],
  rows: readonly (readonly unknown[])[],
  characters: (cell: unknown) => string,
  decimal: string,
): AlignedTable {
  const columns = head.map((_, column) => {
    const texts = rows.map((row) => characters(row[column] ?? '').trim());
    return column === 0 ? undefined : numbersIn(texts, decimal);
  });
  const cell = (text: unknown, column: number): AlignedCell => {
    const plain = characters(text).trim();
    const pads = columns[column];
    const isNumber = NUMBER.test(plain);
    return {
      text,
      inNumbers: pads !== undefined,
      isNumber,
      pad: (isNumber && pads?.get(plain)) || '',
    };
  };
  const aligned = (row: readonly unknown[]): AlignedCell[] => row.map(cell);
  return {
    head: head.map((text, column) => ({ ...cell(text, column), pad: '' })),
    rows: rows.map(aligned),
  };
}

/** What each number of a column lacks; undefined where it is no column of numbers. */
function numbersIn(texts: readonly string[], decimal: string): Map<string, string> | undefined {
  const values = texts.filter((text) => !NOTHING.test(text));
  const parts = values.flatMap((text) => {
    const [, , digits, unit] = NUMBER.exec(text) ?? [];
    return digits === undefined
      ? []
      : [{ text, fraction: fractionOf(digits.trim(), decimal), unit }];
  });
  if (values.length === 0 || parts.length < values.length) return undefined;
  const isOneUnit = parts.every(({ unit }) => unit?.trim() === parts[0]?.unit?.trim());
  const longest = parts.reduce(
    (most, { fraction }) => (fraction.length > most.length ? fraction : most),
    '',
  );
  return new Map(
    // Numbers of different units have no common point.
    isOneUnit ? parts.map(({ text, fraction }) => [text, longest.slice(fraction.length)]) : [],
  );
}

/** The decimal point and what is behind it; three digits behind the other sign are a group. */
function fractionOf(digits: string, decimal: string): string {
  const [, sign = '', behind = ''] = /([.,])(\d+)$/.exec(digits) ?? [];
  const isOnly = digits.split(sign).length === 2;
  if (sign === '' || !isOnly || (sign !== decimal && behind.length === 3)) return '';
  return sign + behind;
}
