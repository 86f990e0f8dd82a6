/** What a program can import: the whole build, and each stage alone. */
export { type BuildResult, build } from './build.js';
export { type Compiled, compile } from './compile.js';
export { buildDeck } from './deck/build-deck.js';
export type { Deck, Slide } from './deck/deck.js';
export { type FontEmbedder, startFontEmbedder } from './fonts/embed.js';
export { type MarpMarkdown, writeMarkdown } from './markdown/markdown.js';
export { type BuildOptions, FORMATS, type Format, type PptxMode } from './options.js';
export type { Outline } from './outline/outline.js';
export { type ParsedOutline, parseOutline } from './outline/parse.js';
export { BuildError, type Place, type Problem } from './problem.js';
export { readSource, type Source } from './read/source.js';
export { readTemplates, type TemplateFiles } from './read/templates.js';
export { type Rendered, render } from './render/render.js';
export { type OutputFile, writeFiles } from './write.js';
