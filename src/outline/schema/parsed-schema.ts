import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../../package-root.js';
import type { JsonSchema } from './json-schema.js';

let parsed: Readonly<Record<string, JsonSchema>> | undefined;

/**
 * The contents of a YAML file of `templates/`. Those that come with Fireside were parsed when it was built
 * (`scripts/precompile.mjs`); one that was changed since is parsed here.
 */
export function parsedSchema(text: string): JsonSchema {
  parsed ??= JSON.parse(readFileSync(join(PACKAGE_ROOT, 'dist/schemas.json'), 'utf8')) as Readonly<
    Record<string, JsonSchema>
  >;
  return parsed[createHash('sha1').update(text).digest('hex')] ?? parse(text);
}
