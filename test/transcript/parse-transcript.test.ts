import { describe, expect, it } from 'vitest';
import { type Passage, parseTranscript } from '../../src/transcript/index.js';

const read = (text: string) => parseTranscript({ path: 'talk', text });
/** A line for each passage: time, speaker, text. */
const lines = (text: string): string[] =>
  (read(text).transcript?.passages ?? []).map(({ start, speaker, text: words }: Passage) =>
    [start ?? '-', speaker ?? '-', words].join(' | '),
  );

/** Files as programs write them, and what they say. */
const FILES: Readonly<Record<string, readonly [text: string, passages: readonly string[]]>> = {
  'WebVTT with voices, settings, notes and styles': [
    'WEBVTT - panel\nKind: captions\n\nNOTE\nnot said by anybody\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.500 --> 00:04.000 align:start position:10%\n<v.loud Mei Lin>Good <i>morning</i></v>\n\n01:00:05.000 --> 01:00:06.000\n<v CHEN>Yes &amp; no.\n',
    ['1.5 | Mei Lin | Good morning', '3605 | CHEN | Yes & no.'],
  ],
  'two voices in one cue, tags never closed': [
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Lin>Is it? <v Chen>It is. <b>Really\n',
    ['1 | Lin | Is it?', '1 | Chen | It is. Really'],
  ],
  'a speaker on the first cue only': [
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Lin>We begin\n\n00:02.000 --> 00:03.000\nwith this.\n',
    ['1 | Lin | We begin', '2 | - | with this.'],
  ],
  'SubRip with commas, numbers, CRLF and styles': [
    '1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}LIN: Hello there.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nLIN: The thing is: we go on.\r\n',
    ['1 | LIN | Hello there.', '3 | LIN | The thing is: we go on.'],
  ],
  'SubRip without blank lines between cues': [
    '1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n',
    ['1 | - | One', '3 | - | Two'],
  ],
  'WebVTT without blank lines or numbers between cues': [
    'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\nand two\n00:03.000 --> 00:04.000\nThree\n',
    ['1 | - | One', '1 | - | and two', '3 | - | Three'],
  ],
  'SBV of YouTube': [
    '0:00:01.000,0:00:02.500\nHello\n\n0:00:03.000,0:00:04.000\nagain\n',
    ['1 | - | Hello', '3 | - | again'],
  ],
  'captions that roll up': [
    'WEBVTT\n\n00:01.000 --> 00:02.000\nwe are\n\n00:02.000 --> 00:02.010\nwe are\n\n00:02.010 --> 00:03.000\nwe are\n<00:02.100><c>going on</c>\n\n00:03.000 --> 00:03.010\ngoing on\n\n00:03.010 --> 00:04.000\ngoing on\nto the end\n',
    ['1 | - | we are', '2.01 | - | going on', '3.01 | - | to the end'],
  ],
  'captions whose last line grows': [
    'WEBVTT\n\n00:01.000 --> 00:02.000\nwe\nare\n\n00:02.000 --> 00:03.000\nare going on\n\n00:03.000 --> 00:04.000\nare going on to the\n\n00:04.000 --> 00:05.000\nare going on to the\nend\n',
    ['1 | - | we', '1 | - | are', '2 | - | going on', '3 | - | to the', '4 | - | end'],
  ],
  'sounds and music': [
    'WEBVTT\n\n00:01.000 --> 00:02.000\n[Laughter] Well (applause) so\n\n00:02.000 --> 00:03.000\n♪ ♪\n\n00:03.000 --> 00:04.000\n好（笑）的\n',
    ['1 | - | Well so', '3 | - | 好 的'],
  ],
  'captions of Zoom': [
    'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nMei Lin: Good morning.\n\n2\n00:00:03.000 --> 00:00:04.000\nZhiming Chen: Morning. One thing: it is late.\n\n3\n00:00:05.000 --> 00:00:06.000\nMei Lin: So it is.\n',
    [
      '1 | Mei Lin | Good morning.',
      '3 | Zhiming Chen | Morning. One thing: it is late.',
      '5 | Mei Lin | So it is.',
    ],
  ],
  'a saved transcript of Zoom': [
    '[Mei Lin] 00:10:01\nGood morning.\n\n[Zhiming Chen] 00:10:05\nMorning.\nHow are you?\n',
    ['601 | Mei Lin | Good morning.', '605 | Zhiming Chen | Morning. How are you?'],
  ],
  'a transcript of Teams': [
    'Mei Lin   0:03\nGood morning.\n\nZhiming Chen   1:02:03\nMorning.\n',
    ['3 | Mei Lin | Good morning.', '3723 | Zhiming Chen | Morning.'],
  ],
  'a transcript of Google Meet': [
    '# Panel – Transcript\n\n### 00:05:00\n\n**Mei Lin:** Good morning.\n\n**Zhiming Chen:** Morning.\n\n### 00:10:00\n\n**Mei Lin:** Go on.\n',
    [
      '- | - | Panel – Transcript',
      '300 | Mei Lin | Good morning.',
      '300 | Zhiming Chen | Morning.',
      '600 | Mei Lin | Go on.',
    ],
  ],
  'the segments of a podcast': [
    '{"version":"1.0.0","segments":[{"speaker":"Lin","startTime":1.5,"endTime":2,"body":"Good"},{"startTime":2,"body":"morning"}]}',
    ['1.5 | Lin | Good', '2 | - | morning'],
  ],
  'the segments of Whisper': [
    '{"text":"all","segments":[{"id":0,"start":0.0,"end":2.0,"text":" Good morning."}],"language":"en"}',
    ['0 | - | Good morning.'],
  ],
  'names without times': [
    'Lin: Good morning.\nIt is early.\n\nChen: It is: six o’clock.\n\nLin: Yes.\n',
    ['- | Lin | Good morning. It is early.', '- | Chen | It is: six o’clock.', '- | Lin | Yes.'],
  ],
  'names in Chinese': [
    '林美：早安，各位。\n陳志明：重點是：做完。\n林美：好。\n',
    ['- | 林美 | 早安，各位。', '- | 陳志明 | 重點是：做完。', '- | 林美 | 好。'],
  ],
  'times before names, in brackets': [
    '[00:12:34] Lin: Good morning.\n[00:12:40] Chen: Morning.\n[00:12:50] Lin: So.\n',
    ['754 | Lin | Good morning.', '760 | Chen | Morning.', '770 | Lin | So.'],
  ],
  'times behind names': [
    'Lin (12:34): Good morning.\n\nChen (12:40): Morning.\n',
    ['754 | Lin | Good morning.', '760 | Chen | Morning.'],
  ],
  'an article': [
    '# Slow software\n\nBy nobody. The thing is: it works, and\nit began at 12:30.\n\n> “Simple,” he said.\n\nNote: [a link](https://example.org) ends it.\n',
    [
      '- | - | Slow software',
      '- | - | By nobody. The thing is: it works, and it began at 12:30.',
      '- | - | “Simple,” he said.',
      '- | - | Note: a link ends it.',
    ],
  ],
};

