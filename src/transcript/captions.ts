/** Reads captions: WebVTT, SubRip and SBV, as programs really write them. */
import { nameAndText, speakersIn } from './speaker-names.js';
import { secondsOf, TIME } from './times.js';
import type { Passage } from './transcript.js';

/** WebVTT §3.3, SubRip with its comma, and YouTube's SBV. */
const TIMING = new RegExp(String.raw`^\s*(${TIME})\s*(?:-->|,)\s*(${TIME})(?:\s.*)?$`);
/** Blocks of WebVTT that nobody says, to the next blank line. */
const COMMENT = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/;
/** `<v Name>`, perhaps with classes. */
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>\n]*)>?/;
/** Sounds, and who makes them: `[Laughter]`, `(applause)`, `（笑）`, `♪`. */
const SOUND = /\[[^\]]{0,40}\]|【[^】]{0,20}】|\(\p{Ll}{2,12}\)|（\p{Lo}{1,4}）|[♪♫]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'", '#39': "'", lrm: '', rlm: '' },
};

/** Of the cues: fewer repeat a line because it was said again. */
const SHARE_THAT_ROLLS = 0.25;

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lines: string[];
}

export function isCaptions(text: string): boolean {
  return text.startsWith('WEBVTT') || text.split('\n').some((line) => TIMING.test(line));
}

export function readCaptions(text: string): Passage[] {
  const cues = cuesIn(text.split(/\r?\n/));
  const shortened = cues.map((cue, i) => ({ ...cue, lines: newLines(cues[i - 1], cue) }));
  const rolled = shortened.filter(({ lines }, i) => lines !== cues[i]?.lines).length;
  const spoken = SHARE_THAT_ROLLS * cues.length < rolled ? shortened : cues;
  const hasVoices = spoken.some(({ lines }) => lines.some((line) => VOICE.test(line)));
  return hasVoices ? spoken.flatMap(byVoice) : byName(spoken);
}

/** A cue goes on to the next one's times: a blank line within is none of its ends. */
function cuesIn(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  let isComment = false;
  for (const [index, line] of lines.entries()) {
    const [, start, end = ''] = TIMING.exec(line) ?? [];
    if (start !== undefined) {
      cues.push({ start: secondsOf(start), end: secondsOf(end), line: index + 1, lines: [] });
    }
    if (start !== undefined) isComment = false;
    else if (line.trim() === '') isComment = false;
    else if (COMMENT.test(line)) isComment = true;
    else if (!isComment && !isIdentifier(lines, index)) cues.at(-1)?.lines.push(line);
  }
  return cues;
}

/** The line before times, if it is a number or a cue begins with it: else the cue before ends with it. */
function isIdentifier(lines: readonly string[], index: number): boolean {
  if (!TIMING.test(lines[index + 1] ?? '')) return false;
  return /^\s*\d+\s*$/.test(lines[index] ?? '') || (lines[index - 1] ?? '').trim() === '';
}

/**
 * The lines of a cue that are new, since captions roll up: it begins with the last lines of the one
 * before, of which the last may have grown.
 */
function newLines(before: Cue | undefined, { lines }: Cue): string[] {
  const last = before?.lines.map(plain) ?? [];
  for (let count = Math.min(last.length, lines.length); count > 0; count--) {
    const ended = last.at(-1) ?? '';
    const grown = plain(lines[count - 1]);
    const isSame = last.slice(-count, -1).every((line, i) => line === plain(lines[i]));
    if (ended === '' || !isSame || !`${grown} `.startsWith(`${ended} `)) continue;
    return [grown.slice(ended.length), ...lines.slice(count)].filter((line) => line !== '');
  }
  return lines;
}

/** A passage for each `<v Name>` of a cue. */
function byVoice({ start, end, line, lines }: Cue): Passage[] {
  const [before = '', ...voices] = lines.join('\n').split(new RegExp(VOICE.source, 'g'));
  const passages: Passage[] = [{ text: plain(before), start, end, line }];
  for (let index = 0; index < voices.length; index += 2) {
    const speaker = plain(voices[index]);
    passages.push({
      text: plain(voices[index + 1]),
      start,
      end,
      line,
      ...(speaker ? { speaker } : {}),
    });
  }
  return passages.filter(({ text }) => text !== '');
}

/** `Name: …` at the start of a line of a cue; programs of meetings write so. */
function byName(cues: readonly Cue[]): Passage[] {
  const lines = cues.flatMap((cue) =>
    cue.lines.map((text) => ({ cue, text: plain(text).replace(/^[-–—]\s+/, '') })),
  );
  const speakers = speakersIn(lines.map(({ text }) => text));
  return lines.flatMap(({ cue: { start, end, line }, text }) => {
    const named = nameAndText(text);
    const isNamed = named !== undefined && speakers.has(named.speaker);
    const passage = { start, end, line, text, ...(isNamed ? named : {}) };
    return passage.text === '' && !isNamed ? [] : [passage];
  });
}

/** Without tags, styles (`{\an8}`), entities and sounds. */
function plain(line = ''): string {
  return line
    .replace(/<\/?[a-z\d][^<>\n]*>/gi, '')
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/&([a-z]+|#39);/gi, (all, name: string) => ENTITIES[name.toLowerCase()] ?? all)
    .replace(SOUND, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
