/** What a program can import: the whole build, and each of its steps. */

export { type CheckResult, check } from './app/check/index.js';
export { editorSchemaText, referencePage } from './app/editor/index.js';
export type { BuiltDeck } from './app/index.js';
export {
  type Builder,
  type BuildOptions,
  type BuildResult,
  build,
  type CheckOptions,
  type CompileCache,
  type CompiledDeck,
  compile,
  createCompileCache,
  FORMATS,
  type Format,
  languagesOf,
  openBuilder,
  type PptxMode,
  type PresentOptions,
  type PresentServer,
  present,
} from './app/index.js';
export { type Ejection, ejectKind, type ListedKind, listKinds } from './app/kinds/index.js';
export { type Preview, type PreviewOptions, preview } from './app/preview/index.js';
export { type BuiltRow, buildRows, type RowsOptions, type RowsResult } from './app/rows/index.js';
export {
  type Browser,
  type DeckPage,
  findBrowser,
  launchBrowser,
  openDeckPage,
  type PageOutput,
  type PageRequest,
} from './browser/index.js';
export type { Overflow, Scene, SlideFit } from './browser/scene/index.js';
export type { Deck, Slide } from './deck/index.js';
export { buildDeck } from './deck/index.js';
export { composeHandout } from './export/handout/index.js';
export { exportMarkdown } from './export/markdown/index.js';
export { exportHandout, exportPdf } from './export/pdf/index.js';
export {
  type CompanyTemplate,
  exportImages,
  exportNativePptx,
  exportPptxOnTemplate,
  openTemplate,
} from './export/pptx/index.js';
export { type OutputFile, writeFiles } from './files/index.js';
export { type FitResult, fitDeck, type RenderedDeck } from './fit/index.js';
export { type MarpMarkdown, writeMarkdown } from './markdown/index.js';
export type { Outline } from './outline/index.js';
export { type ParsedOutline, type ParseOptions, parseOutline } from './outline/index.js';
export { BuildError, type Place, type Problem } from './problem.js';
export {
  readSource,
  readTemplates,
  type Source,
  type TemplateFiles,
  withPictures,
} from './read/index.js';
export { type FontEmbedder, startFontEmbedder } from './render/fonts/index.js';
export { type Rendered, render } from './render/index.js';
