/** Reads what has no cues: turns of speech, with times or without, or the paragraphs of an article. */
import { isCapitalized, nameAndText, speakersIn } from './speaker-names.js';
import { secondsOf, TIME } from './times.js';
import type { Passage } from './transcript.js';

/** A line's own time and speaker, and the text behind them. */
interface Line {
  readonly number: number;
  readonly text: string;
  readonly start?: number | undefined;
  readonly speaker?: string | undefined;
}

const CLOCK = String.raw`(${TIME})(?:\s*[AaPp]\.?[Mm]\.?)?`;
/** `[00:12:34] …`, `12:34 - …`, or the time alone. */
const TIME_FIRST = new RegExp(
  String.raw`^[\[(（]?${CLOCK}[\])）]?(?:\s*[-–—|]\s*|\s+|$)(.*)$`,
  's',
);
/** `[Lin] 18:15:30`, as Zoom saves captions; the text is on the lines below. */
const ZOOM = new RegExp(String.raw`^\[([^\]]{1,60})\]\s+${CLOCK}$`);
/** `Lin (12:34): …`, `Lin  12:34`, as Teams, Otter and Rev have it. */
const NAME_TIME = new RegExp(
  String.raw`^([^:：\d\[(（][^:：\[(（]{0,58}?)\s*(?:[\[(（]${CLOCK}[\])）]\s*[:：]?\s*(.*)|\s${CLOCK})$`,
  's',
);
/** Marks of Markdown at the start of a line: headings, quotations, items, emphasis around all. */
const MARKS = /^(?:#{1,6}\s+|>\s*|[-*+]\s+|\d{1,3}[.)]\s+(?=\S))+/;
/** In an article words before a colon make no speaker, unless so large a part begins with one. */
const SHARE_OF_TURNS = 0.5;

/** @param text of a file in plain text or Markdown */
export function readTurns(text: string): Passage[] {
  const lines = text.split(/\r?\n/).map(lineOf);
  const written = lines.filter((one) => one.text !== '' || one.speaker !== undefined);
  const bodies = written.filter((one) => one.speaker === undefined).map((one) => one.text);
  const names = speakersIn(bodies);
  const turns = bodies.filter((one) => names.has(nameAndText(one)?.speaker ?? '')).length;
  const hasSpeakers = written.some((one) => one.speaker !== undefined);
  const isNamed = turns >= SHARE_OF_TURNS * paragraphs(lines) || hasSpeakers;
  return joined(lines.map((line) => (isNamed ? withName(line, names) : line)));
}

function lineOf(raw: string, index: number): Line {
  const bare = raw
    .replace(MARKS, '')
    .replace(/<[^<>]*>/g, '')
    .trim();
  const text = bare.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1').replace(/\*\*|__/g, '');
  const number = index + 1;
  const zoom = ZOOM.exec(text);
  if (zoom) return { number, text: '', speaker: zoom[1] ?? '', start: secondsOf(zoom[2] ?? '') };
  const named = NAME_TIME.exec(text);
  if (named && isCapitalized(named[1]?.trim() ?? '')) {
    const [, speaker = '', inBrackets, words = '', alone = ''] = named;
    return { number, text: words, speaker: speaker.trim(), start: secondsOf(inBrackets ?? alone) };
  }
  const timed = TIME_FIRST.exec(text);
  if (timed) return { number, text: timed[2]?.trim() ?? '', start: secondsOf(timed[1] ?? '') };
  return { number, text };
}

function withName(line: Line, names: ReadonlySet<string>): Line {
  const named = line.speaker === undefined ? nameAndText(line.text) : undefined;
  return named && names.has(named.speaker) ? { ...line, ...named } : line;
}

/** How many blocks of lines there are. */
function paragraphs(lines: readonly Line[]): number {
  return lines.filter(({ text }, i) => text !== '' && (lines[i - 1]?.text ?? '') === '').length;
}

/** Lines that follow each other are one passage; a name or a time begins another. */
function joined(lines: readonly Line[]): Passage[] {
  const passages: { text: string; line: number; start?: number; speaker?: string }[] = [];
  let isOpen = false;
  let time: number | undefined;
  for (const { number, text, start, speaker } of lines) {
    const isHead = start !== undefined || speaker !== undefined;
    if (start !== undefined) time = start;
    if (isHead || (text !== '' && !isOpen)) {
      passages.push({
        ...{ text, line: number },
        ...(time === undefined ? {} : { start: time }),
        ...(speaker === undefined ? {} : { speaker }),
      });
    } else if (text !== '') {
      const last = passages.at(-1);
      if (last) last.text = `${last.text} ${text}`.trim();
    }
    isOpen = isHead || text !== '';
  }
  return passages.filter(({ text, speaker }) => text !== '' || speaker !== undefined);
}
