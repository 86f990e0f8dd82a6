export { parseCss } from './css.js';
export { addressesIn, addressIn, importedAddress, isImport } from './css-addresses.js';
export {
  type CsvCell,
  type CsvTable,
  DATA_FILE,
  parseCsv,
  readCsvFile,
} from './csv.js';
export { findInside, isInside, readInside } from './file-inside.js';
export { findTheme } from './find-theme.js';
export { nearestFile } from './nearest-file.js';
export { decodedAddress } from './pictures/decoded-address.js';
export {
  bytesWithPictures,
  type PictureData,
  picturePieces,
  picturePlaceholders,
  withPictures,
} from './pictures/picture-placeholders.js';
export { type PictureFacts, pictureRatio } from './pictures/prepare-bitmap.js';
export type { PictureStore } from './pictures/prepare-picture.js';
export {
  type FileRequest,
  type PictureOptions,
  type PictureRequest,
  readPictures,
} from './pictures/read-pictures.js';
export { type SvgFonts, type SvgText, withFonts } from './pictures/svg.js';
export { readPptxTemplate } from './pptx-template.js';
export { readFailure } from './read-failure.js';
export { readRegularFile } from './read-regular-file.js';
export {
  decodeText,
  placeOnLine,
  readSource,
  readSourceSync,
  type Source,
  type SourceRequest,
} from './read-source.js';
export {
  builtInTemplates,
  createTemplateReader,
  isUserFile,
  type KindFiles,
  RESERVED_FOLDERS,
  readTemplates,
  type TemplateFiles,
} from './templates.js';
export { themeSheets } from './theme-sheets.js';
export { readFirstFrames, type TakeFrame } from './videos/first-frames.js';
export { readVideos, type VideoFile } from './videos/read-videos.js';
