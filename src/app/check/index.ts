export { type CheckResult, check } from './check.js';
export { checkOutline } from './check-outline.js';
export { illegible } from './legible.js';
