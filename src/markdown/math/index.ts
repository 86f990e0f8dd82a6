export { type Formula, TexMistake, typeset } from './typeset.js';
