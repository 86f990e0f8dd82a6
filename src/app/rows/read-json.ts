/** Reads rows of JSON: a list of mappings. */
import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { placeAt } from '../../outline/index.js';
import type { Source } from '../../read/index.js';
import { type DataRow, type DataTable, linesOf } from './data-table.js';

/**
 * Texts, numbers, `true` and `false` are values; `null` and an empty text are not there.
 * @throws BuildError with the line, if it is not JSON, not a list, or a row is not a mapping of values
 */
export function readJson(source: Source): DataTable {
  const { refuse, placeOf } = linesOf(source);
  const lineOf = ({ offset }: Pick<Node, 'offset'>): number => placeAt(source, offset).line;
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { disallowComments: true });
  const [wrong] = errors;
  if (wrong) {
    const what = printParseErrorCode(wrong.error)
      .replace(/(?=[A-Z])/g, ' ')
      .toLowerCase();
    const hint = 'Put commas between items but not after the last, and names in quotes.';
    refuse(lineOf(wrong), 'json', `This is not JSON:${what}`, hint);
  }
  if (root?.type !== 'array') {
    const hint = 'Write [{"name": "…"}, {"name": "…"}]: a mapping for each deck.';
    return refuse(1, 'no-list', 'Data in JSON is a list of mappings, and this is not', hint);
  }
  const items = root.children ?? [];
  const rows = items.map((item, index): DataRow => {
    const line = lineOf(item);
    if (item.type !== 'object') {
      const message = `Row ${index + 1} is not a mapping of names to values`;
      refuse(line, 'no-mapping', message, 'Write {"name": "…"} for it.');
    }
    const values = Object.entries(getNodeValue(item)).map(([name, value]) => {
      if (typeof value === 'object' && value !== null) {
        const hint = 'Write a text or a number: a var is one of these.';
        refuse(line, 'no-value', `“${name}” of row ${index + 1} is a list or a mapping`, hint);
      }
      return [name.trim(), String(value ?? '')] as const;
    });
    return {
      number: index + 1,
      values: new Map(values.filter(([, value]) => value.trim() !== '')),
      place: placeOf(line),
    };
  });
  const names = items.flatMap((item) => Object.keys(getNodeValue(item)));
  const columns = [...new Set(names.map((name) => name.trim()))];
  return { columns, head: placeOf(lineOf(items[0] ?? root)), rows };
}
