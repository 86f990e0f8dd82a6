export { brandFor } from './brand.js';
