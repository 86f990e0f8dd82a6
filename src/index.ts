/** What a program can import: the whole build, and each stage alone. */
export { type Builder, type BuildResult, build, openBuilder } from './build.js';

export { type CheckResult, check } from './check.js';
export { type Compiled, compile, createMemory, languagesOf, type Memory } from './compile.js';
export { buildDeck } from './deck/build-deck.js';
export type { Deck, Slide } from './deck/deck.js';
export { editorSchemaText } from './editor/editor-schema.js';
export { referencePage } from './editor/reference.js';
export { exportMarkdown } from './export/markdown.js';
export { exportHandout, exportPdf } from './export/pdf/pdf.js';
export { exportImages, exportNativePptx } from './export/pptx/pptx.js';
export { type CompanyTemplate, openTemplate } from './export/pptx/template.js';
export { exportPptxOnTemplate } from './export/pptx/template-slides.js';
export { type Drawn, type Fitted, fitDeck } from './fit/fit.js';
export { type FontEmbedder, startFontEmbedder } from './fonts/embed.js';
export { composeHandout } from './handout/handout.js';
export { type Ejection, ejectKind } from './kinds/eject.js';
export { type ListedKind, listKinds } from './kinds/list.js';
export { type MarpMarkdown, writeMarkdown } from './markdown/markdown.js';
export {
  type BuildOptions,
  type CheckOptions,
  FORMATS,
  type Format,
  type PptxMode,
} from './options.js';
export type { Outline } from './outline/outline.js';
export { type ParsedOutline, type ParseOptions, parseOutline } from './outline/parse.js';
export { type Presenting, type PresentOptions, present } from './present.js';
export { type Preview, type PreviewOptions, preview } from './preview/preview.js';
export { BuildError, type Place, type Problem } from './problem.js';
export { withPictures } from './read/short-address.js';
export { readSource, type Source } from './read/source.js';
export { readTemplates, type TemplateFiles } from './read/templates.js';
export { type Rendered, render } from './render/render.js';
export { type BuiltRow, buildRows, type RowsOptions, type RowsResult } from './rows/build-rows.js';
export type { BuiltDeck } from './run.js';
export { type Browser, launchBrowser } from './stage/browser.js';
export { findBrowser } from './stage/find-browser.js';
export type { Scene } from './stage/scene.js';
export type { Misfit, SlideFit } from './stage/slide-fit.js';
export { openStage, type Stage, type Staged, type StageRequest } from './stage/stage.js';
export { type OutputFile, writeFiles } from './write.js';
