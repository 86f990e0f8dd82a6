export type { ChartData, ChartForm, Draw, Drawing } from './chart.js';
export { drawChart } from './draw.js';
export { emsOf } from './number-format.js';
