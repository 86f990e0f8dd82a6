/** Reads the transcript files that an outline names. */
import { join } from 'node:path';
import { createCache } from '../cache.js';
import type { Place } from '../problem.js';
import { decodeText, readInside } from '../read/index.js';
import { type ParsedTranscript, parseTranscript } from './parse-transcript.js';

/** A day of speech has two; a larger file is a recording. */
const MOST_BYTES = 5_000_000;

/** By path and text: a preview and the rows of a table read the same file again and again. */
const cache = createCache<{ readonly text: string; readonly parsed: ParsedTranscript }>(20_000_000);

/**
 * @param folder the outline's
 * @param name a path from there
 * @param place of that name in the outline, for what is wrong with the file as a whole
 */
export function readTranscript(folder: string, name: string, place: Place): ParsedTranscript {
  const path = join(folder, name);
  const file = readInside(folder, name, {
    ...{ code: 'transcript', noun: `The transcript “${name}”`, maxBytes: MOST_BYTES },
    hints: { 'too-large': 'Name the text of the recording, such as its captions (.vtt, .srt).' },
  });
  if (!('bytes' in file)) return failed({ severity: 'error', ...file, place });
  const text = decodeText(path, file.bytes);
  if (typeof text !== 'string') return failed(text.place ? text : { ...text, place });
  const known = cache.get(path);
  if (known?.text === text) return known.parsed;
  const parsed = parseTranscript({ path, text });
  cache.set(path, { text, parsed }, text.length);
  return parsed;
}

function failed(problem: ParsedTranscript['problems'][number]): ParsedTranscript {
  return { transcript: undefined, problems: [problem] };
}
