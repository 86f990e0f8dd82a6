export { type Imported, type ImportRequest, importFiles } from './import-files.js';
export { TALK_KINDS, type TalkKind } from './transcript-draft.js';
