/** The schemas of the outline, of a brand and of the kinds, read from `templates/`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { PACKAGE_ROOT } from '../../package-root.js';
import type { KindFiles, TemplateFiles } from '../../read/index.js';
import { checkFields } from './check-fields.js';
import type { JsonSchema, Kind, OutlineSchema } from './json-schema.js';
import { readKindSchema } from './kind-schema.js';

/** The keywords of a kind in its schema.yaml. */
type KindKeys = Partial<Pick<Kind, 'frame' | 'titleFrom' | 'split' | 'cites' | 'when'>>;

type FixedSchemas = Readonly<Record<'outline' | 'slide' | 'brand', JsonSchema>>;

let fixed: (FixedSchemas & { readonly outlineCheck: z.ZodType }) | undefined;

function fixedSchemas(): NonNullable<typeof fixed> {
  if (fixed) return fixed;
  const text = readFileSync(join(PACKAGE_ROOT, 'templates/outline.schema.yaml'), 'utf8');
  const schemas = parsedYaml(text) as FixedSchemas;
  fixed = { ...schemas, outlineCheck: checkOf(schemas.outline) };
  return fixed;
}

/** The schema of a brand in a file of its own. */
export function brandSchema(): OutlineSchema {
  const { brand } = fixedSchemas();
  return { fixed: brand, check: checkOf(brand), kindNames: [], shared: {}, kind: () => undefined };
}

/** @throws BuildError from `kind` with what is wrong in a schema.yaml beside the outline. */
export function outlineSchemaOf(templates: TemplateFiles): OutlineSchema {
  const schema = schemas.get(templates) ?? readSchema(templates);
  schemas.set(templates, schema);
  return schema;
}

/** Cache for templates that are used again, as by a preview. */
const schemas = new WeakMap<TemplateFiles, OutlineSchema>();

function readSchema(templates: TemplateFiles): OutlineSchema {
  const { outline, outlineCheck, slide } = fixedSchemas();
  const definitions = (parsedYaml(templates.definitions.text) as JsonSchema).$defs ?? {};
  const known = new Map<string, Kind>();
  return {
    fixed: outline,
    check: outlineCheck,
    kindNames: [...templates.kinds.keys()],
    shared: slide,
    kind(name) {
      const files = templates.kinds.get(name);
      if (files === undefined) return undefined;
      const kind = known.get(name) ?? readKind(files, slide, definitions);
      known.set(name, kind);
      return kind;
    },
  };
}

/** Fireside's own schemas are checked by its tests. */
function readKind(
  { name, origin, schema: file }: KindFiles,
  shared: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
): Kind {
  const read = origin === 'own' ? readKindSchema(file) : undefined;
  if (read) checkFields(read, Object.keys(shared.properties ?? {}), definitions);
  const own = (read?.value ?? parsedYaml(file.text)) as JsonSchema & KindKeys;
  const {
    frame = 'full',
    titleFrom = 'title',
    split = [],
    cites = false,
    when = '',
    ...rest
  } = own;
  const $defs = { ...definitions, ...own.$defs };
  const schema: JsonSchema = {
    additionalProperties: false,
    ...rest,
    type: 'object',
    properties: { ...shared.properties, ...own.properties },
    required: ['kind', ...(own.required ?? [])],
    $defs,
  };
  try {
    return { name, origin, frame, titleFrom, split, cites, when, schema, check: checkOf(schema) };
  } catch (error) {
    // Zod does not say where: it is the first field that it cannot read alone, either.
    const field = Object.entries(own.properties ?? {}).find(
      ([, one]) => !isUsable({ ...one, $defs }),
    );
    const message = error instanceof Error ? error.message : String(error);
    const at = read?.nodeAt(field ? ['properties', field[0]] : []);
    read?.report(at, `This is no JSON Schema that can be used: ${message}`);
    read?.finish();
    throw new Error(`${file.path}: ${message}`);
  }
}

/** @throws Error if zod cannot use the schema */
function checkOf(schema: JsonSchema): z.ZodType {
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
}

function isUsable(schema: JsonSchema): boolean {
  try {
    return checkOf(schema) !== undefined;
  } catch {
    return false;
  }
}

let parsed: Readonly<Record<string, unknown>> | undefined;

/**
 * The contents of a YAML file of `templates/`: parsed when Fireside was built (`scripts/precompile.mjs`),
 * or here if it was changed since.
 */
function parsedYaml(text: string): unknown {
  parsed ??= JSON.parse(readFileSync(join(PACKAGE_ROOT, 'dist/schemas.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  return parsed[createHash('sha1').update(text).digest('hex')] ?? parse(text);
}
