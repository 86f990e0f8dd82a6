/** The templates that come with Fireside, compiled when it was built (`scripts/precompile.mjs`). */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.js';

let compiled: Readonly<Record<string, object>> | undefined;

/** The code of a template with exactly this text, for `Handlebars.template`, if it is one of ours. */
export function precompiled(text: string): object | undefined {
  compiled ??= createRequire(import.meta.url)(join(PACKAGE_ROOT, 'dist/templates.cjs'));
  return compiled?.[createHash('sha1').update(text).digest('hex')];
}
