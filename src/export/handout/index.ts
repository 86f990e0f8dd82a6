export { composeHandout, type Handout } from './handout.js';
