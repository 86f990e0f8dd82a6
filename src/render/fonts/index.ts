export { findBrandFonts, type LoadedFonts } from './brand-fonts.js';
export { type FontEmbedder, shareFonts, startFontEmbedder } from './embed.js';
export { createFontReader, type Family, familiesFor, MONO, WEIGHTS } from './families.js';
