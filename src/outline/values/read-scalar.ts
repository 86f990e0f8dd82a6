/** Reads a scalar of the outline: as text, number or boolean, with the values of vars. */
import { isScalar, type Node, type Scalar } from 'yaml';
import type { Fault, Place } from '../../problem.js';
import { placeAt } from '../diagnostics/place-at.js';
import {
  emptyHint,
  faultOf,
  markFault,
  typedValue,
  withQuotesHint,
} from '../diagnostics/value-faults.js';
import type { JsonSchema } from '../schema/json-schema.js';
import type { JoinedOutline } from '../source/join-files.js';
import { filledValue, type VarValues } from './fill-vars.js';
import { placeOfWords } from './node-places.js';
import { label, type Path, pathKey } from './path.js';
import type { Picker, PickResult } from './pick-language.js';

/** A path of the outline: its place and schema. */
export interface ValuePlace {
  readonly place: Place;
  /** The place of the key, where the path ends in one. */
  readonly keyPlace: Place | undefined;
  readonly schema: JsonSchema;
  /** Of a text that is given by language. */
  readonly picked?: Pick<PickResult, 'lang' | 'versions'>;
}

export interface ScalarReader {
  readonly joined: JoinedOutline;
  readonly languages: Picker;
  /** Nodes that are targets of aliases. */
  readonly named: ReadonlySet<Node>;
  readonly spots: ReadonlyMap<string, ValuePlace>;
  /** Undefined in an outline without vars. */
  readonly vars: VarValues | undefined;
  /** The paths with a problem. */
  readonly reported: Set<string>;
  /** Reports a fault at a path, which then has no value. */
  report(path: Path, place: Place, fault: Fault): undefined;
}

/** @returns undefined, and reported, if it is surely a mistake */
export function readScalar(
  reader: ScalarReader,
  text: string,
  at: { readonly schema: JsonSchema; readonly path: Path; readonly math: boolean },
  place: Place,
): unknown {
  const { languages, vars, joined, report, reported } = reader;
  languages.note(text, at.schema, at.path, place);
  if (vars === undefined || at.path[0] === 'vars') return typedValue(text, at.schema);
  return filledValue(vars, text, at, (words, fault) => {
    if (fault) report(at.path, placeOfWords(words, place, joined), fault);
    else reported.add(pathKey(at.path));
  });
}

/** The text of a scalar; undefined, and reported, if it is surely a mistake. */
export function scalarText(
  { joined, named, spots, report }: ScalarReader,
  target: Node | null,
  schema: JsonSchema,
  path: Path,
  place: Place,
): string | undefined {
  const scalar: Scalar | undefined = isScalar(target) ? target : undefined;
  // A tag, or an anchor that no alias names, is the beginning of a text that lacks its quotes.
  const isTagged = scalar?.tag !== undefined;
  if (scalar && (isTagged || (scalar.anchor !== undefined && !named.has(scalar)))) {
    const mark = isTagged ? '!' : '&';
    const source = joined.sourceOf(scalar);
    const at = source.text.lastIndexOf(mark, scalar.range?.[0]);
    return report(path, placeAt(source, at, at + 1), markFault(mark, '…'));
  }
  const text = scalar && scalar.value !== null ? String(scalar.value) : '';
  const isPlain = scalar?.type === undefined || scalar.type === 'PLAIN';
  const rest = isPlain ? place.lineText.slice(place.column - 1) : '';
  const parent = spots.get(pathKey(path.slice(0, -1)));
  const name = label(isShorthand(path, place, parent) ? path.slice(0, -1) : path);
  const fault = faultOf(text, schema, name, rest, emptyHint(path, place, schema, parent?.schema));
  return fault ? report(path, place, withQuotesHint(fault, place, scalar)) : text;
}

/** True for a text that is short for a mapping. */
function isShorthand(path: Path, { line, column }: Place, around: ValuePlace | undefined): boolean {
  const isSame = around?.place.line === line && around.place.column === column;
  return isSame && around.schema.shorthand === path.at(-1);
}
