/** Writes what docs/ has of the outline's format, from its definition: the page and the editor's schema. */
import { writeFileSync } from 'node:fs';
import { editorSchemaText, readTemplates, referencePage } from 'fireside-deck';

const templates = readTemplates('.');
writeFileSync('docs/outline.md', referencePage(templates));
writeFileSync('docs/outline.schema.json', editorSchemaText(templates));
