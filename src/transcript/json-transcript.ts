/** Reads transcripts in JSON: the segments of podcasts, of Whisper and of programs like it. */
import type { Passage } from './transcript.js';

type Json = Readonly<Record<string, unknown>>;

/** What the programs call the same thing; the first is the Podcast Index's. */
const NAMES = {
  text: ['body', 'text', 'content', 'transcript'],
  start: ['startTime', 'start', 'start_time', 'offset', 'from'],
  end: ['endTime', 'end', 'end_time', 'to'],
  speaker: ['speaker', 'speaker_name', 'speakerName', 'name'],
} as const;
const LISTS = ['segments', 'transcript', 'cues', 'captions', 'utterances', 'results'];

/** @returns undefined where the file has no list of segments with texts */
export function readJsonTranscript(text: string): Passage[] | undefined {
  const segments = segmentsOf(parsed(text));
  if (segments === undefined) return undefined;
  const passages: Passage[] = [];
  let [line, at] = [1, 0];
  for (const segment of segments) {
    const words = value(segment, 'text');
    if (typeof words !== 'string' || words.trim() === '') continue;
    // The place of its text, for messages; one that is escaped has that of the one before.
    const found = text.indexOf(JSON.stringify(words), at);
    for (; at < found; at++) if (text[at] === '\n') line++;
    const speaker = value(segment, 'speaker');
    const [start, end] = [Number(value(segment, 'start')), Number(value(segment, 'end'))];
    passages.push({
      text: words.replace(/\s+/g, ' ').trim(),
      ...(typeof speaker === 'string' && speaker.trim() ? { speaker: speaker.trim() } : {}),
      ...(Number.isFinite(start) ? { start } : {}),
      ...(Number.isFinite(end) ? { end } : {}),
      line,
    });
  }
  return passages.length === 0 ? undefined : passages;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function segmentsOf(json: unknown): Json[] | undefined {
  const isList = (one: unknown): one is Json[] =>
    Array.isArray(one) && one.some((item) => typeof item === 'object' && item !== null);
  if (isList(json)) return json.filter((item) => typeof item === 'object' && item !== null);
  if (typeof json !== 'object' || json === null) return undefined;
  const name = LISTS.find((one) => isList((json as Json)[one]));
  return name === undefined ? undefined : segmentsOf((json as Json)[name]);
}

function value(segment: Json, field: keyof typeof NAMES): unknown {
  return NAMES[field].map((name) => segment[name]).find((one) => one !== undefined);
}
