/** Places a sequence diagram: its steps one below the other, as large as its frame allows. */
import type { Rectangle, Size } from './diagram.js';
import { areaOf, widthOf } from './label-size.js';
import { sizeIn } from './place-graph.js';
import type {
  MessageEnd,
  PlacedFragment,
  PlacedMessage,
  Sequence,
  SequenceLayout,
  SequenceMessage,
  SequenceNote,
  SequenceStep,
} from './sequence.js';
import {
  type Columns,
  columnsOf,
  messageSize,
  NOTE_GAP,
  noteSize,
  type Pieces,
  SELF,
} from './sequence-columns.js';
import { createLifelines, type Lifelines } from './sequence-lifelines.js';

/** How wide labels may be before they break: that with which the text is largest is taken; ems. */
const MOST_WIDE = [8, 11, 15, 20, 28];
/** What is free is between the lifelines and the steps, up to so much each; ems. */
const SPREAD = { across: 8, down: 0.9 };

/** Ems. */
const STEP = { gap: 0.32, line: 0.2 };
const FRAGMENT = { before: 0.38, after: 0.38, row: 1.5, side: 0.55 };
/** From a message's end to what is around it: the other half of a bar. */
const BESIDE_END = 0.4;
const BOX = { label: 1.6, side: 0.5 };

/**
 * @param frame what there is for it, CSS pixels
 */
export function placeSequence(sequence: Sequence<Pieces>, frame: Size): SequenceLayout {
  const close = MOST_WIDE.map((most) => ({
    most,
    layout: placed(sequence, columnsOf(sequence, most, 0), most, 0),
  }));
  const best = close.reduce((one, other) =>
    sizeIn(other.layout, frame) > sizeIn(one.layout, frame) ? other : one,
  );
  const { most, layout } = best;
  const size = sizeIn(layout, frame);
  const gaps = Math.max(1, sequence.participants.length - 1);
  const rows = sequence.steps.filter(({ type }) => type === 'message' || type === 'note').length;
  const share = (free: number, count: number, limit: number): number =>
    Math.max(0, Math.min(limit, free / count));
  // A hair less, so that the text stays as large.
  const across = share(frame.width / size - layout.width - 0.01, gaps, SPREAD.across);
  const down = share(frame.height / size - layout.height - 0.01, rows + 1, SPREAD.down);
  return placed(sequence, columnsOf(sequence, most, across), most, down);
}

interface Drawing {
  readonly columns: Columns;
  readonly places: ReadonlyMap<string, number>;
  readonly most: number;
  readonly gap: number;
  readonly lifelines: Lifelines;
  readonly messages: PlacedMessage[];
  readonly notes: Rectangle[];
  readonly fragments: OpenFragment[];
  /** Those that are open, the innermost last. */
  readonly open: OpenFragment[];
  readonly dividers: OpenDivider[];
  /** How far down it is. */
  y: number;
}

interface OpenFragment {
  readonly top: number;
  readonly tag: Size | undefined;
  readonly label: Size | undefined;
  left: number;
  right: number;
  bottom: number;
  /** What its labels need. */
  width: number;
}

interface OpenDivider {
  readonly fragment: OpenFragment;
  readonly y: number;
  readonly label: Size | undefined;
}

function placed(
  sequence: Sequence<Pieces>,
  columns: Columns,
  most: number,
  spread: number,
): SequenceLayout {
  const { participants, steps } = sequence;
  const hasBoxes = participants.some(({ box }) => box !== undefined);
  const top = hasBoxes ? BOX.label : 0;
  const drawing: Drawing = {
    columns,
    places: new Map(participants.map(({ key }, index) => [key, index])),
    most,
    gap: STEP.gap + spread,
    lifelines: createLifelines(columns.middles, top + columns.head),
    ...{ messages: [], notes: [], fragments: [], open: [], dividers: [] },
    y: top + columns.head + 0.15,
  };
  for (const step of steps) addStep(step, drawing);
  const bottom = drawing.y + 0.5;
  const lines = drawing.lifelines.ended(bottom);
  const heads = columns.heads.map(({ width }, index): Rectangle => {
    return { x: (columns.middles[index] ?? 0) - width / 2, y: top, width, height: columns.head };
  });
  const end = hasBoxes ? bottom + 0.4 : bottom;
  return shifted({
    ...{ width: 0, height: end, participants: heads, ...lines },
    ...{ messages: drawing.messages, notes: drawing.notes },
    fragments: drawing.fragments.map(fragmentOf),
    dividers: drawing.dividers.map(dividerOf),
    boxes: boxesOf(sequence, heads, end),
  });
}

