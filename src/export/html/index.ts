export { exportHtml } from './html.js';
