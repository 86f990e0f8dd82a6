export { htmlDocument } from './document.js';
export { type Rendered, type RenderedSlide, render } from './render.js';
export { createRenderer, type Render } from './renderer.js';
export { type DesignSamples, designSamples, SAMPLES, type SampleName } from './samples.js';
export { withSlideNumber } from './slide-number.js';
export { withTextSizes } from './text-size.js';
export { composeTheme } from './themes/compose-theme.js';
export { themeProblems } from './themes/theme-problems.js';
