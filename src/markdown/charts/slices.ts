/** Pies and doughnuts: clockwise from the top, in the outline's order. */
import { arc, type PieArcDatum, pie } from 'd3-shape';
import type { ChartData, Drawing } from './chart.js';
import { polygon, rule } from './css.js';
import { ALL_LABELS } from './many.js';
import { cornersOf, type Pen, type Point } from './polygon.js';
import { sizesFor } from './sizes.js';

/** Per cent of the disc. */
const RADIUS = 50;
const HOLE = 0.6;
/** Radians: 3 px at the rim. */
const GAP = 0.014;

export function drawSlices(
  { form, series, categories }: ChartData,
  name: string,
  texts: readonly (readonly string[])[],
): Drawing {
  const slices = pie<number>().sort(null)([...(series[0]?.values ?? [])]);
  const isAlone = slices.filter(({ value }) => value > 0).length === 1;
  const draw = arc<PieArcDatum<number>>()
    .innerRadius(form === 'doughnut' ? RADIUS * HOLE : 0)
    .outerRadius(RADIUS)
    .padAngle(isAlone ? 0 : GAP);
  const marks = texts.map((text, c) => [
    { className: `${name}-${c}-0`, text: text[0] ?? '', isBelow: false },
  ]);
  const { value, label } = sizesFor(categories.length);
  const css = [
    rule(name, {
      '--count': categories.length,
      '--value-size': `${value}px`,
      '--label-size': `${label}px`,
    }),
    ...slices.map((slice, c) => {
      const corners = cornersOf((pen) =>
        draw.context(pen as Pen & CanvasRenderingContext2D)(slice),
      );
      const centred = corners.map(([x, y]): Point => [x + RADIUS, y + RADIUS]);
      return rule(`${name}-${c}-0`, { '--outline': polygon(centred) });
    }),
  ];
  return {
    ...{ className: name, marks, lines: [], isUnitApart: false },
    ...{ labels: ALL_LABELS, blocks: 1, css: css.join('\n') },
  };
}