function addStep(step: SequenceStep<Pieces>, drawing: Drawing): void {
  const { open, lifelines } = drawing;
  switch (step.type) {
    case 'message':
      addMessage(step, drawing);
      break;
    case 'note':
      addNote(step, drawing);
      break;
    case 'activate':
      lifelines.activate(placeOf(step.of, drawing), drawing.y);
      break;
    case 'deactivate':
      // Not on the edge of a fragment that has ended.
      lifelines.deactivate(placeOf(step.of, drawing), drawing.y + 0.2);
      break;
    case 'open': {
      const isRect = step.word === 'rect';
      drawing.y += FRAGMENT.before;
      const tag = isRect ? undefined : { width: widthOf(step.word) + 0.9, height: 1.35 };
      const label = step.label && areaOf(step.label, drawing.most);
      const width = (tag?.width ?? 0) + (label === undefined ? 0.5 : label.width + 1);
      const fragment = {
        ...{ top: drawing.y, tag, label, width, bottom: drawing.y },
        ...{ left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY },
      };
      drawing.fragments.push(fragment);
      open.push(fragment);
      if (!isRect) drawing.y += Math.max(FRAGMENT.row, (label?.height ?? 0) + 0.2) - STEP.gap;
      break;
    }
    case 'else': {
      const fragment = open.at(-1);
      if (!fragment) break;
      const label = step.label && areaOf(step.label, drawing.most);
      drawing.y += FRAGMENT.after;
      drawing.dividers.push({ fragment, y: drawing.y, label });
      if (label) {
        fragment.width = Math.max(fragment.width, label.width + 1);
        drawing.y += label.height + 0.2 - STEP.gap / 2;
      }
      break;
    }
    case 'close':
      closeFragment(drawing);
      break;
  }
}

function closeFragment(drawing: Drawing): void {
  const fragment = drawing.open.pop();
  if (!fragment) return;
  const { middles } = drawing.columns;
  if (fragment.left > fragment.right) {
    fragment.left = middles[0] ?? 0;
    fragment.right = middles.at(-1) ?? 0;
  }
  drawing.y += FRAGMENT.after;
  fragment.bottom = drawing.y;
  fragment.left -= FRAGMENT.side;
  fragment.right = Math.max(fragment.right + FRAGMENT.side, fragment.left + fragment.width);
  reach(fragment.left, fragment.right, drawing);
}

/** What is drawn in the open fragments makes them wider. */
function reach(left: number, right: number, { open }: Drawing): void {
  for (const one of open) {
    one.left = Math.min(one.left, left);
    one.right = Math.max(one.right, right);
  }
}

function addMessage(step: SequenceMessage<Pieces>, drawing: Drawing): void {
  const { lifelines, most, gap } = drawing;
  const [from, to] = [placeOf(step.from, drawing), placeOf(step.to, drawing)];
  const size = messageSize(step, most);
  drawing.y += gap;
  if (from === to) {
    addSelfMessage(step, from, size, drawing);
    return;
  }
  drawing.y += size.height + STEP.line;
  const { y } = drawing;
  const isForward = to > from;
  const start = lifelines.endAt(from, isForward ? 1 : -1, y);
  if (step.activates) lifelines.activate(to, y);
  const end = lifelines.endAt(to, isForward ? -1 : 1, y);
  if (step.deactivates) lifelines.deactivate(from, y);
  const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
  const x = (left + right - size.width) / 2;
  const label = size.width === 0 ? undefined : { ...size, x, y: y - STEP.line - size.height };
  const points = [start, end].map((one) => ({ x: one.x, y }));
  drawing.messages.push({ points, ...endsOf(start, end), label });
  reach(left - BESIDE_END, right + BESIDE_END, drawing);
}

