/** `fireside schema`: writes the editor's JSON Schema. */
import { basename, dirname } from 'node:path';
import { editorSchemaText } from '../editor/editor-schema.js';
import { readTemplates } from '../read/templates.js';
import { writeFiles } from '../write.js';
import type { SchemaArguments } from './arguments.js';
import type { Streams } from './streams.js';

export async function runSchema({ outline, out }: SchemaArguments, streams: Streams): Promise<0> {
  const text = editorSchemaText(readTemplates(dirname(outline)));
  if (out === undefined) {
    streams.out.write(text);
    return 0;
  }
  await writeFiles(dirname(out), [{ name: basename(out), bytes: new TextEncoder().encode(text) }]);
  return 0;
}
