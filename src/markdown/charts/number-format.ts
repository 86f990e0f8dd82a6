/** Formats all numbers of a chart alike: the most decimals of any, a true minus. */
export function numberWriter(values: readonly number[], lang: string): (value: number) => string {
  const digits = Math.max(...values.map((value) => String(value).split('.')[1]?.length ?? 0));
  const decimals = Math.min(digits, 10);
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (value) => format.format(value).replace('-', '−');
}

/** The width in ems of bold text, at most. */
export function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 0.64 : 1), 0);
}
