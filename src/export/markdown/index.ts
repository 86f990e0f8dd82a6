export { exportMarkdown } from './markdown.js';
