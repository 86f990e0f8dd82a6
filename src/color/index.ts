export { mixed, parseColor, readableOn, textOn } from './color.js';
export {
  chroma,
  contrastOf,
  type Hsl,
  hexColor,
  hexDigits,
  hueDistance,
  isLight,
  luminanceOf,
  parseHex,
  type Rgb,
  toHsl,
  toRgb,
} from './color-space.js';
export { isLargeText, MIN_CONTRAST, MIN_CONTRAST_LARGE, minContrast } from './min-contrast.js';
