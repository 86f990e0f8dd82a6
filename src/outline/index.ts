export { placeAt } from './diagnostics/place-at.js';
export { unknownName } from './diagnostics/unknown-name.js';
export { headingsIn, withNumbers } from './markdown/markdown-links.js';
export { altOf, picturesIn, withAddresses } from './markdown/markdown-pictures.js';
export type {
  AutoKind,
  Code,
  Field,
  FieldMap,
  FitMode,
  Frame,
  LayoutRequest,
  Outline,
  OutlinePerson,
  OutlineSection,
  OutlineSlide,
  OutlineSource,
  Picture,
  PptxRequest,
  Raw,
  Reference,
  Side,
  Text,
  Transition,
  Value,
} from './outline.js';
export { type ParsedOutline, type ParseOptions, parseOutline } from './parse.js';
export type {
  Brand,
  BrandColorName,
  BrandFile,
  BrandFont,
  BrandRequest,
  FontRole,
} from './schema/brand.js';
export { readBrand } from './schema/brand-file.js';
export { COLOR_NAMES } from './schema/brand-schema.js';
export { isDay } from './schema/outline-schema.js';
export { resolveRef } from './schema/resolve-ref.js';
export {
  type JsonSchema,
  type Kind,
  type OutlineSchema,
  outlineSchemaOf,
} from './schema/schema.js';
export { withoutTitles } from './schema/titles.js';
export { createIncrementalReader, type ReadYaml } from './source/incremental-reader.js';
export { type JoinedOutline, joinFiles } from './source/join-files.js';
export { parseYaml } from './source/parse-yaml.js';
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
export { filledPlain } from './values/var-values.js';
export { hint, unknownValues, type Values, type Var, varsIn } from './values/vars.js';
