export { type Builder, type BuildResult, build, openBuilder } from './build.js';
export {
  type CompileCache,
  type CompiledDeck,
  compile,
  createCompileCache,
  languagesOf,
} from './compile.js';
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
export {
  type BuiltDeck,
  makeEach,
  newDeckPage,
  type Run,
  runEach,
  startBrowser,
  type Tools,
} from './pipeline.js';
export { type Presenting, type PresentOptions, present } from './present.js';
export { unexpectedProblem } from './unexpected-problem.js';
export { watchFiles } from './watch.js';
