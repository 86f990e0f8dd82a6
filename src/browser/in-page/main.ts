/** The script in the browser's page: measures slides that are laid out. */
export { readContrast } from './contrast/contrast.js';
export { meanColor, sampleBackgrounds } from './contrast/sample.js';
export { hideText, showAll, showOnly } from './hide-around.js';
export { unwrapFormulas } from './layout/formula.js';
export { readLineSettings } from './layout/line-setting.js';
export { measure, measuredBytes } from './layout/measure.js';
export { addTrial, measureFit, measureTrial, setTextSizes } from './overflow/fit.js';
export { removeSlides, spreadSteps } from './print.js';
export { addSamples, removeSamples } from './samples.js';