describe('a transcript is read as programs write it', () => {
  it.each(Object.entries(FILES))('%s', (_, [text, passages]) => {
    expect(lines(text)).toEqual(passages);
  });

  it('names the line where each passage begins', () => {
    const { transcript } = read('Lin: One.\n\nChen: Two.\n\nLin: Three.\n');
    expect(transcript?.passages.map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});

describe('a file that is no transcript', () => {
  const page = '<!doctype html><p>Lin: Hello</p>';
  it.each([['{}'], ['[1, 2]'], [page], ['...\n---\n'], ['WEBVTT\n\nNOTE nothing\n']])(
    '%s',
    (text) => {
      const { transcript, problems } = read(text);
      expect(transcript).toBeUndefined();
      expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
        'error transcript/none',
      ]);
    },
  );

  it('warns where times run back, at the line of the first', () => {
    const { problems } = read('[00:10] Lin: a\n[00:20] Chen: b\n[00:05] Lin: c\n');
    expect(problems).toMatchObject([{ code: 'transcript/backwards', place: { line: 3 } }]);
  });

  it('warns of more speakers than a talk has', () => {
    const text = Array.from({ length: 200 }, (_, i) => `Person ${i}: One\n\nPerson ${i}: Two\n`);
    expect(read(text.join('\n')).problems).toMatchObject([
      { code: 'transcript/speakers', message: expect.stringContaining('200 speakers') },
    ]);
  });
});
