/** Reads the statements of Mermaid's sequence diagrams: participants, messages, notes, blocks. */
import { parseColor } from '../../color/index.js';
import type { Text } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { problem } from '../diagram-problems.js';
import type {
  FragmentWord,
  Participant,
  Sequence,
  SequenceMessage,
  SequenceStep,
} from '../diagrams/index.js';
import { type MermaidFault, statementsIn, withoutMarkup } from './statements.js';

type Step = SequenceStep<Text>;

/** Of each arrow its head, the longer forms first; two dashes are a dashed line. */
const ARROWS: readonly (readonly [arrow: string, head: SequenceMessage<Text>['head']])[] = [
  ...([
    ['<<-->>', 'both'],
    ['<<->>', 'both'],
    ['-->>', 'end'],
    ['->>', 'end'],
    ['-->', 'none'],
    ['->', 'none'],
    ['--x', 'cross'],
    ['-x', 'cross'],
    ['--)', 'open'],
    ['-)', 'open'],
  ] as const),
];

/** A participant's key, which may have blanks and dashes, an arrow, a sign, another key, a text. */
const MESSAGE = new RegExp(
  `^(?<from>[^<>:,;+()]+?)\\s*(?<arrow>${ARROWS.map(([arrow]) => arrow.replace(')', '\\)')).join('|')})\\s*(?<sign>[+-])?\\s*(?<to>[^<>:,;+()-][^<>:,;+()]*?)\\s*(?::\\s*(?<label>.*))?$`,
);
const PARTICIPANT =
  /^(?<kind>participant|actor)\s+(?<key>[^<>:,;@]+?)\s*(?:@(?<config>\{.*?\}))?(?:\s+as\s+(?<label>.+))?$/;
const NOTE = /^note\s+(?<side>left of|right of|over)\s+(?<of>[^:]+?)\s*:\s*(?<label>.+)$/i;
const OPEN = /^(?<word>alt|opt|loop|par|critical|break|rect)\b\s*(?<label>.*)$/;
/** What parts a block, and the words that may. */
const PARTS: Readonly<Record<string, string>> = { else: 'alt', and: 'par', option: 'critical' };

/** Statements of Mermaid's that a slide does not have, with what to do instead. */
const REFUSED: readonly (readonly [statement: RegExp, hint: string])[] = [
  [/^create\b/, 'Name it with `participant` at the top: all begin there.'],
  [/^destroy\b/, 'Take the line out: a lifeline leads to the end.'],
  [/^title\b/, 'Write the slide’s `title`.'],
  [/^(?:accTitle|accDescr)\b/, 'Take the line out: the description is made from the messages.'],
  [/^(?:links?|properties|details)\b/, 'Take the line out: a slide has no menus.'],
  [/^par_over\b/, 'Write `par`.'],
];

interface Reading {
  readonly participants: Map<string, Participant<Text>>;
  readonly steps: Step[];
  /** The blocks that are open, the innermost last. */
  readonly open: { readonly word: FragmentWord | 'box'; readonly line: Text }[];
  /** How many bars each participant has. */
  readonly active: Map<string, number>;
  boxes: number;
  box: Participant<Text>['box'];
  /** The number of the next message, and what each adds. */
  next: number | undefined;
  by: number;
}

/** @param problems gets what cannot be read, at its line */
export function readSequence(lines: readonly Text[], problems: Problem[]): Sequence<Text> {
  const reading: Reading = {
    ...{ participants: new Map(), steps: [], open: [], active: new Map() },
    ...{ boxes: 0, box: undefined, next: undefined, by: 1 },
  };
  for (const line of lines) {
    for (const text of statementsIn(line.text)) {
      const fault = readStatement({ ...line, text }, reading);
      if (fault) problems.push(problem('mermaid', fault.message, fault.hint, line.place));
    }
  }
  for (const { word, line } of reading.open) {
    const hint = 'Write `end` behind its last line.';
    problems.push(problem('mermaid', `The \`${word}\` has no end`, hint, line.place));
  }
  return { participants: [...reading.participants.values()], steps: reading.steps };
}

