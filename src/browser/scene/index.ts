export type { Legibility, MeasuredText, Rgba, TextContrast } from './legibility.js';
export type { LineSetting } from './line-setting.js';
export type {
  Box,
  Bullet,
  Color,
  Edge,
  ImageFile,
  Paragraph,
  Scene,
  SceneCell,
  SceneChart,
  SceneChartData,
  SceneElement,
  ScenePicture,
  SceneRun,
  SceneShape,
  SceneSlide,
  SceneTable,
  Surface,
  TextBlock,
  TextRole,
} from './scene.js';
export { TEXT_ROLES } from './scene.js';
export type { ChartNumber, Density, Overflow, SlideFit, Steps } from './slide-fit.js';
export { gridSpotsOf } from './table-grid.js';
