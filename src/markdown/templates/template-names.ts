/** Finds unknown names in a user's template. */
import Handlebars from 'handlebars';
import { nearest } from '../../nearest.js';
import type { JsonSchema } from '../../outline/index.js';
import { resolveRef } from '../../outline/index.js';
import type { Problem } from '../../problem.js';
import { placeOnLine, type Source } from '../../read/index.js';

export interface NamedFields {
  readonly kind: string;
  readonly template: Source;
  readonly schema: JsonSchema;
}

/** The known names, with the schemas of their values as far as known. */
type NameSchemas = ReadonlyMap<string, JsonSchema | undefined>;

/** The names of the context and of those around it; undefined where unknown. */
interface NameScope {
  readonly names: readonly (NameSchemas | undefined)[];
  readonly locals: ReadonlySet<string>;
}

/** Names beside the fields: in the brief, in every slide, in kinds that are filled from the deck. */
const IN_BRIEF = ['drawn', 'placement'];
const OF_ANY = ['callout', 'note', 'qr', 'qrCode', 'proof'];
const ALWAYS = ['title', ...OF_ANY, 'chart', 'diagram', 'slide', 'deck', 'words'];
const OF_DECK = ['subtitle', 'event', 'people', 'day', 'more', 'sections', 'sources'];
const MADE_OF_DECK: ReadonlySet<string> = new Set(['cover', 'agenda', 'sources', 'closing']);

/** Block helpers that leave the context as it is. */
const SAME_CONTEXT: ReadonlySet<string> = new Set(['if', 'unless']);

/**
 * Warnings; none where the names are not certain, such as inside a partial.
 * @returns nothing for a template with a syntax error, which drawing a slide reports
 */
export function unknownNames({ kind, template, schema }: NamedFields): Problem[] {
  const tree = parsed(template.text);
  if (tree === undefined) return [];
  const problems: Problem[] = [];
  const given = [
    ...ALWAYS,
    ...(MADE_OF_DECK.has(kind) ? OF_DECK : []),
    ...(template.path.endsWith('brief.hbs') ? IN_BRIEF : []),
  ];
  const root: NameSchemas = new Map<string, JsonSchema | undefined>([
    ...given.map((name) => [name, undefined] as const),
    ...Object.entries(schema.properties ?? {}),
  ]);

  let scope: NameScope = { names: [root], locals: new Set() };

  const namesAt = ({ data, depth, parts }: hbs.AST.PathExpression) =>
    data ? (parts[0] === 'root' ? root : undefined) : scope.names.at(-1 - depth);

  const check = (path: hbs.AST.PathExpression): void => {
    const [name] = path.data ? path.parts.slice(1) : path.parts;
    const known = namesAt(path);
    const isLocal = !path.data && path.depth === 0 && scope.locals.has(name ?? '');
    if (name === undefined || known === undefined || known.has(name) || isLocal) return;
    const near = nearest(name, known.keys());
    const { line, column } = path.loc.start;
    problems.push({
      severity: 'warning',
      code: 'template/name',
      message: `There is no \`${name}\` here`,
      hint: near
        ? `Did you mean \`${near}\`?`
        : `Add it to \`properties\` in the schema.yaml of ${kind}.`,
      place: { ...placeOnLine(template, line, column + 1), length: path.original.length },
    });
  };

  /** The schema of a value, for paths of one name. */
  const schemaOf = (node: hbs.AST.Node | undefined): JsonSchema | undefined => {
    if (node?.type !== 'PathExpression') return undefined;
    const path = node as hbs.AST.PathExpression;
    const parts = path.data ? path.parts.slice(1) : path.parts;
    const name = parts[0] ?? '';
    if (parts.length !== 1 || scope.locals.has(name)) return undefined;
    const found = namesAt(path)?.get(name);
    return found && resolveRef(found, schema);
  };

  const inside = (block: hbs.AST.BlockStatement): NameScope => {
    const helper = block.path.original;
    const locals = new Set([...scope.locals, ...(block.program?.blockParams ?? [])]);
    if (SAME_CONTEXT.has(helper)) return { ...scope, locals };
    const value = schemaOf(block.params[0]);
    const item = helper === 'each' ? value?.items : helper === 'with' ? value : undefined;
    return { names: [...scope.names, fieldsOf(item && resolveRef(item, schema))], locals };
  };

  const visitor = new Handlebars.Visitor();
  const call = ({ params, hash }: Pick<hbs.AST.MustacheStatement, 'params' | 'hash'>): void => {
    visitor.acceptArray(params);
    visitor.accept(hash);
  };
  Object.assign(visitor, {
    PathExpression: check,
    SubExpression: call,
    // The partial decides the context of its block.
    PartialStatement: call,
    PartialBlockStatement: call,
    MustacheStatement(mustache: hbs.AST.MustacheStatement) {
      const isCall = mustache.params.length + (mustache.hash?.pairs.length ?? 0) > 0;
      if (isCall) call(mustache);
      else visitor.accept(mustache.path);
    },
    BlockStatement(block: hbs.AST.BlockStatement) {
      if (block.params.length === 0) visitor.accept(block.path);
      call(block);
      const around = scope;
      scope = inside(block);
      visitor.accept(block.program);
      scope = around;
      visitor.accept(block.inverse);
    },
  });
  visitor.accept(tree);
  return problems;
}

/** Of a closed mapping; texts, people and sources have other names at runtime. */
function fieldsOf(item: JsonSchema | undefined): NameSchemas | undefined {
  const { type, role, properties, additionalProperties } = item ?? {};
  if (type !== 'object' || role !== undefined || properties === undefined) return undefined;
  return additionalProperties === false ? new Map(Object.entries(properties)) : undefined;
}

function parsed(text: string): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(text);
  } catch {
    return undefined;
  }
}
