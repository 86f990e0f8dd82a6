/** Vars: names that the outline declares, with values for its texts. */
import { isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../../nearest.js';
import type { Place, Problem } from '../../problem.js';
import { outlineError } from '../diagnostics/outline-error.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { JoinedOutline } from '../source/join-files.js';
import { pairOf } from '../source/nodes.js';

/** Values by name, from outside; each overrides the outline's own. */
export type Values = Readonly<Record<string, string | number | boolean>>;

export interface Var {
  readonly name: string;
  /** Undefined where the outline leaves it to be set. */
  readonly fallback: string | undefined;
  /** Of the name. */
  readonly place: Place;
}

/** What braces and `--set name=value` can hold. */
const NAME = /^[^{}=\s](?:[^{}=\n]*[^{}=\s])?$/u;

const NAME_HINT = 'Write a name without braces and equals signs, such as `name` or `first name`.';

/** YAML's forms of null. */
const NOTHING = /^(?:|~|null)$/i;

/**
 * The vars at the top of an outline; undefined where it declares none, so that all braces are text.
 * @param problems gets names that none can be
 * @param textOf the scalar of a value that is given by language or by an alias
 */
export function varsIn(
  { contents: top, sourceOf }: Pick<JoinedOutline, 'contents' | 'sourceOf'>,
  problems: Problem[] = [],
  textOf: (value: Node) => Node | null | undefined = (value) => value,
): readonly Var[] | undefined {
  const pair = isMap(top) ? pairOf(top, 'vars') : undefined;
  if (!isMap(pair?.value)) return undefined;
  const seen = new Set<string>();
  return pair.value.items.flatMap(({ key, value }): Var[] => {
    if (!isScalar(key)) return [];
    const name = String(key.value).trim();
    const [start, end] = key.range ?? [0, 1];
    const place = placeAt(sourceOf(key as Node), start, end);
    if (!NAME.test(name)) {
      const message = `“${name}” cannot be the name of a var`;
      problems.push(outlineError('var-name', message, NAME_HINT, place));
      return [];
    }
    // The walk reports a repeated name.
    if (seen.has(name)) return [];
    seen.add(name);
    const isPlain = isScalar(value) && (value.type === 'PLAIN' || value.type === undefined);
    const scalar = isScalar(value) || value === null ? value : textOf(value as Node);
    const text = isScalar(scalar) ? String(scalar.value ?? '') : '';
    return [
      {
        name,
        fallback: value === null || (isPlain && NOTHING.test(text)) ? undefined : text,
        place,
      },
    ];
  });
}

/** Problems of values from outside: names that the outline does not declare. */
export function unknownValues(vars: readonly Var[] | undefined, values: Values): Problem[] {
  const names = (vars ?? []).map(({ name }) => name);
  return Object.keys(values)
    .filter((name) => !names.includes(name))
    .map((name): Problem => {
      const message =
        vars === undefined
          ? `“${name}” cannot be set: the outline declares no \`vars\``
          : `“${name}” cannot be set: the outline has no var of that name`;
      const declare = `Declare it at the top of the outline: vars: {${name}: …}.`;
      return { severity: 'error', code: 'vars/unknown', message, hint: hint(name, names, declare) };
    });
}

/** Problems of vars without a value. */
export function unsetVars(vars: readonly Var[], values: Values): Problem[] {
  return vars
    .filter(({ name, fallback }) => fallback === undefined && !Object.hasOwn(values, name))
    .map(({ name, place }) => {
      const option = /[^\w-]/.test(name) ? `"${name}=…"` : `${name}=…`;
      const hint = `Set it (--set ${option}), or write a value here for when nobody does.`;
      return outlineError(
        'var-unset',
        `\`${name}\` has no value, and must be given one`,
        hint,
        place,
      );
    });
}

/** What to write instead of an unknown name. */
export function hint(name: string, names: readonly string[], otherwise: string): string {
  const near = nearest(name, names);
  if (near) return `Did you mean \`${near}\`?`;
  return names.length > 0 ? `There are: ${names.join(', ')}.` : otherwise;
}
