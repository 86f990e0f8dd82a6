export { type CheckResult, check } from './check.js';
export { illegible } from './legible.js';
export { checkOutline } from './outline-rules.js';
