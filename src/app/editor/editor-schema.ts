/** The JSON Schema by which an editor completes, explains and checks an outline. */
import {
  type JsonSchema,
  type Kind,
  type OutlineSchema,
  outlineSchemaOf,
} from '../../outline/index.js';
import type { TemplateFiles } from '../../read/index.js';
import {
  type Converter,
  converterOf,
  type EditorSchema,
  INCLUDE,
  ifThen,
  LANGUAGE_TAG,
  offered,
  orIncluded,
} from './convert.js';

/**
 * Makes it from the one definition of the outline: the fixed parts, and each kind's schema.yaml,
 * the user's own among them.
 * @throws BuildError if a kind's schema cannot be used
 */
function editorSchema(templates: TemplateFiles): EditorSchema {
  const schemas = outlineSchemaOf(templates);
  const { convert, definitions } = converterOf(RESERVED);
  const kinds = kindsOf(schemas);
  const automatic = Object.keys(schemas.fixed.properties?.deck?.properties?.auto?.properties ?? {});
  for (const kind of kinds) {
    const slide = slideOfKind(kind, convert);
    definitions[`kind-${kind.name}`] = slide;
    if (!automatic.includes(kind.name)) continue;
    // Its place says which kind it is.
    const required = slide.required.filter((field) => field !== 'kind');
    definitions[`auto-${kind.name}`] = { ...slide, required };
  }
  definitions.slide = orIncluded(anySlide(kinds));
  definitions.language = LANGUAGE_TAG;
  const { properties, ...rest } = convert(schemas.fixed, schemas.fixed);
  Object.assign(definitions, includedFiles(properties as EditorSchema));
  withThemes(properties, [...templates.themes.keys()]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...rest,
    properties,
    definitions,
  };
}

const RESERVED = [
  ...['slide', 'section', 'language', 'include'],
  ...['people-file', 'sections-file', 'slides-file'],
];

/** The text of the file that an outline names in its first line. */
export function editorSchemaText(templates: TemplateFiles): string {
  return `${JSON.stringify(editorSchema(templates), null, 2)}\n`;
}

function kindsOf(schemas: OutlineSchema): readonly Kind[] {
  return schemas.kindNames.flatMap((name) => schemas.kind(name) ?? []);
}

function slideOfKind(
  { name, schema }: Kind,
  convert: Converter['convert'],
): EditorSchema & { required: readonly string[] } {
  const { properties, examples: _, ...rest } = convert(schema, schema);
  const kind = { const: name, description: schema.description ?? `The kind ${name}.` };
  return {
    ...rest,
    title: name,
    properties: { ...(properties as EditorSchema), kind },
    required: requiredIn(schema),
  };
}

/** Not `oneOf`: where a field is wrong, an editor would say only that nothing of it all matches. */
function anySlide(kinds: readonly Kind[]): EditorSchema {
  return {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: {
        type: 'string',
        description: 'The kind of slide; it decides the other fields.',
        enum: kinds.map(({ name }) => name),
        markdownEnumDescriptions: kinds.map(({ schema }) => schema.description ?? ''),
      },
    },
    allOf: kinds.map(({ name }) =>
      ifThen(
        { properties: { kind: { const: name } }, required: ['kind'] },
        { $ref: `#/definitions/kind-${name}` },
      ),
    ),
  };
}

/** Themes are files; those that are there are offered, and any path of a CSS file is right. */
function withThemes(properties: unknown, themes: readonly string[]): void {
  const deck = (properties as Record<string, EditorSchema>).deck;
  const fields = deck?.properties as Record<string, EditorSchema> | undefined;
  if (fields?.theme) fields.theme = { ...fields.theme, ...offered(themes) };
}

/**
 * Definitions for the files: an included file names that of its own in its first line, as in
 * `# yaml-language-server: $schema=outline.schema.json#/definitions/slides-file`.
 */
function includedFiles(outline: EditorSchema): Record<string, EditorSchema> {
  const { include, people, sources } = outline;
  return {
    include: INCLUDE,
    'people-file': {
      description: 'A file that is included at the top: people, sources, or both.',
      type: 'object',
      properties: { include, people, sources },
      required: [],
      additionalProperties: false,
    },
    'sections-file': {
      description: 'A file that is included in `sections`: one section, or a list of them.',
      ...oneOrMore('section'),
    },
    'slides-file': {
      description: 'A file that is included in `slides`: one slide, or a list of them.',
      ...oneOrMore('slide'),
    },
  };
}

/** An editor adds what it names to the whole schema, so all that the outline says is unsaid. */
function oneOrMore(name: string): EditorSchema {
  const item = { $ref: `#/definitions/${name}` };
  return {
    type: ['array', 'object'],
    properties: {},
    required: [],
    additionalProperties: true,
    items: item,
    ...ifThen({ type: 'object' }, item),
  };
}

/** Data may stand for the rows. */
function requiredIn({ required = [], properties = {} }: JsonSchema): readonly string[] {
  const hasData = properties.data?.role === 'data';
  return hasData ? required.filter((name) => name !== 'rows' && name !== 'head') : required;
}
