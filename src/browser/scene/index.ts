export type {
  Box,
  Bullet,
  Color,
  Edge,
  ImageFile,
  Paragraph,
  Scene,
  SceneAxis,
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
export type {
  ChartNumber,
  Legibility,
  LineSetting,
  MeasuredText,
  Overflow,
  SlideFit,
  TextContrast,
} from './slide-measures.js';
export { gridSpotsOf } from './table-grid.js';
