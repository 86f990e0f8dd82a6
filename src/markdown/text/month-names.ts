/** The names of months, for dates in texts. */

const known = new Map<string, readonly (readonly string[])[]>();

/**
 * The names of each month, January first, in the language and in English, long ones before short ones.
 * @param lang BCP 47
 */
export function monthNames(lang: string): readonly (readonly string[])[] {
  const found = known.get(lang);
  if (found) return found;
  const names = Array.from({ length: 12 }, (_, index) => {
    const day = new Date(Date.UTC(2000, index, 1));
    const own = (['long', 'short'] as const).flatMap((month) =>
      [lang, 'en'].map((one) =>
        new Intl.DateTimeFormat(one, { month, timeZone: 'UTC' }).format(day).replace(/\.$/, ''),
      ),
    );
    return [...new Set(own)].sort((a, b) => b.length - a.length);
  });
  known.set(lang, names);
  return names;
}
