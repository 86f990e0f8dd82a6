export { type ParsedTranscript, parseTranscript } from './parse-transcript.js';
export { readTranscript } from './read-transcript.js';
export { urlAt } from './time-url.js';
export { timeInDigits } from './times.js';
export type { Passage, Transcript } from './transcript.js';
