export type { Legibility, MeasuredText, Rgba, TextContrast } from './legibility.js';
export type { LineSetting } from './line-setting.js';
export type {
  Box,
  Bullet,
  Cell,
  Chart,
  ChartData,
  Color,
  Edge,
  Element,
  ImageFile,
  Paragraph,
  Picture,
  Run,
  Scene,
  SceneSlide,
  Shape,
  Surface,
  Table,
  TextBlock,
  TextRole,
} from './scene.js';
export { TEXT_ROLES } from './scene.js';
export type { ChartNumber, Density, Overflow, SlideFit, Steps } from './slide-fit.js';
export { gridSpotsOf } from './table-grid.js';
