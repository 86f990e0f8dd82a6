/** Sequence diagrams: from what Mermaid's lines say to what the template sees. */
import type { Person, Slide, ViewMap } from '../deck/index.js';
import { wordsFor } from '../deck/index.js';
import type { Text } from '../outline/index.js';
import type { Problem } from '../problem.js';
import { problem, type SlideDiagram } from './diagram-problems.js';
import {
  type DrawnDiagram,
  drawLayout,
  type MessageHead,
  type Participant,
  placeSequence,
  type Rectangle,
  type Sequence,
  type SequenceLayout,
  type SequenceMessage,
  type SequenceStep,
  sizeIn,
  TEXT_SIZE,
} from './diagrams/index.js';
import { plainText } from './text/inline.js';
import { phrases } from './text/phrases.js';

type Frame = Parameters<typeof sizeIn>[1];

/** @returns undefined for one that is empty, or too large to be read */
export function sequenceDiagram(
  sequence: Sequence<Text>,
  slide: Slide,
  people: readonly Person[],
  frame: Frame,
  problems: Problem[],
): SlideDiagram | undefined {
  const { participants, steps } = sequence;
  if (participants.length === 0) {
    const hint = 'Write its messages: `a->>b: Hello`.';
    problems.push(problem('empty', 'The diagram has no messages', hint, slide.place));
    return undefined;
  }
  const layout = placeSequence(inPieces(sequence, slide, people), frame);
  const size = sizeIn(layout, frame);
  if (size < TEXT_SIZE.least) {
    const count = steps.filter(({ type }) => type === 'message' || type === 'note').length;
    const message = `The diagram’s ${participants.length} participants and ${count} messages would leave its text ${Math.floor(size)} px, and ${TEXT_SIZE.least} px is the least`;
    const hint = 'Shorten its texts, take steps out or make two diagrams of it.';
    problems.push(problem('too-small', message, hint, slide.place));
    return undefined;
  }
  const messages = messagesIn(steps);
  const name = `diagram-${slide.number}`;
  const heads = messages.map(({ head }) => ({
    atEnd: head !== 'none',
    atStart: head === 'both',
    isOpen: head === 'open' || head === 'cross',
  }));
  const { participants: nodes, messages: edges } = layout;
  const drawn = drawLayout({ ...layout, nodes, edges, groups: [] }, name, heads, {
    ...{ b: layout.boxes, f: layout.fragments, l: layout.lifelines, a: layout.bars },
    ...{ m: layout.notes, d: layout.dividers.map(({ line }) => line) },
    ...{ w: layout.fragments.flatMap(({ tag }) => tag ?? []) },
    c: layout.fragments.flatMap(({ label }) => label ?? []),
    o: layout.dividers.flatMap(({ label }) => label ?? []),
  });
  const view = {
    ...{ name, alt: altText(sequence, slide), isSequence: true },
    ...viewsOf(sequence, people, layout, drawn),
  };
  return { view: view as unknown as ViewMap, css: drawn.css };
}

function messagesIn<Label>(steps: readonly SequenceStep<Label>[]): SequenceMessage<Label>[] {
  return steps.flatMap((step) => (step.type === 'message' ? [step] : []));
}

/** A participant that is one of the deck's people, by key or by name. */
function personOf(
  { key, label }: Participant<Text>,
  people: readonly Person[],
): Person | undefined {
  return people.find(
    (one) => one.key === key || [one.name.text, one.short.text].includes(label.text),
  );
}

/** The person whose name stands below, since no colour alone says who it is; not where the label does. */
function underOf(participant: Participant<Text>, people: readonly Person[]): Person | undefined {
  const person = personOf(participant, people);
  return person && !participant.label.text.includes(person.short.text) ? person : undefined;
}

function inPieces(
  { participants, steps }: Sequence<Text>,
  { math, lang }: Slide,
  people: readonly Person[],
): Sequence<readonly string[]> {
  const pieces = (label: Text): readonly string[] =>
    phrases(plainText(label.text, math), lang).flatMap((one) => one.match(/\S+\s*/g) ?? []);
  const some = (label: Text | undefined) => label && pieces(label);
  return {
    participants: participants.map(({ label, box, ...one }) => ({
      ...{ ...one, label: pieces(label), under: underOf({ ...one, label }, people)?.short.text },
      box: box && { ...box, label: some(box.label) },
    })),
    steps: steps.map((step) => {
      switch (step.type) {
        case 'note':
          return { ...step, label: pieces(step.label) };
        case 'message':
        case 'open':
        case 'else':
          return { ...step, label: some(step.label) };
        default:
          return step;
      }
    }),
  };
}

