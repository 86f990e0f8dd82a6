/** `fireside schema`: writes the editor's JSON Schema. */
import { basename, dirname } from 'node:path';
import { editorSchemaText } from '../app/editor/index.js';
import { writeFiles } from '../files/index.js';
import { readTemplates } from '../read/index.js';
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