/** Out to the right and back, with its label beside it. */
function addSelfMessage(
  step: SequenceMessage<Pieces>,
  at: number,
  size: Size,
  drawing: Drawing,
): void {
  const { lifelines } = drawing;
  const height = Math.max(1, size.height - 0.3);
  const first = drawing.y + 0.25;
  const last = first + height;
  const start = lifelines.endAt(at, 1, first);
  if (step.activates) lifelines.activate(at, last);
  const end = lifelines.endAt(at, 1, last);
  if (step.deactivates) lifelines.deactivate(at, last);
  const out = Math.max(start.x, end.x) + SELF.width;
  const points = [
    { x: start.x, y: first },
    ...[first, last].map((y) => ({ x: out, y })),
    { x: end.x, y: last },
  ];
  const x = out + SELF.gap;
  const y = (first + last - size.height) / 2;
  const label = size.width === 0 ? undefined : { ...size, x, y };
  drawing.messages.push({ points, ...endsOf(start, end), label });
  drawing.y = last + 0.1;
  reach(start.x, label ? x + size.width : out, drawing);
}

function endsOf(from: MessageEnd, to: MessageEnd): Pick<PlacedMessage, 'from' | 'to'> {
  return { from: { key: from.key, site: from.site }, to: { key: to.key, site: to.site } };
}

function addNote(step: SequenceNote<Pieces>, drawing: Drawing): void {
  const { columns, gap, most, notes } = drawing;
  const size = noteSize(step, most);
  const ends = step.of.map((key) => columns.middles[placeOf(key, drawing)] ?? 0);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const width =
    step.side === 'over' && last > first ? Math.max(size.width, last - first + 1.6) : size.width;
  const x = {
    left: first - NOTE_GAP - width,
    right: last + NOTE_GAP,
    over: (first + last - width) / 2,
  }[step.side];
  drawing.y += gap;
  notes.push({ x, y: drawing.y, width, height: size.height });
  drawing.y += size.height;
  reach(x, x + width, drawing);
}

function placeOf(key: string, { places }: Drawing): number {
  return places.get(key) ?? 0;
}

function fragmentOf({ top, bottom, left, right, tag, label }: OpenFragment): PlacedFragment {
  const x = left + (tag?.width ?? 0) + 0.4;
  return {
    ...{ x: left, y: top, width: right - left, height: bottom - top },
    tag: tag && { ...tag, x: left, y: top },
    label: label && { ...label, x, y: top + 0.1 },
  };
}

function dividerOf({ fragment, y, label }: OpenDivider): SequenceLayout['dividers'][number] {
  const { left, right } = fragment;
  return {
    line: { x: left, y, width: right - left, height: 0 },
    label: label && { ...label, x: left + 0.4, y: y + 0.15 },
  };
}

/** Around the lifelines of participants that belong together. */
function boxesOf(
  { participants }: Sequence<Pieces>,
  heads: readonly Rectangle[],
  bottom: number,
): Rectangle[] {
  const boxes: Rectangle[] = [];
  for (const [index, { box }] of participants.entries()) {
    const head = heads[index];
    if (!box || !head) continue;
    const label = box.label ? widthOf(box.label.join('')) + 1.4 : 0;
    const before = boxes[box.index];
    const x = before?.x ?? head.x - BOX.side;
    const width = Math.max(head.x + head.width + BOX.side - x, label);
    boxes[box.index] = { x, y: 0, width, height: bottom };
  }
  return boxes;
}

/** Moved so that nothing is left of 0. */
function shifted(layout: SequenceLayout): SequenceLayout {
  const { participants, messages, notes, fragments, boxes } = layout;
  const labels = messages.flatMap(({ label }) => label ?? []);
  const all = [...participants, ...labels, ...notes, ...fragments, ...boxes];
  const out = messages.flatMap(({ points }) => points.map(({ x }) => x));
  const least = Math.min(...all.map(({ x }) => x), ...out);
  const most = Math.max(...all.map(({ x, width }) => x + width), ...out);
  const moved = <One extends { readonly x: number }>(one: One): One => ({
    ...one,
    x: one.x - least,
  });
  return {
    ...layout,
    width: most - least,
    participants: participants.map(moved),
    lifelines: layout.lifelines.map(moved),
    bars: layout.bars.map(moved),
    messages: messages.map(({ points, label, ...message }) => {
      return { ...message, points: points.map(moved), label: label && moved(label) };
    }),
    notes: notes.map(moved),
    fragments: fragments.map(({ tag, label, ...fragment }) => {
      return { ...moved(fragment), tag: tag && moved(tag), label: label && moved(label) };
    }),
    dividers: layout.dividers.map(({ line, label }) => {
      return { line: moved(line), label: label && moved(label) };
    }),
    boxes: boxes.map(moved),
  };
}
