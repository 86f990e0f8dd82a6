/** The reference page of the outline's format, made from its definition. */
import { stringify } from 'yaml';
import { LIMITS } from '../../limits.js';
import { type JsonSchema, type Kind, outlineSchemaOf, resolveRef } from '../../outline/index.js';
import type { TemplateFiles } from '../../read/index.js';
import { fieldTable } from './reference-fields.js';

/**
 * Writes the page, in Markdown.
 * @throws BuildError if a kind's schema cannot be used
 */
export function referencePage(templates: TemplateFiles): string {
  const schemas = outlineSchemaOf(templates);
  const kinds = schemas.kindNames.flatMap((name) => schemas.kind(name) ?? []);
  const { fixed, shared } = schemas;
  const part = (name: string): JsonSchema => partOf(fixed.properties?.[name] ?? {});
  const [anyKind] = kinds;
  const own = Object.keys(shared.properties ?? {});
  /** @param example in the place of one made of the examples of the fields */
  const section = (name: string, more: string, example?: unknown): string =>
    `## ${name}

${fixed.properties?.[name]?.description ?? ''}${more}

${name === 'vars' ? '' : `${fieldTable(part(name), fixed, undefined)}\n\n`}${yaml({ [name]: example ?? exampleOf(part(name)) })}`;
  return `${INTRO}
${section('deck', ' Only `title` is needed.')}
${section('brand', ' [brand.md](brand.md) says what each does.', BRAND)}
${section('people', ' You choose the keys; `by: chen` on a slide then names the person.', {
  chen: exampleOf(part('people')),
})}
${section(
  'sources',
  ` You choose the keys; \`sources: [record]\` on a slide, in a section or in \`deck\`
then cites them. Write what you know; no field is needed.`,
  { record: exampleOf(part('sources')) },
)}
${section(
  'vars',
  ` Where an outline has no \`vars\`, braces are text; where it
has some, \`\\{{\` writes braces. A value is taken as it is: none of its characters is markup. See [data](data.md).`,
  VARS,
)}
${section('sections', '', [exampleOf(part('sections'))])}
## Every slide

Each slide has a \`kind\`, which decides its other fields, and may have these fields:

${fieldTable(shared, shared, undefined)}

## Points of a list

Wherever there are points, each is a text or, where there is more to say of it, a mapping:

${fieldTable(definition(anyKind, 'point'), anyKind?.schema ?? {}, POINTS)}

${yaml({ points: POINTS })}
## Picture

${fieldTable(definition(anyKind, 'picture'), anyKind?.schema ?? {}, PICTURE)}

${yaml({ image: PICTURE })}
## Kinds of slide

| | |
| --- | --- |
${kinds.map(({ name, schema }) => `| [${name}](#${name}${MADE_TWICE.has(name) ? '-1' : ''}) | ${schema.description} |`).join('\n')}

${kinds.map((kind) => kindPart(kind, own)).join('\n')}`;
}

/** How values are written, as a list. */
export const FORMAT = `- **text** takes \`**bold**\`, \`*emphasis*\`, \`\` \`code\` \`\`, \`[links](https://example.org)\`, links to a slide
  (\`[there](#why)\`) and words in another language (\`[Bonjour]{lang=fr}\`); all else is taken as it is
  written. **Plain text** takes nothing.
- A text needs quotes where it begins with one of \`* # [ { % @ & ! | > '\`, or where a colon and a space, or a
  space and \`#\`, are in it; within \`{ }\` and \`[ ]\` also where it has commas or brackets. A text of several lines begins with \`|\`.
- **list** is lines that begin with \`- \`, or \`[one, two]\`; a single value may replace a list of one.
- **mapping** is lines of \`key: value\`, or \`{ key: value, key: value }\`.
- Any text may be given by language, \`{zh-Hant: 開源, en: Open source}\`, and so may a list of texts:
  [languages.md](languages.md).
- People, sources, sections and slides may be in files of their own, which \`include\` names:
  [include.md](include.md).
`;

const INTRO = `# The outline

<!-- Made from the definition by \`npm run reference\`; edit src/outline/schema/outline-schema.ts and templates/*/schema.yaml. -->

An outline is one YAML file: \`deck\`, \`brand\`, \`people\` and \`sources\` once, then \`sections\` with their slides.
\`fireside init\` writes one to begin with, and an editor that knows its schema (VS Code with the YAML
extension) completes all of this.

${FORMAT}- A \`·\` before a field says that it is inside the one above it.
- An outline may have ${many(LIMITS.outline / 1e6)} MB, ${many(LIMITS.levels)} levels, ${many(LIMITS.values)} keys and values, ${many(LIMITS.slides)} slides and
  ${many(LIMITS.emoji)} emoji; a text ${many(LIMITS.text)} characters; notes, code and raw Markdown ${many(LIMITS.longText)}.
`;

function many(number: number): string {
  return number.toLocaleString('en');
}

/** Headings that the page has twice: the second one's address ends in \`-1\`. */
const MADE_TWICE: ReadonlySet<string> = new Set(['people', 'sources']);

const VARS = { name: '陳志明', minutes: '20' };

const POINTS = [
  '一個要點',
  { text: '有人說的話', by: 'chen', verbatim: true, sources: ['record'], points: ['更細的一點'] },
];

const BRAND = {
  colors: { accent: '#e4002b', ink: '#1d1d1b', host: '#0057b8' },
  fonts: { heading: '@expo-google-fonts/playfair-display' },
  logo: { file: 'logo.svg', alt: 'Acme', dark: 'logo-white.svg' },
  footer: '© Acme 2026',
};

const PICTURE = {
  src: 'images/network.svg',
  alt: '六個圓點以線相連',
  caption: '每一個圓點是一個工具',
};

function kindPart({ name, schema, titleFrom }: Kind, sharedFields: readonly string[]): string {
  const { properties = {} } = schema;
  const [example] = schema.examples ?? [];
  const own = Object.fromEntries(
    Object.entries(properties).filter(([field]) => !sharedFields.includes(field)),
  );
  const title = titleFrom === 'title' ? '' : ` Its \`${titleFrom}\` is its title.`;
  return `### ${name}

${schema.description}${title}

${fieldTable({ ...schema, properties: own }, schema, example)}

${yaml([example])}`;
}

/** The schema of one person, source, section, or of the deck. */
export function partOf(schema: JsonSchema): JsonSchema {
  const { additionalProperties: each, items } = schema;
  return items ?? (typeof each === 'object' ? each : schema);
}

export function definition(kind: Kind | undefined, name: string): JsonSchema {
  return resolveRef({ $ref: `#/$defs/${name}` }, kind?.schema ?? {});
}

/** A part with each of its fields that has an example. */
function exampleOf({ properties = {} }: JsonSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, { examples, default: fallback }]) => {
      const value = examples?.[0] ?? fallback;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

export function yaml(value: unknown): string {
  return `\`\`\`yaml\n${stringify(value, { lineWidth: 0 })}\`\`\`\n`;
}
