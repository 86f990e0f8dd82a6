/** What an editor knows of `include`, and of the files that are included. */

export type EditorSchema = Record<string, unknown>;

/** A condition of JSON Schema. From entries: an object with `then` looks like a promise to JavaScript. */
export function ifThen(
  condition: EditorSchema,
  consequence: EditorSchema,
  otherwise?: EditorSchema,
): EditorSchema {
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
    ...(otherwise ? [['else', otherwise]] : []),
  ]);
}

/** An include in the place of a section or a slide. */
const INCLUDE = {
  description: 'What another file holds, in the place of a section or a slide.',
  type: 'object',
  properties: {
    include: {
      description:
        'A file with the content for this place: one section or slide, or a list of them.',
      type: ['string', 'array'],
    },
  },
  required: ['include'],
  additionalProperties: false,
} as const;

/**
 * An item of a list, or an include of a file that holds it. The fields are beside the condition,
 * since an editor offers none from inside it.
 */
export function orIncluded({ required, ...item }: EditorSchema): EditorSchema {
  return {
    ...item,
    properties: { ...(item.properties as EditorSchema), ...INCLUDE.properties },
    ...ifThen({ required: ['include'] }, { $ref: '#/definitions/include' }, { required }),
  };
}

/**
 * Definitions for the files: an included file names that of its own in its first line, as in
 * `# yaml-language-server: $schema=outline.schema.json#/definitions/slides-file`.
 */
export function includedFiles(outline: EditorSchema): Record<string, EditorSchema> {
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
