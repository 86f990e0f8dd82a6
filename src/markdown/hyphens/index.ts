export { hyphenated, SOFT_HYPHEN } from './hyphenate.js';
