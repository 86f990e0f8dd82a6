export { type Builder, type BuildResult, build, buildLanguages, openBuilder } from './build.js';
export { type CompiledDeck, compile } from './compile.js';
export { type CompileCache, createCompileCache } from './compile-cache.js';
export { type CompileOptions, languagesOf } from './load-outline.js';
export {
  ALL_LANGUAGES,
  type BuildOptions,
  type CheckOptions,
  DEFAULT_FORMATS,
  FORMATS,
  type Format,
  PPTX_MODES,
  type PptxMode,
  resolveOptions,
  stemOf,
  timeoutFrom,
  timeoutIn,
  UNFITTED,
} from './options.js';
export type { BuiltDeck, LanguageBuild } from './pipeline.js';
export { frameTaker, pictureStore } from './prepared-media.js';
export { type PresentOptions, type PresentServer, present } from './present.js';
export { openTools } from './tools.js';
export { unexpectedProblem } from './unexpected-problem.js';
export { watchFiles } from './watch.js';
