export { exportHandout, exportPdf } from './pdf.js';
export { smallestText } from './smallest-text.js';
export { UnknownPdf } from './syntax.js';
