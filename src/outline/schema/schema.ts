/** Joins the fixed schema and those of the kinds into one lookup by JSON Schema. */
import * as z from 'zod';
import type { KindFiles, TemplateFiles } from '../../read/index.js';
import type { Frame } from '../outline.js';
import { checkFields } from './kind-fields.js';
import { readKindSchema } from './kind-schema.js';
import { outlineSchema, slideFields } from './outline-schema.js';
import { parsedSchema } from './parsed-schema.js';

/** The part of JSON Schema that Fireside looks at itself; zod checks the rest. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** What a string means (see templates/definitions.yaml). */
  readonly role?: string;
  /** The field that a bare scalar stands for. */
  readonly shorthand?: string;
  /** True for a mapping in whose place `true` or `false` may stand for each of its fields. */
  readonly each?: boolean;
  /** On a slide: of which kind it is; `*` where its `kind` says so. */
  readonly slideOf?: string;
  /** True for an item in whose place `include` may name a file. */
  readonly includes?: boolean;
  /** Words that people write for values of an enum, each with the one that is meant. */
  readonly synonyms?: Readonly<Record<string, string>>;
  /** True for a text that is a point of a list, which is to be short. */
  readonly point?: boolean;
  /** True where the text may be empty. */
  readonly empty?: boolean;
}

/** A kind, ready to check slides of it. */
export interface Kind {
  readonly name: string;
  readonly origin: KindFiles['origin'];
  readonly frame: Frame;
  /** The field that is the slide's title. */
  readonly titleFrom: string;
  /** The fields at which a slide that is too full may be cut. */
  readonly split: readonly string[];
  /** True where it states facts or words that need a source. */
  readonly cites: boolean;
  readonly schema: JsonSchema;
  readonly check: z.ZodType;
}

/** What a kind's schema.yaml says beside its JSON Schema. */
type KindKeys = Partial<Pick<Kind, 'frame' | 'titleFrom' | 'split' | 'cites'>>;

export interface OutlineSchema {
  readonly fixed: JsonSchema;
  readonly check: z.ZodType;
  readonly kindNames: readonly string[];
  /** The fields of every slide. */
  readonly shared: JsonSchema;
  /** The kind of that name; read on first use, since most outlines use few. */
  kind(name: string): Kind | undefined;
}

const fixed = z.toJSONSchema(outlineSchema, { io: 'input' }) as JsonSchema;
const shared = z.toJSONSchema(slideFields, { io: 'input' }) as JsonSchema;

/** @throws BuildError from `kind` with what is wrong in a schema.yaml beside the outline. */
export function outlineSchemaOf(templates: TemplateFiles): OutlineSchema {
  const schema = schemas.get(templates) ?? readSchema(templates);
  schemas.set(templates, schema);
  return schema;
}

/** Of templates that are read once and used again, as a preview does. */
const schemas = new WeakMap<TemplateFiles, OutlineSchema>();

function readSchema(templates: TemplateFiles): OutlineSchema {
  const definitions = parsedSchema(templates.definitions.text).$defs ?? {};
  const known = new Map<string, Kind>();
  return {
    fixed,
    check: outlineSchema,
    kindNames: [...templates.kinds.keys()],
    shared,
    kind(name) {
      const files = templates.kinds.get(name);
      if (files === undefined) return undefined;
      const kind = known.get(name) ?? readKind(files, definitions);
      known.set(name, kind);
      return kind;
    },
  };
}

/** Those that come with Fireside are checked by its tests. */
function readKind(files: KindFiles, definitions: Readonly<Record<string, JsonSchema>>): Kind {
  const read = files.origin === 'own' ? readKindSchema(files.schema) : undefined;
  if (read) checkFields(read, Object.keys(shared.properties ?? {}), definitions);
  const own: JsonSchema & KindKeys = read?.value ?? parsedSchema(files.schema.text);
  const { frame = 'full', titleFrom = 'title', split = [], cites = false, ...rest } = own;
  const $defs = { ...definitions, ...own.$defs };
  const schema: JsonSchema = {
    additionalProperties: false,
    ...rest,
    type: 'object',
    properties: { ...shared.properties, ...own.properties },
    required: ['kind', ...(own.required ?? [])],
    $defs,
  };
  const check = checkOf(schema);
  if (typeof check !== 'string') {
    return {
      name: files.name,
      origin: files.origin,
      frame,
      titleFrom,
      split,
      cites,
      schema,
      check,
    };
  }
  // Zod does not say where: it is the first field that it takes no better alone.
  const field = Object.entries(own.properties ?? {}).find(
    ([, one]) => typeof checkOf({ ...one, $defs }) === 'string',
  );
  const at = read?.nodeAt(field ? ['properties', field[0]] : []);
  read?.report(at, `This is no JSON Schema that can be used: ${check}`);
  read?.finish();
  throw new Error(`${files.schema.path}: ${check}`);
}

/** What checks values by a schema, or why there can be none. */
function checkOf(schema: JsonSchema): z.ZodType | string {
  try {
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
