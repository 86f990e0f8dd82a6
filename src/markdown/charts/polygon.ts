/** Turns what d3 draws into polygons for `clip-path`; arcs become short segments. */

export type Point = readonly [x: number, y: number];

/** Radians of a segment: on a disc of 400 px off by less than 1/30 px. */
const STEP = Math.PI / 90;

/** In place of d3's canvas. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}

export function cornersOf(draw: (pen: Pen) => void): Point[] {
  const points: Point[] = [];
  const lineTo = (x: number, y: number): void => {
    points.push([x, y]);
  };
  draw({
    moveTo: lineTo,
    lineTo,
    // d3's angles include the direction.
    arc(x, y, radius, from, to) {
      const turn = to - from;
      const count = Math.max(1, Math.ceil(Math.abs(turn) / STEP));
      for (let i = 0; i <= count; i++) {
        const angle = from + (turn * i) / count;
        lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      }
    },
    closePath() {},
  });
  return points;
}

/** The outline of a polyline: its left side, then its right side backwards. */
export function outlineOf(points: readonly Point[], width: number): Point[] {
  const sideOf = (sign: number): Point[] =>
    points.map((point, i) => {
      const [x, y] = point;
      const before = directionOf(points[i - 1] ?? point, point);
      const after = directionOf(point, points[i + 1] ?? point);
      const [dx, dy] = unit([before[0] + after[0], before[1] + after[1]]);
      // A mitre, limited to twice half the width at sharp turns.
      const [ax, ay] = after[0] === 0 && after[1] === 0 ? before : after;
      const length = Math.min(2, 1 / Math.max(dx * ax + dy * ay, 0.01)) * (width / 2) * sign;
      return [x - dy * length, y + dx * length];
    });
  return [...sideOf(-1), ...sideOf(1).reverse()];
}

function directionOf([ax, ay]: Point, [bx, by]: Point): Point {
  return unit([bx - ax, by - ay]);
}

function unit([x, y]: Point): Point {
  const length = Math.hypot(x, y);
  return length === 0 ? [0, 0] : [x / length, y / length];
}
