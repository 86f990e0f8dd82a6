/** What a transcript says: people, sections with their times, and the turns to lift from. */
import { joinsWithoutSpace } from '../../ideographs.js';
import type { Problem } from '../../problem.js';
import type { Source } from '../../read/index.js';
import { type Passage, parseTranscript, timeInDigits } from '../../transcript/index.js';
import { type Draft, type DraftSection, literal, personKey } from './draft.js';

/** Kinds of talk as `fireside init` has them, each with the sides of who speaks first and of the others. */
const SIDES = {
  panel: ['guest', 'guest'],
  keynote: ['guest', 'commentator'],
  interview: ['host', 'guest'],
  meeting: ['host', 'host'],
} as const;

export type TalkKind = keyof typeof SIDES;

/** Seconds: in a pause that is shorter somebody draws breath. */
const LONG_PAUSE = 4;
/** Seconds: a section takes some minutes. */
const SHORTEST_SECTION = 150;
/** Characters: a line that has so many ends with its sentence, and one that has more at once. */
const LINE = { enough: 60, most: 240 } as const;
/** Characters that a sentence on a slide has; ideographs say twice as much. */
const SENTENCE = { least: 40, most: 160 } as const;

export interface Chapter {
  readonly title: string;
  /** Seconds, or else a line of the transcript. */
  readonly start?: number | undefined;
  readonly line: number;
}

/** Some words of one speaker. */
interface Line {
  readonly by: string | undefined;
  readonly start: number | undefined;
  text: string;
}

export interface ReadTranscript {
  readonly passages: readonly Passage[];
  /** What stands behind `WEBVTT`. */
  readonly title?: string | undefined;
  /** Headings of Markdown, or notes of WebVTT such as `NOTE Chapter: The street`. */
  readonly chapters: readonly Chapter[];
}

/** @returns undefined for a text that is no transcript: nobody speaks in it, and it has no times */
export function readAsTranscript(source: Source): ReadTranscript | Problem[] | undefined {
  const { transcript, problems } = parseTranscript(source);
  const passages = transcript?.passages ?? [];
  const isTimed = passages.filter(({ start }) => start !== undefined).length > passages.length / 3;
  if (transcript && !isTimed && !passages.some(({ speaker }) => speaker !== undefined))
    return undefined;
  // What would be a warning of a deck that is built makes an outline that nobody can use.
  if (problems.length > 0) return problems.map((one) => ({ ...one, severity: 'error' }));
  return {
    passages: passages.filter(({ text }) => text !== ''),
    chapters: chaptersIn(source.text),
    title: /^WEBVTT[ \t]+(?:[-–—][ \t]*)?(\S.*?)[ \t]*$/m.exec(source.text)?.[1],
  };
}

function chaptersIn(text: string): Chapter[] {
  return text.split('\n').flatMap((line, index) => {
    const [, heading, note] =
      /^#{1,6}\s+(.+?)[\s#]*$|^NOTE\s+chapter:?\s+(.+?)\s*$/i.exec(line) ?? [];
    const title = heading ?? note;
    return title === undefined ? [] : [{ title, line: index + 1 }];
  });
}

/** Adds sections of what was said to the draft. */
export function addTranscript(
  draft: Draft,
  { passages, chapters }: ReadTranscript,
  { key, kind }: { readonly key: string; readonly kind: TalkKind },
): void {
  const [first, others] = SIDES[kind];
  let speaker: string | undefined;
  const spoken = passages.map((passage) => {
    if (passage.speaker !== undefined) {
      speaker = personKey(draft, passage.speaker, draft.people.size === 0 ? first : others);
    }
    return { ...passage, by: speaker };
  });
  const starts = chapters.length > 0 ? atChapters(passages, chapters) : atPauses(passages);
  for (const [index, { at, title }] of starts.entries()) {
    const part = spoken.slice(at, starts[index + 1]?.at);
    if (part.length > 0) draft.sections.push(sectionOf(part, title, key));
  }
}

interface Start {
  readonly at: number;
  readonly title?: string;
}

