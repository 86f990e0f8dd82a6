/** `fireside schema`: writes the editor's JSON Schema. */
import { basename, dirname } from 'node:path';
import { editorSchemaText } from '../editor/editor-schema.js';
import { readTemplates } from '../read/templates.js';
import { writeFiles } from '../write.js';
import type { SchemaArguments } from './arguments.js';
import { reported } from './report.js';
import type { Streams } from './streams.js';

/** @returns 1 if a kind beside the outline cannot be read, 3 if the file cannot be written */
export function runSchema({ outline, out }: SchemaArguments, streams: Streams): Promise<0 | 1 | 3> {
  return reported(streams, async () => {
    const text = editorSchemaText(readTemplates(dirname(outline)));
    if (out === undefined) {
      streams.out.write(text);
      return;
    }
    const bytes = new TextEncoder().encode(text);
    await writeFiles(dirname(out), [{ name: basename(out), bytes }]);
  });
}
