/**
 * Compiles the templates that come with Fireside when it is built: Handlebars takes a tenth of a
 * second for them, at every build of a deck.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

/** @param file the CommonJS module to write: each template's code by the SHA-1 of its text */
export function precompileTemplates(file) {
  const paths = readdirSync('templates', { recursive: true })
    .filter((path) => path.endsWith('.hbs'))
    .sort();
  const entries = paths.map((path) => {
    const text = readFileSync(join('templates', path), 'utf8');
    const name = createHash('sha1').update(text).digest('hex');
    return `${JSON.stringify(name)}:${Handlebars.precompile(text, { noEscape: true })}`;
  });
  writeFileSync(file, `module.exports={${entries.join(',\n')}};\n`);
}
