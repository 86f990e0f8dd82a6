export type { ChartData, ChartForm, Draw, Drawing } from './chart.js';
export { drawChart } from './draw-chart.js';
export { emsOf } from './sizes.js';