/** A statement of another form is for the reader behind. */
type Outcome = 'done' | 'other' | MermaidFault;

function readStatement(line: Text, reading: Reading): MermaidFault | undefined {
  for (const read of [refuse, readParticipant, readNote, readActive, readNumbers, readBlock]) {
    const outcome = read(line, reading);
    if (outcome === 'other') continue;
    return outcome === 'done' ? undefined : outcome;
  }
  return readMessage(line, reading);
}

function refuse({ text }: Text): Outcome {
  const hint = REFUSED.find(([statement]) => statement.test(text))?.[1];
  return hint === undefined ? 'other' : { message: `“${text}” is not drawn on a slide`, hint };
}

function readParticipant(line: Text, reading: Reading): Outcome {
  const found = PARTICIPANT.exec(line.text)?.groups;
  if (!found) return 'other';
  const { kind, key = '', config = '', label } = found;
  // The forms of boundaries, databases and the like are all boxes here.
  const alias = /"alias"\s*:\s*"([^"]*)"/.exec(config)?.[1];
  const isActor = kind === 'actor' || /"type"\s*:\s*"actor"/.test(config);
  const text = withoutMarkup(label ?? alias ?? key).replace(/^(?:no)?wrap:\s*/, '');
  const before = reading.participants.get(key);
  if (before && reading.box) {
    const hint = 'Name those of a box in it, before anything else names them.';
    return { message: `“${key}” is named before its box`, hint };
  }
  reading.participants.set(key, {
    ...before,
    key,
    label: { ...line, text },
    isActor,
    box: reading.box ?? before?.box,
  });
  return 'done';
}

/** One that no line has named yet is named by its first message. */
function nameOf(given: string, line: Text, { participants }: Reading): string {
  const key = given.trim();
  if (!participants.has(key)) {
    participants.set(key, { key, label: { ...line, text: key }, isActor: false });
  }
  return key;
}

function readNote(line: Text, reading: Reading): Outcome {
  const found = NOTE.exec(line.text)?.groups;
  if (!found) return 'other';
  const side = found.side?.toLowerCase();
  const of = (found.of ?? '').split(',').map((key) => nameOf(key, line, reading));
  if (of.length > 2 || (of.length > 1 && side !== 'over')) {
    const hint = 'Write `Note over a,b: text`, or `Note left of a: text`.';
    return { message: `A note cannot be ${side} “${found.of}”`, hint };
  }
  const label = { ...line, text: labelOf(found.label ?? '') };
  const type = 'note';
  reading.steps.push({
    ...{ type, of, label },
    side: side === 'left of' ? 'left' : side === 'right of' ? 'right' : 'over',
  });
  return 'done';
}

function readActive(line: Text, reading: Reading): Outcome {
  const found = /^(?<type>activate|deactivate)\s+(?<of>[^<>:,;]+)$/.exec(line.text)?.groups;
  if (!found) return 'other';
  const type = found.type === 'activate' ? 'activate' : 'deactivate';
  const of = nameOf(found.of ?? '', line, reading);
  const fault = countActive(of, type === 'activate' ? 1 : -1, reading);
  if (fault) return fault;
  // That of a message just before is drawn with it, so that its arrow ends at the bar.
  const last = reading.steps.at(-1);
  const isWith = last?.type === 'message' && last.from !== last.to;
  if (isWith && type === 'activate' && last.to === of && !last.activates) {
    reading.steps.splice(-1, 1, { ...last, activates: true });
  } else if (isWith && type === 'deactivate' && last.from === of && !last.deactivates) {
    reading.steps.splice(-1, 1, { ...last, deactivates: true });
  } else {
    reading.steps.push({ type, of });
  }
  return 'done';
}

function countActive(of: string, change: 1 | -1, { active }: Reading): MermaidFault | undefined {
  const count = (active.get(of) ?? 0) + change;
  if (count < 0) {
    const hint = `Write \`activate ${of}\` before, or a \`+\` at the message to it.`;
    return { message: `“${of}” is not active here`, hint };
  }
  active.set(of, count);
  return undefined;
}

