/** The schemas of the outline and of the kinds, read from their files. */
import * as z from 'zod';
import type { KindFiles, TemplateFiles } from '../../read/index.js';
import { checkFields } from './check-fields.js';
import { outlineSchema, slideFields } from './fixed-schema.js';
import type { JsonSchema, Kind, OutlineSchema } from './json-schema.js';
import { readKindSchema } from './kind-schema.js';
import { parsedSchema } from './parsed-schema.js';

/** The keywords of a kind in its schema.yaml. */
type KindKeys = Partial<Pick<Kind, 'frame' | 'titleFrom' | 'split' | 'cites'>>;

const fixed = z.toJSONSchema(outlineSchema, { io: 'input' }) as JsonSchema;
const shared = z.toJSONSchema(slideFields, { io: 'input' }) as JsonSchema;

/** @throws BuildError from `kind` with what is wrong in a schema.yaml beside the outline. */
export function outlineSchemaOf(templates: TemplateFiles): OutlineSchema {
  const schema = schemas.get(templates) ?? readSchema(templates);
  schemas.set(templates, schema);
  return schema;
}

/** Cache for templates that are used again, as by a preview. */
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

/** Fireside's own schemas are checked by its tests. */
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
  // Zod does not say where: it is the first field that it cannot read alone, either.
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
