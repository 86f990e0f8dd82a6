export { findBrandFonts, type LoadedFonts } from './brand-fonts.js';
export { type FontEmbedder, fontsFrom, startFontEmbedder } from './embed.js';
export { createFontReader, type Family, familiesFor, MONO, WEIGHTS } from './families.js';
export { type SharedFonts, shareFonts, startFontSubsetter } from './shared-fonts.js';
