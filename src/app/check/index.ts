export { type CheckResult, check } from './check.js';
export { checkOutline, OUTLINE_RULES } from './check-outline.js';
export { illegible, LEGIBILITY_RULE } from './legible.js';
