export { type DrawnDiagram, drawLayout } from './css.js';
export type {
  Arrow,
  Direction,
  Graph,
  Layout,
  NodeShape,
  PlaceGraph,
} from './diagram.js';
export { TEXT_SIZE } from './diagram.js';
export { loadPlaceGraph } from './load-graphviz.js';
export { sizeIn } from './place-graph.js';
