export { drawEmoji } from './draw.js';
export { replaceEmoji } from './sequence.js';
