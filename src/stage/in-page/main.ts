/** The script that the page runs: everything that looks at laid-out slides. */
export { readContrast } from './contrast.js';
export { addTrial, measureFit, measureTrial } from './fit.js';
export { unwrapFormulas } from './formula.js';
export { readLineSettings } from './line-setting.js';
export { measure, measuredBytes } from './measure.js';
export { spreadSteps } from './parts-in-turn.js';
export { hideText, meanColor, sampleGrounds, showText } from './photograph.js';
