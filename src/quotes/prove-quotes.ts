/** Looks up each verbatim quotation in the transcripts of its sources. */
import type { Field, FieldMap, Outline, OutlineSlide, Reference, Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import { findQuotation } from './find-quotation.js';
import { misquote, otherSpeaker } from './misquote.js';
import type { Found, ProofRequest, Quotation, QuotationVersion, Search } from './quotation.js';
import { peopleFor } from './speakers.js';
import { indexOf } from './word-index.js';
import { fragmentsOf } from './words.js';

/** The field that a verbatim quotation has once it is found; templates read it. */
export interface Proof {
  /** The key of the source. */
  readonly source: string;
  /** Of its first word, from the start of the recording; undefined where there are no times. */
  readonly seconds?: number;
  /** True where the slide shows it in another language than the record has it in. */
  readonly translated: boolean;
}

export interface QuoteProofs {
  /** The outline, with a `proof` in each quotation that was found. */
  readonly outline: Outline;
  readonly problems: readonly Problem[];
}

/** Who speaks and what is cited, unless a mapping inside says otherwise. */
interface Surroundings {
  readonly by: string | undefined;
  readonly sources: readonly string[];
}

/** Each `verbatim: true` whose sources have a transcript; others are left as they are. */
export function proveQuotes(outline: Outline, request: ProofRequest): QuoteProofs {
  const search: Search = { ...request, outline, problems: [] };
  const sections = outline.sections.map((section) => {
    const inherited = section.sources.length > 0 ? section.sources : outline.deck.sources;
    const prove = (slide: OutlineSlide): OutlineSlide => {
      const sources = slide.sources.length > 0 ? slide.sources : inherited;
      const fields = proved(slide.fields, { by: undefined, sources }, search) as FieldMap;
      return { ...slide, fields };
    };
    return { ...section, slides: section.slides.map(prove) };
  });
  return { outline: { ...outline, sections }, problems: search.problems };
}

function proved(field: Field, around: Surroundings, search: Search): Field {
  if (typeof field !== 'object') return field;
  if (Array.isArray(field)) return field.map((one) => proved(one, around, search));
  if ('$role' in field) return field;
  const map = field as FieldMap;
  const here = {
    by: keysIn(map.by)[0] ?? around.by,
    sources: keysIn(map.sources).length > 0 ? keysIn(map.sources) : around.sources,
  };
  const entries = Object.entries(map).map(([key, one]) => [key, proved(one, here, search)]);
  const proof =
    map.verbatim === true
      ? proofOf((map.text ?? map.title) as Text | undefined, here, search)
      : undefined;
  return { ...Object.fromEntries(entries), ...(proof && { proof: proof as unknown as FieldMap }) };
}

function keysIn(field: Field | undefined): string[] {
  const list = Array.isArray(field) ? (field as Field[]) : [field];
  return list.flatMap((one) => (isReference(one) ? [one.key] : []));
}

function isReference(field: Field | undefined): field is Reference {
  return typeof field === 'object' && '$role' in field && 'key' in field;
}

function proofOf(
  text: Text | undefined,
  { by, sources }: Surroundings,
  search: Search,
): Proof | undefined {
  const records = sources.flatMap((source) =>
    (search.transcripts.get(source) ?? []).map((one) => ({ source, index: indexOf(one) })),
  );
  if (text === undefined || records.length === 0) return undefined;
  const plain = ({ lang, text: written, place }: QuotationVersion): QuotationVersion => {
    return { lang, text: search.plainText(written), place };
  };
  const shown = plain({ lang: text.lang, text: text.text, place: text.place });
  const others = (text.versions ?? []).filter(({ lang }) => lang !== text.lang);
  const versions = [shown, ...others.map(plain)];
  const quotation = { text, by, versions, records };
  const found = findings(quotation);
  const own = found.find(({ finding }) => isBy(finding.speaker, by, search));
  if (own === undefined) {
    const problem = found[0]
      ? otherSpeaker(quotation, found[0], search)
      : misquote(quotation, search);
    search.problems.push(problem);
    return undefined;
  }
  const seconds = own.index.passages[own.finding.at]?.start;
  return {
    source: own.source,
    ...(seconds === undefined ? {} : { seconds }),
    translated: own.version !== shown,
  };
}

function findings({ versions, records }: Quotation): Found[] {
  return versions.flatMap((version) => {
    const fragments = fragmentsOf(version.text);
    return records.flatMap((record) =>
      findQuotation(fragments, record.index).map((finding) => ({ ...record, version, finding })),
    );
  });
}

/** What nobody is named for may be anybody's. */
function isBy(speaker: string | undefined, by: string | undefined, { outline }: Search): boolean {
  if (speaker === undefined || by === undefined) return true;
  return peopleFor(speaker, outline.people).includes(by);
}
