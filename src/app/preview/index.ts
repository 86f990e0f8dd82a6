export { type Preview, type PreviewOptions, preview } from './preview.js';