const ARROWS: Readonly<Record<MessageHead, 'end' | 'both' | 'none'>> = {
  ...{ end: 'end', both: 'both', none: 'none', cross: 'end', open: 'end' },
};

function viewsOf(
  { participants, steps }: Sequence<Text>,
  people: readonly Person[],
  layout: SequenceLayout,
  { more, nodes, edges }: DrawnDiagram,
) {
  const tones = participants.map((one) => {
    const person = personOf(one, people);
    return person ? `tone-hue ${person.hue}` : '';
  });
  const boxes = new Map(participants.flatMap(({ box }) => (box ? [[box.index, box]] : [])));
  const opened = steps.flatMap((step) => (step.type === 'open' ? [step] : []));
  const classes = {
    words: [...(more.w ?? [])],
    conditions: [...(more.c ?? [])],
    others: [...(more.o ?? [])],
  };
  const fields = [
    ...layout.boxes,
    ...layout.fragments.filter((_, index) => opened[index]?.word === 'rect'),
  ];
  const isInField = (label: Rectangle | undefined): boolean =>
    label !== undefined && fields.some((field) => isInside(label, field));
  const lineOf = ({ key, sites }: { readonly key: string; readonly sites: readonly unknown[] }) => {
    return { key, sites: JSON.stringify(sites) };
  };
  return {
    boxes: [...boxes].map(([index, { label }]) => ({ label, className: more.b?.[index] })),
    fragments: opened.map(({ word, label }, index) => ({
      ...{ className: more.f?.[index], isField: word === 'rect', word, label },
      wordClass: word === 'rect' ? undefined : classes.words.shift(),
      labelClass: label && classes.conditions.shift(),
      isInField: isInField(layout.fragments[index]?.label),
    })),
    dividers: steps
      .flatMap((step) => (step.type === 'else' ? [step] : []))
      .map(({ label }, index) => ({
        ...{ className: more.d?.[index], label },
        labelClass: label && classes.others.shift(),
        isInField: isInField(layout.dividers[index]?.label),
      })),
    lifelines: layout.lifelines.map((line, index) => {
      return { ...lineOf(line), className: more.l?.[index], tone: tones[index] };
    }),
    bars: layout.bars.map((bar, index) => {
      return { ...lineOf(bar), className: more.a?.[index], tone: tones[bar.participant] };
    }),
    nodes: participants.map((one, index) => ({
      ...{ key: `p-${index}`, label: one.label, shape: one.isActor ? 'rounded' : 'box' },
      ...{ by: underOf(one, people), className: nodes[index], tone: tones[index] },
    })),
    notes: steps
      .flatMap((step) => (step.type === 'note' ? [step] : []))
      .map(({ label }, index) => ({ label, className: more.m?.[index] })),
    edges: messagesIn(steps).map(({ label, number, dashed, head, ...message }, index) => {
      const { points, from, to, label: box } = layout.messages[index] ?? {};
      const { lines, heads, className } = edges[index] ?? {};
      const ends = { from: from?.key, to: to?.key, fromSite: from?.site, toSite: to?.site };
      const data = { ...ends, points, arrow: ARROWS[head], head, dashed };
      const text = label ?? (number === undefined ? undefined : '');
      const where = { isInField: isInField(box), isSelf: message.from === message.to };
      const isMarked = text !== undefined;
      return {
        label,
        number,
        ...where,
        isMarked,
        dashed,
        lines,
        heads,
        head,
        className,
        data: JSON.stringify(data),
      };
    }),
  };
}

function isInside(one: Rectangle, outer: Rectangle): boolean {
  const x = one.x + one.width / 2;
  const y = one.y + one.height / 2;
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height;
}

/** The alt text: what happens, one after the other. */
function altText({ participants, steps }: Sequence<Text>, { lang, math }: Slide): string {
  const { comma } = wordsFor(lang);
  const plain = (text: Text | undefined): string => (text ? plainText(text.text, math) : '');
  const names = new Map(participants.map(({ key, label }) => [key, plain(label)]));
  const parts = steps.flatMap((step): string[] => {
    switch (step.type) {
      case 'message': {
        const label = step.label ? `: ${plain(step.label)}` : '';
        const arrow = step.head === 'both' ? '↔' : step.head === 'none' ? '–' : '→';
        return [`${names.get(step.from)} ${arrow} ${names.get(step.to)}${label}`];
      }
      case 'note':
        return [`(${plain(step.label)})`];
      case 'open':
        return step.word === 'rect' ? [] : [`[${step.word} ${plain(step.label)}`.trim()];
      case 'else':
        return step.label ? [plain(step.label)] : [];
      default:
        return [];
    }
  });
  return (parts.length > 0 ? parts : [...names.values()]).join(comma);
}