function atChapters(passages: readonly Passage[], chapters: readonly Chapter[]): Start[] {
  const starts = chapters.map(({ title, start, line }) => {
    const at = passages.findIndex((one) =>
      start === undefined ? one.line >= line : (one.start ?? 0) >= start - 0.5,
    );
    return { at: at < 0 ? passages.length : at, title };
  });
  return (starts[0]?.at ?? 0) > 0 ? [{ at: 0 }, ...starts] : starts;
}

/** The longest pauses first, so far as sections stay long enough. */
function atPauses(passages: readonly Passage[]): Start[] {
  const pauses = passages.flatMap(({ start }, at) => {
    const before = passages[at - 1];
    const pause = (start ?? 0) - (before?.end ?? start ?? 0);
    return before && pause >= LONG_PAUSE ? [{ at, pause, start: start ?? 0 }] : [];
  });
  const from = passages[0]?.start ?? 0;
  const chosen = [
    { at: 0, start: from },
    { at: passages.length, start: passages.at(-1)?.end ?? from },
  ];
  for (const one of pauses.toSorted((a, b) => b.pause - a.pause)) {
    if (chosen.every(({ start }) => Math.abs(start - one.start) >= SHORTEST_SECTION))
      chosen.push(one);
  }
  return chosen.toSorted((a, b) => a.at - b.at).slice(0, -1);
}

type Spoken = Passage & { readonly by: string | undefined };

function sectionOf(
  part: readonly Spoken[],
  title: string | undefined,
  source: string,
): DraftSection {
  const start = part[0]?.start;
  const end = part.findLast((one) => one.start !== undefined);
  const until = end?.end ?? end?.start;
  const isTimed = start !== undefined && until !== undefined;
  const times = isTimed ? `${timeInDigits(start)}–${timeInDigits(until)}` : undefined;
  const spoken = linesOf(part);
  const sentence = sentenceIn(spoken);
  return {
    title: literal(title ?? times ?? 'What was said'),
    ...(title === undefined ? { comment: 'name this part' } : times ? { comment: times } : {}),
    ...(isTimed && { minutes: Math.max(1, Math.round((until - start) / 60)) }),
    slides: [
      {
        fields: {
          ...{ kind: 'statement', text: literal(sentence.text), by: sentence.by },
          ...{ verbatim: true, sources: [source] },
        },
        comments: [
          'A sentence of this part, to begin with: lift better ones from the lines below.',
        ],
      },
    ],
    candidates: spoken.map(({ start: at, by, text }) => {
      const time = at === undefined ? '' : `${timeInDigits(at)} `;
      return `${time}${by === undefined ? '' : `${by}: `}${text}`;
    }),
  };
}

/** Joined to sentences, so that a line can be lifted as it is. */
function linesOf(part: readonly Spoken[]): Line[] {
  const found: Line[] = [];
  for (const { by, start, text } of part) {
    const last = found.at(-1);
    const isOver =
      last === undefined ||
      last.by !== by ||
      last.text.length >= LINE.most ||
      (last.text.length >= LINE.enough && /[.!?。！？…]["'”’」』)）]?$/.test(last.text));
    if (isOver) found.push({ by, start, text });
    else last.text += joinsWithoutSpace(last.text) ? text : ` ${text}`;
  }
  return found;
}

/** The first of whoever says most that is neither a greeting nor a speech, or else the beginning. */
function sentenceIn(spoken: readonly Line[]): { text: string; by: string | undefined } {
  const counts = new Map<string | undefined, number>();
  for (const { by, text } of spoken) counts.set(by, (counts.get(by) ?? 0) + text.length);
  const most = Math.max(...counts.values());
  const own = spoken.filter(({ by }) => counts.get(by) === most);
  const sentences = own.flatMap(({ by, text }) =>
    (text.match(/[^.!?。！？]+[.!?。！？]+["'”’」』]*/gu) ?? []).map((one) => ({
      text: one.trim(),
      by,
    })),
  );
  const found = sentences.find(({ text }) => {
    const width = [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
    return width >= SENTENCE.least && width <= SENTENCE.most;
  });
  const [first] = spoken;
  return found ?? { text: cut(first?.text ?? ''), by: first?.by };
}

function cut(text: string): string {
  return text.length <= SENTENCE.most ? text : text.slice(0, SENTENCE.most).replace(/\s+\S*$/, '');
}
