/** What is wrong with a quotation that its record does not have. */
import type { Problem } from '../problem.js';
import { timeInDigits } from '../transcript/index.js';
import { type NearestPassage, nearestPassage } from './nearest-passage.js';
import type { CitedRecord, Found, Quotation, QuotationVersion, Search } from './quotation.js';
import { peopleFor } from './speakers.js';
import { fragmentsOf } from './words.js';

/** A passage that has less of the quotation's words is another one. */
const ALIKE = 0.4;
/** Words: a long quotation is compared by its beginning. */
const MOST_COMPARED = 200;

interface Near extends CitedRecord {
  readonly version: QuotationVersion;
  readonly passage: NearestPassage;
}

/** The words are nowhere: shows the nearest passage. */
export function misquote(quotation: Quotation, { severity }: Search): Problem {
  const { text, versions, records } = quotation;
  const files = records.map(({ index }) => index.transcript.path).join(', ');
  const near = nearest(quotation);
  if (near === undefined || near.passage.likeness < ALIKE) {
    const langs = versions.map(({ lang }) => lang).filter((lang) => lang !== undefined);
    return {
      ...{ severity, code: 'quotes/not-found', place: text.place },
      message: `${files} has nothing like this quotation${langs.length > 1 ? ` in ${langs.join(' or ')}` : ''}`,
      hint: 'Is it the right source? Where the record is in another language, give the text in that language, too ({en: …, zh-Hant: …}); where the words are yours, leave `verbatim` out.',
    };
  }
  const { passage, index, version } = near;
  return {
    ...{ severity, code: 'quotes/misquote', place: version.place },
    message: `${index.transcript.path} has this quotation in other words: “${passage.quotation}”`,
    hint: `${placeIn(near, passage.at)} says: “${passage.passage}”. Quote these words, write … for what you leave out and [word] for what you put in, or leave \`verbatim\` out.`,
  };
}

/** The words are there, and somebody else says them. */
export function otherSpeaker({ by }: Quotation, found: Found, search: Search): Problem {
  const { outline, severity } = search;
  const nameOf = (key: string | undefined): string =>
    search.plainText(outline.people.find((one) => one.key === key)?.name.text ?? '');
  const speaker = found.finding.speaker ?? '';
  const [other] = peopleFor(speaker, outline.people);
  return {
    ...{ severity, code: 'quotes/speaker', place: found.version.place },
    message: `In the record ${other ? nameOf(other) : `“${speaker}”`} says this, not ${nameOf(by)}: ${placeIn(found, found.finding.at)}`,
    hint: other
      ? `Write \`by: ${other}\`.`
      : `If that is ${nameOf(by)}, write \`aliases: [${speaker}]\` for \`${by}\` in \`people\`.`,
  };
}

/** Of all languages and records. */
function nearest({ versions, records }: Quotation): Near | undefined {
  const all = versions.flatMap((version) => {
    const words = fragmentsOf(version.text).flat().slice(0, MOST_COMPARED);
    return records.flatMap((record): Near[] => {
      const passage = nearestPassage(words, record.index);
      return passage ? [{ ...record, version, passage }] : [];
    });
  });
  return all.toSorted((a, b) => b.passage.likeness - a.passage.likeness)[0];
}

/** Such as `talk.vtt, 12:34 (Lin)`, or with its line where there are no times. */
function placeIn({ index }: CitedRecord, at: number): string {
  const passage = index.passages[at];
  const speaker = index.speakers[at];
  const { path } = index.transcript;
  const where =
    passage?.start === undefined ? `line ${passage?.line}` : timeInDigits(passage.start);
  return `${path}, ${where}${speaker === undefined ? '' : ` (${speaker})`}`;
}
