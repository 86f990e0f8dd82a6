/** The types of diagrams; Graphviz loads with `index.ts` only. Lengths are ems of the labels' text. */

export type Direction = 'right' | 'down';
export type NodeShape = 'box' | 'rounded' | 'ellipse' | 'diamond';
export type Arrow = 'end' | 'both' | 'none';

export interface GraphNode {
  readonly key: string;
  /** Its label in pieces that no line parts. */
  readonly label: readonly string[];
  /** A smaller line below. */
  readonly under?: string | undefined;
  readonly shape: NodeShape;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string | undefined;
}

export interface GraphGroup {
  readonly label: string;
  readonly nodes: readonly string[];
}

export interface Graph {
  /** Without it, that in which the text is larger. */
  readonly direction?: Direction | undefined;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly GraphGroup[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The side of a box at which a connector ends. */
export type Side = 'top' | 'left' | 'bottom' | 'right';

export interface PlacedEdge {
  /** Where it begins, turns and ends; each leg is horizontal or vertical. */
  readonly points: readonly Point[];
  readonly sides: readonly [from: Side, to: Side];
  readonly label?: Rectangle | undefined;
}

/** A graph as it is placed, each list in the order of the graph's own. */
export interface Layout extends Size {
  readonly direction: Direction;
  readonly nodes: readonly Rectangle[];
  readonly edges: readonly PlacedEdge[];
  readonly groups: readonly Rectangle[];
}

/** @param frame what there is for it, CSS pixels */
export type PlaceGraph = (graph: Graph, frame: Size) => Layout;

/** Of the text, CSS pixels: with less it cannot be read from the last row, more is louder than a title. */
export const TEXT_SIZE = { least: 18, most: 32 };
