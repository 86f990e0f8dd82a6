/** The script that the page runs: everything that looks at laid-out slides. */
export { readContrast } from './contrast/contrast.js';
export { hideText, meanColor, sampleBackgrounds, showText } from './contrast/photograph.js';
export { unwrapFormulas } from './layout/formula.js';
export { readLineSettings } from './layout/line-setting.js';
export { measure, measuredBytes } from './layout/measure.js';
export { spreadSteps } from './layout/parts-in-turn.js';
export { addTrial, measureFit, measureTrial } from './overflow/fit.js';
