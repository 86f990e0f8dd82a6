/** Dates, and numbers with their units: no line parts them. */
import { monthNames } from './month-names.js';

/** Units after a blank, in the languages that have a list of words (src/deck/locales). */
const UNITS = [
  ...[
    '[%‰]',
    '°[CF]',
    '[kMGTPE]i?B',
    '[kMGT]?Hz',
    '[kcmµn]?m[²³]?',
    '[mk]?g',
    '[mµn]?s',
    'min',
    'h',
  ],
  ...['[kMGT]?Wh?', '[mk]?V', 'm?A', 'px', 'pt', 'US\\$', '[€£¥]', 'EUR', 'USD'],
  ...[
    'thousand',
    'million',
    'billion',
    'trillion',
    'percent',
    'Tsd\\.',
    'Mio\\.',
    'Mrd\\.',
    'Prozent',
  ],
  ...['Millionen', 'Milliarden', 'millions?', 'milliards?', 'mil', 'millones'],
  ...['years?', 'months?', 'weeks?', 'days?', 'hours?', 'minutes?', 'seconds?', 'people'],
  ...['Jahren?', 'Monaten?', 'Wochen', 'Tagen?', 'Stunden', 'Minuten', 'Sekunden'],
  ...['ans', 'années', 'mois', 'semaines', 'jours', 'heures', 'secondes'],
  ...['años', 'meses', 'semanas', 'días', 'horas', 'minutos', 'segundos'],
];
const NUMBER = '\\p{Sc}?\\d(?:[\\d.,]*\\d)?';
const EAST =
  '\\d{2,4} ?年(?: ?\\d{1,2} ?月)?(?: ?\\d{1,2} ?[日號号]|[初中底末])?|\\d{1,2} ?月 ?\\d{1,2} ?[日號号]' +
  `|第?${NUMBER} ?(?:[萬万億亿千百]+ ?)?(?:美元|日圓|日元|歐元|欧元|公里|公斤|公分|小時|小时|分鐘|分钟|個月|个月|\\p{Script=Han})`;

const patterns = new Map<string, RegExp>();

/**
 * Matches a date or a number with its unit: `2024年7月30日`, `July 30, 2024`, `60.9 billion`, `200 ms`.
 * One group, so that `split` keeps what it matches.
 * @param lang BCP 47, for the names of months
 */
export function quantityPattern(lang: string): RegExp {
  const known = patterns.get(lang);
  if (known) return known;
  const names = monthNames(lang)
    .flat()
    .filter((name) => /^\p{L}+$/u.test(name));
  const month = `(?:${names.join('|')})\\.?`;
  const dates = [
    `${month} \\d{1,2}(?:, \\d{4})?(?!\\d)`,
    `\\d{1,2}\\.? (?:de )?${month}(?: (?:de )?\\d{4})?`,
    `${month} (?:de )?\\d{4}`,
  ];
  const measures = `${NUMBER} (?:${UNITS.join('|')})(?![\\p{L}\\p{N}])`;
  const pattern = new RegExp(
    `((?<![\\p{L}\\d.,])(?:${[...dates, measures].join('|')})(?!\\p{L})|${EAST})`,
    'u',
  );
  patterns.set(lang, pattern);
  return pattern;
}
