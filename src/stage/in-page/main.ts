/** The script that the page runs: everything that looks at laid-out slides. */
export { measureFit, tryFit } from './fit.js';
export { measure } from './measure.js';
