export { drawEmoji, replaceEmoji } from './draw-emoji.js';
