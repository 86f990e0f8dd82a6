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
const IN_BRIEF = ['pictures', 'standing'];
const ALWAYS = ['title', 'chart', 'slide', 'deck', 'words'];
const OF_DECK = ['subtitle', 'event', 'people', 'day', 'more', 'sections', 'sources'];
const MADE_OF_DECK: ReadonlySet<string> = new Set(['cover', 'agenda', 'sources', 'closing']);

/** Block helpers that leave the context as it is. */
const SAME_CONTEXT: ReadonlySet<string> = new Set(['if', 'unless']);

/**
 * Warnings; none where the names are not certain, such as inside a partial.
 * @returns nothing for a template with a syntax error, which drawing a slide reports
 */
export function unknownNames({ kind, template, schema }: NamedFields): Problem[] {
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

  const namesAt = ({ data, depth, parts }: hbs.AST.PathExpression, { names }: NameScope) =>
    data ? (parts[0] === 'root' ? root : undefined) : names.at(-1 - depth);

  const check = (path: hbs.AST.PathExpression, scope: NameScope): void => {
    const [name] = path.data ? path.parts.slice(1) : path.parts;
    const known = namesAt(path, scope);
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

  const expression = (node: hbs.AST.Node, scope: NameScope): void => {
    if (node.type === 'PathExpression') check(node as hbs.AST.PathExpression, scope);
    if (node.type === 'SubExpression') call(node as hbs.AST.SubExpression, scope);
  };

  const call = (
    { params, hash }: Pick<hbs.AST.SubExpression, 'params'> & { hash?: hbs.AST.Hash },
    scope: NameScope,
  ): void => {
    for (const param of params) expression(param, scope);
    for (const { value } of hash?.pairs ?? []) expression(value, scope);
  };

  /** The schema of a value, for paths of one name. */
  const schemaOf = (node: hbs.AST.Node | undefined, scope: NameScope): JsonSchema | undefined => {
    if (node?.type !== 'PathExpression') return undefined;
    const path = node as hbs.AST.PathExpression;
    const parts = path.data ? path.parts.slice(1) : path.parts;
    const name = parts[0] ?? '';
    if (parts.length !== 1 || scope.locals.has(name)) return undefined;
    const found = namesAt(path, scope)?.get(name);
    return found && resolveRef(found, schema);
  };

  const inside = (block: hbs.AST.BlockStatement, scope: NameScope): NameScope => {
    const helper = block.path.original;
    const locals = new Set([...scope.locals, ...(block.program?.blockParams ?? [])]);
    if (SAME_CONTEXT.has(helper)) return { ...scope, locals };
    const value = schemaOf(block.params[0], scope);
    const item = helper === 'each' ? value?.items : helper === 'with' ? value : undefined;
    return { names: [...scope.names, fieldsOf(item && resolveRef(item, schema))], locals };
  };

  const program = (node: hbs.AST.Program | undefined, scope: NameScope): void => {
    for (const one of node?.body ?? []) {
      switch (one.type) {
        case 'MustacheStatement': {
          const mustache = one as hbs.AST.MustacheStatement;
          const isCall = mustache.params.length > 0 || (mustache.hash?.pairs.length ?? 0) > 0;
          if (isCall) call(mustache, scope);
          else expression(mustache.path, scope);
          break;
        }
        case 'BlockStatement': {
          const block = one as hbs.AST.BlockStatement;
          if (block.params.length === 0) expression(block.path, scope);
          call(block, scope);
          program(block.program, inside(block, scope));
          program(block.inverse, scope);
          break;
        }
        case 'PartialStatement':
        case 'PartialBlockStatement':
          // The partial decides the context of its block.
          call(one as hbs.AST.PartialStatement, scope);
      }
    }
  };

  const tree = parsed(template.text);
  program(tree, { names: [root], locals: new Set() });
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
