export { editorSchemaText } from './editor-schema.js';
export { referencePage } from './reference.js';
