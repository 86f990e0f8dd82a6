/** Says in an editor's JSON Schema what Fireside reads: an outline may be written more freely. */
import { type JsonSchema, resolveRef, takesText } from '../../outline/index.js';

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
export const INCLUDE = {
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

/** Any scalar is read as a text where a text is expected: 2024, too. */
const TEXT = ['string', 'number'];

export interface Converter {
  /** @param root the schema whose `$defs` it may refer to */
  convert(schema: JsonSchema, root: JsonSchema): EditorSchema;
  /** What is referred to, by name; filled as schemas are converted. */
  readonly definitions: Record<string, EditorSchema>;
}

/** @param reserved names of definitions that are none of a kind's */
export function converterOf(reserved: readonly string[]): Converter {
  const definitions: Record<string, EditorSchema> = Object.fromEntries(
    reserved.map((name) => [name, {}]),
  );
  /** Kinds share most definitions, but one of their own may have the name of another's. */
  const names = new Map<JsonSchema, string>();

  const refer = (schema: JsonSchema, root: JsonSchema): EditorSchema => {
    const wanted = (schema.$ref ?? '').replace('#/$defs/', '');
    const target = root.$defs?.[wanted];
    if (target === undefined) return {};
    let name = names.get(target);
    if (name === undefined) {
      name = wanted;
      for (let i = 2; name in definitions; i++) name = `${wanted}-${i}`;
      names.set(target, name);
      // Known before it is converted: points hold points.
      definitions[name] = {};
      definitions[name] = convert(target, root);
    }
    return { $ref: `#/definitions/${name}` };
  };

  const convert = (schema: JsonSchema, root: JsonSchema): EditorSchema => {
    if (schema.$ref !== undefined) {
      // Beside `$ref` an editor reads nothing else.
      const isAlone = Object.keys(schema).every((key) => key === '$ref' || key === 'point');
      return isAlone ? refer(schema, root) : convert(resolveRef(schema, root), root);
    }
    if (schema.slideOf === '*') return { $ref: '#/definitions/slide' };
    if (schema.slideOf) return { $ref: `#/definitions/auto-${schema.slideOf}` };
    if (schema.anyOf) {
      const anyOf = schema.anyOf.map((one) => convert(one, root));
      return { ...describe(schema), anyOf };
    }
    if (schema.shorthand !== undefined) return withShorthand(schema, root);
    const whole = { ...describe(schema), ...typed(schema, root) };
    if (!schema.includes) return whole;
    definitions.section = orIncluded(whole);
    return { $ref: '#/definitions/section' };
  };

  const withShorthand = (schema: JsonSchema, root: JsonSchema): EditorSchema => {
    const { shorthand = '', ...object } = schema;
    const inner = convert(resolveRef(schema.properties?.[shorthand] ?? {}, root), root);
    const whole = typed(object, root);
    if (inner.enum !== undefined) {
      return { ...describe(schema), anyOf: [inner, { type: 'object', ...whole }] };
    }
    // One list of types, not alternatives, of which an editor would only say that none matches.
    return { ...describe(schema), ...whole, ...orByLanguage(schema), type: [...TEXT, 'object'] };
  };

  const typed = (schema: JsonSchema, root: JsonSchema): EditorSchema => {
    const { enum: values, items } = schema;
    const own = schema.type === undefined ? {} : { type: schema.type };
    if (values) return { ...own, enum: values };
    if (schema.type === 'string') return text(schema);
    if (schema.type === 'object') return object(schema, root);
    if (schema.type !== 'array') return { ...limits(schema), ...orVar(schema.type) };
    const byLanguage = takesText(schema, root);
    const types = [...single(schema, root), ...(byLanguage ? ['object'] : [])];
    // The first is what an editor begins: a number is more often one than several.
    const isNumber = types[0] === 'number';
    const type = isNumber ? [...types, 'array', 'string'] : ['array', ...types];
    const more = { ...(isNumber ? orVar('number') : {}), ...(byLanguage ? LANGUAGES : {}) };
    return { ...limits(schema), ...more, type, items: convert(items ?? {}, root) };
  };

  const object = (schema: JsonSchema, root: JsonSchema): EditorSchema => {
    const { type, properties, required, additionalProperties: more } = schema;
    const rest = typeof more === 'object' ? convert(more, root) : more;
    return {
      type: schema.each ? ['boolean', 'object'] : type,
      ...(properties ? { properties: mapped(properties, root) } : {}),
      ...(required ? { required } : {}),
      ...(rest === undefined ? {} : { additionalProperties: rest }),
    };
  };

  const mapped = (
    properties: Readonly<Record<string, JsonSchema>>,
    root: JsonSchema,
  ): Record<string, EditorSchema> =>
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, convert(one, root)]));

  return { convert, definitions };
}

