/** Where the lifelines of a sequence diagram are: as near to each other as their messages allow. */
import type { Size } from './diagram.js';
import { areaOf, boxOf, LINE } from './label-size.js';
import type { Sequence, SequenceMessage, SequenceNote } from './sequence.js';

export type Pieces = readonly string[];

/** Ems. */
export const SELF = { width: 1.4, gap: 0.35 };
export const NOTE_GAP = 0.5;
const BETWEEN_HEADS = 0.9;
const BESIDE_LABEL = 1.9;

export interface Columns {
  /** The middle of each, from the first one's. */
  readonly middles: readonly number[];
  readonly heads: readonly Size[];
  /** The height of all heads. */
  readonly head: number;
}

/** The label of a message, with its number. */
export function messageSize({ label, number }: SequenceMessage<Pieces>, most: number): Size {
  const pieces = [...(number === undefined ? [] : [`${number} `]), ...(label ?? [])];
  return pieces.length === 0 ? { width: 0, height: 0 } : areaOf(pieces, most);
}

export function noteSize({ label }: SequenceNote<Pieces>, most: number): Size {
  const { width, height } = areaOf(label, most);
  return { width: width + 1.2, height: height + 0.5 };
}

/**
 * @param most how wide a label may be before it breaks, ems
 * @param spread what there is between two beside what is needed
 */
export function columnsOf(sequence: Sequence<Pieces>, most: number, spread: number): Columns {
  const { participants } = sequence;
  const heads = participants.map(({ label, under, isActor }) =>
    boxOf({ key: '', label, under, shape: isActor ? 'rounded' : 'box' }, most),
  );
  const distances = heads.slice(1).map(({ width }, index) => {
    return (width + (heads[index]?.width ?? 0)) / 2 + BETWEEN_HEADS;
  });
  const needs = needsOf(sequence, most).toSorted((a, b) => a.to - a.from - (b.to - b.from));
  for (const { from, to, width } of needs) {
    const between = distances.slice(from, to);
    const lack = width - between.reduce((sum, one) => sum + one, 0);
    if (lack <= 0) continue;
    for (let index = from; index < to; index++) {
      distances[index] = (distances[index] ?? 0) + lack / between.length;
    }
  }
  let middle = 0;
  const middles = [0, ...distances.map((distance) => (middle += distance + spread))];
  const head = Math.max(2 * LINE, ...heads.map(({ height }) => height));
  return { middles: middles.slice(0, participants.length), heads, head };
}

/** How far apart two lifelines must be at least. */
interface Need {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

function needsOf({ participants, steps }: Sequence<Pieces>, most: number): Need[] {
  const last = participants.length - 1;
  const places = new Map(participants.map(({ key }, index) => [key, index]));
  const placeOf = (key: string | undefined): number => places.get(key ?? '') ?? 0;
  const needs: Need[] = [];
  const add = (from: number, to: number, width: number): void => {
    if (from >= 0 && to <= last && from < to) needs.push({ from, to, width });
  };
  for (const step of steps) {
    if (step.type === 'message') {
      const [from, to] = [placeOf(step.from), placeOf(step.to)];
      const { width } = messageSize(step, most);
      if (from === to) add(from, from + 1, SELF.width + SELF.gap + width + 1);
      else add(Math.min(from, to), Math.max(from, to), width + BESIDE_LABEL);
    } else if (step.type === 'note') {
      const [from, to] = [placeOf(step.of[0]), placeOf(step.of.at(-1))];
      const { width } = noteSize(step, most);
      if (step.side === 'right') add(from, from + 1, width + 2 * NOTE_GAP);
      else if (step.side === 'left') add(from - 1, from, width + 2 * NOTE_GAP);
      else if (from !== to) add(Math.min(from, to), Math.max(from, to), width - 1.6);
      else {
        add(from, from + 1, width / 2 + NOTE_GAP);
        add(from - 1, from, width / 2 + NOTE_GAP);
      }
    }
  }
  return needs;
}
