/** Outlines in which every text field has a word of its own, made from what defines the fields. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

/** JSON Schema with our keywords, as far as a kind's definition uses it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly role?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  /** Of a mapping by keys, such as a diagram's boxes. */
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

interface Kind {
  readonly name: string;
  readonly schema: Schema;
}

/** A field that was given a word, such as `chart.rows.label`, on a slide that has others or not. */
export interface Marked {
  readonly field: string;
  readonly word: string;
  readonly isAlone: boolean;
}

const read = (path: string): Schema => parse(readFileSync(path, 'utf8')) as Schema;
const SHARED = read('templates/definitions.yaml').$defs ?? {};

export const KINDS: readonly Kind[] = readdirSync('templates').flatMap((name) => {
  const path = `templates/${name}/schema.yaml`;
  try {
    return [{ name, schema: read(path) }];
  } catch {
    return [];
  }
});

/** What fields hold that are no words to read, by their role. */
const NAMES: Readonly<Record<string, string>> = {
  person: 'ann',
  source: 'book',
  slide: 'target',
  key: 'box',
};

/** Fields that fit other fields: edges lead from one box to another, and down their labels have space. */
const FIXED: Readonly<Record<string, string>> = { 'edges.to': 'other', direction: 'down' };

/** Fills in all fields, or only those that are needed and the one at a path. */
function filled(
  given: Schema,
  defs: Readonly<Record<string, Schema>>,
  path: readonly string[],
  wanted: readonly string[] | undefined,
  word: (field: string) => string,
): unknown {
  const schema = given.$ref ? (defs[given.$ref.replace('#/$defs/', '')] ?? given) : given;
  const field = path.join('.');
  const value = FIXED[field] ?? NAMES[schema.role ?? ''] ?? schema.enum?.[0];
  if (value !== undefined) return value;
  switch (schema.type) {
    case 'object':
      return filledObject(schema, defs, path, wanted, word);
    case 'array':
      // A number for each of the series.
      if (field === 'rows.value') return (wanted?.[0] ?? 'series') === 'series' ? [7, 8] : [7];
      return Array.from({ length: schema.minItems ?? 1 }, () =>
        filled(schema.items ?? {}, defs, path, wanted, word),
      );
    case 'boolean':
      // Parts of a stack show a number only where it has space.
      return field !== 'stacked';
    case 'number':
      return 7;
    default:
      return schema.pattern ? patternText(schema) : filledText(schema, path, word);
  }
}

/** A date's pattern begins with a year. */
function patternText({ pattern, examples }: Schema): unknown {
  return pattern?.startsWith('^\\d{4}') ? '2031' : (examples?.[0] ?? '1');
}

function filledText(
  { role }: Schema,
  path: readonly string[],
  word: (field: string) => string,
): string {
  if (path.join('.') === 'video.src') return 'clip.mp4';
  if (isFile(path)) return 'photo.jpg';
  const text = word(path.join('.'));
  return role === 'markdown' ? `# ${text}` : text;
}

/** Whether a field names a file of a picture or video: its name is not shown. */
function isFile(path: readonly string[]): boolean {
  return /^(src|poster)$/.test(path.at(-1) ?? '');
}

function filledObject(
  schema: Schema,
  defs: Readonly<Record<string, Schema>>,
  path: readonly string[],
  wanted: readonly string[] | undefined,
  word: (field: string) => string,
): unknown {
  if (typeof schema.additionalProperties === 'object') {
    const box = filled(schema.additionalProperties, defs, [...path, 'box'], wanted, word);
    return { box, other: 'x' };
  }
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
      const own = [...path, name];
      const isWanted = wanted === undefined || own.every((part, i) => part === wanted[i]);
      const isNeeded = name === 'nodes' || (schema.required?.includes(name) ?? false);
      // Points hold points: two levels are what a slide shows.
      const isDeep = path.filter((part) => part === name).length > 1;
      if (isDeep || isOfData(schema, own) || !(isWanted || isNeeded)) return [];
      return [[name, filled(one, defs, own, wanted, word)]];
    }),
  );
}

/** Whether a field says what stands in the place of rows or nodes: it is not shown itself. */
function isOfData({ properties }: Schema, path: readonly string[]): boolean {
  if (path.join('.') === 'mermaid') return true;
  const isOf = ['data', 'columns', 'highlight'].includes(path.join('.'));
  return isOf && properties?.data?.role === 'data';
}

