/** Reads a transcript in the format that its text is in, whatever its name ends with. */
import type { Problem } from '../problem.js';
import { placeOnLine, type Source } from '../read/index.js';
import { isCaptions, readCaptions } from './captions.js';
import { readJsonTranscript } from './json-transcript.js';
import { timeInDigits } from './times.js';
import type { Passage, Transcript } from './transcript.js';
import { readTurns } from './turns.js';

export interface ParsedTranscript {
  /** There unless a problem is an error. */
  readonly transcript: Transcript | undefined;
  readonly problems: readonly Problem[];
}

/** A panel has ten; so many are words before colons. */
const MOST_SPEAKERS = 60;

/** @param source the file's text, with line feeds or CRLF */
export function parseTranscript(source: Source): ParsedTranscript {
  const passages = passagesIn(source.text);
  if (passages === undefined || !passages.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    return { transcript: undefined, problems: [noTranscript(source)] };
  }
  const problems = [backwards(passages, source), tooManySpeakers(passages, source)];
  return {
    transcript: { path: source.path, passages },
    problems: problems.filter((one) => one !== undefined),
  };
}

function passagesIn(text: string): Passage[] | undefined {
  if (/^\s*[{[]/.test(text) && /[}\]]\s*$/.test(text)) return readJsonTranscript(text);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return undefined;
  return isCaptions(text) ? readCaptions(text) : readTurns(text);
}

function noTranscript(source: Source): Problem {
  return {
    severity: 'error',
    code: 'transcript/none',
    message: `${source.path} is no transcript: no words were found in it`,
    hint: 'Name captions (.vtt, .srt), the transcript of Zoom, Teams, Meet or a podcast (.json), or text (.txt, .md) with lines such as `Lin: Good morning`.',
    place: placeOnLine(source, 1),
  };
}

function backwards(passages: readonly Passage[], source: Source): Problem | undefined {
  let latest = 0;
  for (const { start = latest, line } of passages) {
    if (start < latest) {
      return {
        severity: 'warning',
        code: 'transcript/backwards',
        message: `The times run back here, from ${timeInDigits(latest)} to ${timeInDigits(start)}`,
        hint: 'Are these two recordings in one file? Make a file of each, and name both: `transcript: [one.vtt, two.vtt]`.',
        place: placeOnLine(source, line),
      };
    }
    latest = start;
  }
  return undefined;
}

function tooManySpeakers(passages: readonly Passage[], source: Source): Problem | undefined {
  const speakers = new Set<string>();
  for (const { speaker, line } of passages) {
    if (speaker !== undefined) speakers.add(speaker);
    if (speakers.size <= MOST_SPEAKERS) continue;
    const count = new Set(passages.map((one) => one.speaker)).size;
    return {
      severity: 'warning',
      code: 'transcript/speakers',
      message: `${source.path} has ${count} speakers: perhaps words before colons are taken for names`,
      hint: 'Write each turn as `Name: …`, and other colons within the lines.',
      place: placeOnLine(source, line),
    };
  }
  return undefined;
}
