export { editorSchemaText } from './editor-schema.js';
export { guidePage } from './guide.js';
export { referencePage } from './reference.js';
