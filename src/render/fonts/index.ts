export { findBrandFonts, type LoadedFonts } from './brand-fonts.js';
export { type FontEmbedder, fontsFrom, shareFonts, startFontEmbedder } from './embed.js';
export { createFontReader, type Family, familiesFor, MONO, WEIGHTS } from './families.js';
export { needsOf } from './font-needs.js';
export { type SubsetFonts, startFontSubsetter } from './subsetter.js';