function readNumbers({ text }: Text, reading: Reading): Outcome {
  const found = /^autonumber(?:\s+(?<first>off|[\d.]+)(?:\s+(?<by>[\d.]+))?)?$/.exec(text);
  if (!found) return 'other';
  const { first = '1', by = '1' } = found.groups ?? {};
  reading.next = first === 'off' ? undefined : Number(first);
  reading.by = Number(by);
  return 'done';
}

function readBlock(line: Text, reading: Reading): Outcome {
  const { text } = line;
  const { open, steps } = reading;
  const opened = OPEN.exec(text)?.groups;
  if (opened) {
    const word = opened.word as FragmentWord;
    open.push({ word, line });
    // The colour of a field is the theme's.
    steps.push({
      type: 'open',
      word,
      label: word === 'rect' ? undefined : labelIn(opened.label, line),
    });
    return 'done';
  }
  const box = /^box\b\s*(?<label>.*)$/.exec(text)?.groups;
  if (box) {
    if (open.length > 0)
      return { message: 'A box begins within another block', hint: 'End that with `end`.' };
    open.push({ word: 'box', line });
    reading.box = { index: reading.boxes, label: labelIn(withoutColor(box.label ?? ''), line) };
    reading.boxes++;
    return 'done';
  }
  const [, part, label] = /^(else|and|option)\b\s*(.*)$/.exec(text) ?? [];
  if (part !== undefined) {
    if (open.at(-1)?.word !== PARTS[part]) {
      const hint = `It stands in a \`${PARTS[part]}\`, before its \`end\`.`;
      return { message: `No \`${PARTS[part]}\` is open for this \`${part}\``, hint };
    }
    steps.push({ type: 'else', label: labelIn(label, line) });
    return 'done';
  }
  if (text !== 'end') return 'other';
  const last = open.pop();
  if (!last) return { message: 'No block ends here', hint: 'Take `end` out.' };
  if (last.word === 'box') reading.box = undefined;
  else steps.push({ type: 'close' });
  return 'done';
}

function readMessage(line: Text, reading: Reading): MermaidFault | undefined {
  const found = MESSAGE.exec(line.text)?.groups;
  if (!found) {
    const hint =
      'Write a message as `a->>b: text`, `a-->>b`, `a->b`, `a-xb` or `a-)b`; also read are participant, actor, box, Note, activate, alt, opt, loop, par, critical, break, rect and autonumber.';
    return { message: `“${line.text}” cannot be read`, hint };
  }
  const { arrow = '', sign } = found;
  const [from, to] = [found.from ?? '', found.to ?? ''].map((key) => nameOf(key, line, reading));
  if (from === undefined || to === undefined) return undefined;
  const fault =
    sign === '+'
      ? countActive(to, 1, reading)
      : sign === '-'
        ? countActive(from, -1, reading)
        : undefined;
  if (fault) return fault;
  const number = reading.next;
  // Decimals are counted in hundredths.
  if (number !== undefined) reading.next = Math.round((number + reading.by) * 100) / 100;
  reading.steps.push({
    ...{ type: 'message', from, to, number, label: labelIn(found.label, line) },
    ...{ dashed: arrow.includes('--'), activates: sign === '+', deactivates: sign === '-' },
    head: ARROWS.find(([one]) => one === arrow)?.[1] ?? 'end',
  });
  return undefined;
}

function labelIn(label: string | undefined, line: Text): Text | undefined {
  const text = labelOf(label ?? '');
  return text === '' ? undefined : { ...line, text };
}

/** Labels wrap by themselves. */
function labelOf(text: string): string {
  return withoutMarkup(text.replace(/^:?\s*(?:no)?wrap:\s*/, ''));
}

/** The name of a box behind its colour, which is the theme's here. */
function withoutColor(label: string): string {
  const color = /^(?:rgba?\([^)]*\)|hsla?\([^)]*\)|#[\da-f]+|transparent|[a-z]+)(?=\s|$)/i.exec(
    label,
  )?.[0];
  if (color === undefined) return label;
  const isColor = /^(?:transparent$|#|.*\()/.test(color) || parseColor(color) !== undefined;
  return isColor ? label.slice(color.length).trim() : label;
}
