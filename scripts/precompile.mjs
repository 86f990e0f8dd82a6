/**
 * Compiles the templates and parses the schemas that come with Fireside when it is built: of every
 * build of a deck they took a tenth of a second and a twentieth of Node's time.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { parse } from 'yaml';

/** @param file the CommonJS module to write: each template's code by the SHA-1 of its text */
export function precompileTemplates(file) {
  const entries = templateFiles('.hbs').map(
    ([name, text]) => `${JSON.stringify(name)}:${Handlebars.precompile(text, { noEscape: true })}`,
  );
  writeFileSync(file, `module.exports={${entries.join(',\n')}};\n`);
}

/** @param file the JSON to write: each YAML file of `templates/` by the SHA-1 of its text */
export function parseSchemas(file) {
  const entries = templateFiles('.yaml').map(([name, text]) => [name, parse(text)]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(entries)));
}

/** The files with an ending, each as the SHA-1 of its text and the text. */
function templateFiles(ending) {
  const paths = readdirSync('templates', { recursive: true }).filter((path) =>
    path.endsWith(ending),
  );
  return paths.sort().map((path) => {
    const text = readFileSync(join('templates', path), 'utf8');
    return [createHash('sha1').update(text).digest('hex'), text];
  });
}
