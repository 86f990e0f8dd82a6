export { type DrawnDiagram, drawLayout } from './css.js';
export type {
  Arrow,
  Direction,
  Graph,
  Layout,
  NodeShape,
  PlaceGraph,
  Rectangle,
} from './diagram.js';
export { TEXT_SIZE } from './diagram.js';
export { loadPlaceGraph } from './load-graphviz.js';
export { sizeIn } from './place-graph.js';
export { placeSequence } from './place-sequence.js';
export type {
  FragmentWord,
  MessageHead,
  Participant,
  Sequence,
  SequenceLayout,
  SequenceMessage,
  SequenceStep,
} from './sequence.js';