/** The paths of all fields that hold text. */
function textPaths(
  given: Schema,
  defs: Readonly<Record<string, Schema>>,
  path: readonly string[] = [],
): string[][] {
  const schema = given.$ref ? (defs[given.$ref.replace('#/$defs/', '')] ?? given) : given;
  if (schema.items) return textPaths(schema.items, defs, path);
  if (typeof schema.additionalProperties === 'object') {
    return textPaths(schema.additionalProperties, defs, [...path, 'box']);
  }
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, one]) =>
      path.filter((part) => part === name).length > 1 || isOfData(schema, [...path, name])
        ? []
        : textPaths(one, defs, [...path, name]),
    );
  }
  const isText =
    schema.type === 'string' &&
    !schema.enum &&
    !schema.pattern &&
    !isFile(path) &&
    !(schema.role && schema.role in NAMES);
  return isText ? [[...path]] : [];
}

/**
 * Slides of all kinds, each with all fields, and then each with what it needs and one field more.
 * @param write what a field holds, of its word and whether it is Markdown
 */
export function markedSlides(write = (word: string, _isMarkdown: boolean) => word): {
  yaml: string;
  marked: readonly Marked[];
} {
  const marked: Marked[] = [];
  const slides: unknown[] = [];
  for (const { name, schema } of KINDS) {
    const defs = { ...SHARED, ...schema.$defs };
    const word = (isAlone: boolean, only?: string) => (field: string) => {
      const made = `w${(marked.length + 1).toString().padStart(4, '0')}w`;
      const one = `${name}.${field}`;
      if (only === undefined || only === one) marked.push({ field: one, word: made, isAlone });
      else marked.push({ field: '', word: made, isAlone });
      return write(made, name === 'markdown' && field === 'markdown');
    };
    slides.push({ kind: name, ...(filled(schema, defs, [], undefined, word(false)) as object) });
    for (const path of textPaths(schema, defs)) {
      const only = `${name}.${path.join('.')}`;
      slides.push({ kind: name, ...(filled(schema, defs, [], path, word(true, only)) as object) });
    }
  }
  return { yaml: stringify(slides), marked: marked.filter(({ field }) => field !== '') };
}

/** A definition of docs/outline.schema.json, which an editor has. */
interface Defined {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  /** Texts may be given by language. */
  readonly propertyNames?: unknown;
  readonly properties?: Readonly<Record<string, Defined>>;
  readonly additionalProperties?: Defined | false;
  readonly items?: Defined;
}

/** The text fields of the deck, a person, a source and a section, each with its word. */
export function markedFrame(): {
  frame: Readonly<Record<string, object>>;
  marked: readonly Marked[];
} {
  const all = JSON.parse(readFileSync('docs/outline.schema.json', 'utf8')) as Defined & {
    readonly definitions: Readonly<Record<string, Defined>>;
  };
  const resolved = (one: Defined | false | undefined = {}): Defined => {
    const given = one || {};
    return all.definitions[given.$ref?.replace('#/definitions/', '') ?? ''] ?? given;
  };
  const marked: Marked[] = [];
  const fill = (name: string, of: Defined): object =>
    Object.fromEntries(
      Object.entries(of.properties ?? {}).flatMap(([key, one]) => {
        const field = `${name}.${key}`;
        const types = [one.type ?? []].flat();
        const isText =
          types.includes('string') && !one.enum && (one.propertyNames || field in VALUES);
        if (!isText || UNSHOWN.includes(field)) return [];
        const word = VALUES[field]?.[0] ?? `f${(marked.length + 1).toString().padStart(4, '0')}f`;
        marked.push({ field, word, isAlone: false });
        const value = VALUES[field]?.[1](word) ?? word;
        return [[key, types.includes('array') ? [value] : value]];
      }),
    );
  const { deck, people, sources, sections } = all.properties ?? {};
  const frame = {
    deck: fill('deck', resolved(deck)),
    person: fill('person', resolved(people?.additionalProperties)),
    source: fill('source', resolved(sources?.additionalProperties)),
    section: fill('section', resolved(resolved(sections).items)),
  };
  return { frame, marked };
}

/** File names, and the names by which transcripts call a person: no slide shows them. */
const UNSHOWN = ['deck.theme', 'person.picture', 'person.aliases', 'source.transcript'];

/** Fields that take no word whatever: what is looked for, and what is written. */
const VALUES: Readonly<Record<string, readonly [word: string, value: (word: string) => string]>> = {
  'deck.date': ['2031', (word) => `${word}-03-01`],
  'source.url': ['example.net', (word) => `https://${word}/`],
  'person.initial': ['Ж', (word) => word],
  'section.notes': ['f9999f', (word) => word],
};