/** The parts of a field's schema that describe it to people. */
function describe({ description, default: fallback, examples }: JsonSchema): EditorSchema {
  return {
    ...(description === undefined ? {} : { description }),
    // Editors show backticks as code here, and as backticks there.
    ...(description?.includes('`') ? { markdownDescription: description } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(examples === undefined ? {} : examples.length > 1 ? offered(examples) : { examples }),
  };
}

/** Values that an editor offers; as `examples` it would list each by itself, in a frame. */
export function offered(values: readonly unknown[]): EditorSchema {
  return {
    defaultSnippets: values.map((value) => ({ label: String(value), body: value })),
  };
}

function text(schema: JsonSchema): EditorSchema {
  const { pattern, empty } = schema;
  // A number matches where its digits do, as in `highlight: 3`.
  const types =
    pattern === undefined
      ? TEXT
      : new RegExp(pattern).test('1')
        ? ['string', 'number']
        : ['string'];
  const byLanguage = takesText(schema, schema);
  const all = [...types, ...(byLanguage ? ['object'] : []), ...(empty ? ['boolean', 'null'] : [])];
  const more = pattern === undefined ? {} : { pattern: `${pattern}|${VAR}` };
  return { ...limits(schema), ...more, type: all, ...(byLanguage ? LANGUAGES : {}) };
}

/** The keys of texts by language, as `propertyNames` of the mapping. */
export const LANGUAGE_TAG = {
  description:
    'A text may be given by language: {zh-Hant: 開源, en: Open source}; the deck’s own has to be there.',
  type: 'string',
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
} as const;

/** Most mistyped tags have three letters; of those only the languages that decks are in. */
const SURE_TAG = '^([a-z]{2}|yue|nan|hak)(-[A-Za-z0-9]{2,8})*$';

const LANGUAGES: EditorSchema = { propertyNames: { $ref: '#/definitions/language' } };

/** A mapping in the place of a text has its own fields, or a language each. */
function orByLanguage({ properties = {}, required = [] }: JsonSchema): EditorSchema {
  const names = Object.keys(properties);
  const own = names.filter((name) => new RegExp(SURE_TAG).test(name));
  const others = own.length > 0 ? `^(?!(${own.join('|')})$)${SURE_TAG.slice(1)}` : SURE_TAG;
  const optional = names.filter((name) => required.length > 0 && !required.includes(name));
  return {
    // Not `required`, since in texts by language it is nested deeper.
    required: undefined,
    patternProperties: { [others]: {} },
    dependencies: Object.fromEntries(optional.map((name) => [name, required])),
  };
}

/** A reference to a var in the place of a value; no schema knows the names. */
const VAR = String.raw`^\s*\{\{[^{}]+\}\}\s*$`;

/** A number, or a switch, or the var that one comes from. */
function orVar(type: string | undefined): EditorSchema {
  if (type !== 'number' && type !== 'integer' && type !== 'boolean') return type ? { type } : {};
  return {
    type: [type, 'string'],
    pattern: VAR,
    patternErrorMessage: `Incorrect type. Expected "${type}", or a var such as "{{name}}".`,
  };
}

/** The types of a single value, read as a list of one. */
function single({ items, minItems = 0 }: JsonSchema, root: JsonSchema): readonly string[] {
  if (minItems > 1) return [];
  const item = resolveRef(items ?? {}, root);
  if (item.type === 'string' || item.shorthand !== undefined) return TEXT;
  if (item.type === 'array') return single(item, root);
  return item.type === 'number' ? ['number'] : [];
}

const LIMITS = [
  'minLength',
  'pattern',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
];

function limits(schema: JsonSchema): EditorSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => LIMITS.includes(key)));
}
