/** A day such as 2024-07-30 in a language (BCP 47): 2024年7月30日. */
export function longDate(day: string, lang: string): string {
  return formatted(day, lang, { dateStyle: 'long' });
}

/** A day, a month (2024-07) or a year in the language; any other text unchanged. */
export function dateInWords(date: string, lang: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (day !== undefined) return isDay(date) ? longDate(date, lang) : date;
  if (year === undefined || Number.isNaN(Date.parse(date))) return date;
  return formatted(date, lang, {
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
  });
}

function formatted(date: string, lang: string, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang, { ...form, timeZone: 'UTC' }).format(new Date(date));
}

/** False for 30 February, which a Date would make 2 March. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
