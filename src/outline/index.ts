export {
  type Brand,
  type BrandColorName,
  type BrandFile,
  type BrandFont,
  type BrandRequest,
  COLOR_NAMES,
  type FontRole,
} from './brand.js';
export { placeAt } from './diagnostics/place-at.js';
export { unknownName } from './diagnostics/unknown-name.js';
export type {
  Background,
  Code,
  Field,
  FieldMap,
  Picture,
  Raw,
  Reference,
  Text,
  TextVersion,
  Value,
  Video,
} from './field.js';
export { withoutCode } from './markdown/markdown-code.js';
export { headingsIn, withNumbers } from './markdown/markdown-links.js';
export { withoutNotes } from './markdown/markdown-notes.js';
export { altOf, picturesIn, withAddresses } from './markdown/markdown-pictures.js';
export type {
  AutoKind,
  FitMode,
  Frame,
  LayoutRequest,
  Outline,
  OutlinePerson,
  OutlineSection,
  OutlineSlide,
  OutlineSource,
  PptxRequest,
  Side,
  Transition,
} from './outline.js';
export { type ParsedOutline, type ParseOptions, parseOutline } from './parse.js';
export type { JsonSchema, Kind, OutlineSchema } from './schema/json-schema.js';
export { resolveRef } from './schema/json-schema.js';
export { outlineSchemaOf } from './schema/outline-schema.js';
export { withoutTitles } from './schema/without-titles.js';
export { createIncrementalReader, type ReadYaml } from './source/incremental-reader.js';
export { type JoinedOutline, joinFiles } from './source/join-files.js';
export { parseYaml } from './source/parse-yaml.js';
export { hint, unknownValues, type Values, type Var, varsIn } from './values/declared-vars.js';
export {
  HANDOUT_WORDS,
  type HandoutRequest,
  type HandoutSettings,
  handoutOf,
  handoutWord,
  type Orientation,
  PER_PAGE,
  type PerPage,
} from './values/handout.js';
export { languageHint } from './values/language.js';
export { takesText } from './values/pick-language.js';
export { readBrand } from './values/read-brand.js';
export { filledPlain } from './values/var-values.js';
