export { type Imported, type ImportRequest, importFiles } from './import-files.js';
export type { TalkKind } from './transcript-draft.js';
