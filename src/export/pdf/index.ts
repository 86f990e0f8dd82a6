export { UnknownPdf } from './objects.js';
export { exportHandout, exportPdf } from './pdf.js';
export { smallestText } from './smallest-text.js';
