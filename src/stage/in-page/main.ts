/** The script that the page runs: everything that looks at laid-out slides. */
export { readContrast } from './contrast.js';
export { measure } from './measure.js';
export { BARE_CSS, sampleGrounds } from './photograph.js';
