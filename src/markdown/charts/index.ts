export type { Axis, ChartData, ChartForm, Draw, Drawing, PointSide } from './chart.js';
export { drawChart } from './draw-chart.js';
export { emsOf } from './sizes.js';
