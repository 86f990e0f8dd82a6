export { highlight, isLanguage, linesOf } from './highlight.js';
