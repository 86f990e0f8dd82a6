/** The types of sequence diagrams: participants, and what happens between them, from top to bottom. */
import type { Rectangle, Size } from './diagram.js';

/** What a label is: a text of the outline, or the pieces of one that no line parts. */
export interface Sequence<Label> {
  readonly participants: readonly Participant<Label>[];
  readonly steps: readonly SequenceStep<Label>[];
}

export interface Participant<Label> {
  readonly key: string;
  readonly label: Label;
  /** A smaller line below. */
  readonly under?: string | undefined;
  readonly isActor: boolean;
  /** The place of its box in `boxes`: participants of one box are next to each other. */
  readonly box?: { readonly index: number; readonly label: Label | undefined } | undefined;
}

export type MessageHead = 'end' | 'both' | 'none' | 'cross' | 'open';

export interface SequenceMessage<Label> {
  readonly type: 'message';
  readonly from: string;
  readonly to: string;
  readonly label: Label | undefined;
  readonly dashed: boolean;
  readonly head: MessageHead;
  /** True where the one it goes to is active from then on. */
  readonly activates: boolean;
  /** True where the one that it comes from is active no more. */
  readonly deactivates: boolean;
  readonly number?: number | undefined;
}

export interface SequenceNote<Label> {
  readonly type: 'note';
  readonly side: 'left' | 'right' | 'over';
  /** One, or the first and the last that it is over. */
  readonly of: readonly string[];
  readonly label: Label;
}

/** The words of Mermaid and of UML; `rect` is a coloured field without a word. */
export type FragmentWord = 'alt' | 'opt' | 'loop' | 'par' | 'critical' | 'break' | 'rect';

export type SequenceStep<Label> =
  | SequenceMessage<Label>
  | SequenceNote<Label>
  | { readonly type: 'activate' | 'deactivate'; readonly of: string }
  | { readonly type: 'open'; readonly word: FragmentWord; readonly label: Label | undefined }
  | { readonly type: 'else'; readonly label: Label | undefined }
  | { readonly type: 'close' };

/** A line or bar at which messages end, and where, as shares of its width and height. */
export interface PlacedLine extends Rectangle {
  readonly key: string;
  readonly sites: readonly { readonly x: number; readonly y: number }[];
}

/** An end of a message: the line or bar it is at, and which of its sites. */
export interface MessageEnd {
  readonly key: string;
  readonly site: number;
}

export interface PlacedMessage {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly from: MessageEnd;
  readonly to: MessageEnd;
  readonly label: Rectangle | undefined;
}

export interface PlacedFragment extends Rectangle {
  /** The word at its corner. */
  readonly tag: Rectangle | undefined;
  readonly label: Rectangle | undefined;
}

/** A sequence diagram as it is placed, each list in the order of the sequence's own; ems. */
export interface SequenceLayout extends Size {
  readonly participants: readonly Rectangle[];
  readonly lifelines: readonly PlacedLine[];
  readonly bars: readonly (PlacedLine & { readonly participant: number })[];
  readonly messages: readonly PlacedMessage[];
  readonly notes: readonly Rectangle[];
  readonly fragments: readonly PlacedFragment[];
  readonly dividers: readonly { readonly line: Rectangle; readonly label: Rectangle | undefined }[];
  readonly boxes: readonly Rectangle[];
}
