/** Reads rows of JSON: a list of mappings. */
import type { Source } from '../../read/index.js';
import { type Column, lineAt, type Row, refuse, type Table } from './table.js';

/**
 * Texts, numbers, `true` and `false` are values; `null`, an empty text and what is missing are not
 * there.
 * @throws BuildError with the line, if it is no JSON, no list, or a row is no mapping of values
 */
export function readJson(source: Source): Table {
  const data = parsed(source);
  const starts = itemStarts(source.text);
  if (!Array.isArray(data)) {
    return refuse(source, 0, {
      code: 'no-list',
      message: 'Data in JSON is a list of mappings, and this is none',
      hint: 'Write [{"name": "…"}, {"name": "…"}]: a mapping for each deck.',
    });
  }
  const columns = new Map<string, Column>();
  const rows = data.map((item: unknown, index): Row => {
    const offset = starts[index] ?? 0;
    const place = lineAt(source, offset);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      return refuse(source, offset, {
        code: 'no-mapping',
        message: `Row ${index + 1} is no mapping of names to values`,
        hint: 'Write {"name": "…"} for it.',
      });
    }
    const values = Object.entries(item as Record<string, unknown>).flatMap(([key, value]) => {
      const name = key.trim();
      if (!columns.has(name)) columns.set(name, { name, place });
      if (typeof value === 'object' && value !== null) {
        refuse(source, offset, {
          code: 'no-value',
          message: `“${name}” of row ${index + 1} is no value`,
          hint: 'Write a text or a number: a var stands for one of these.',
        });
      }
      const text = value === null ? '' : String(value);
      return text.trim() === '' ? [] : [[name, text] as const];
    });
    return { number: index + 1, values: new Map(values), place };
  });
  return { columns: [...columns.values()], rows };
}

function parsed(source: Source): unknown {
  try {
    return JSON.parse(source.text);
  } catch (error) {
    const message = (error as Error).message;
    const [, at] = /position (\d+)/.exec(message) ?? [];
    const offset = Math.min(Number(at ?? source.text.length), source.text.trimEnd().length - 1);
    return refuse(source, Math.max(0, offset), {
      code: 'json',
      message: `This is no JSON: ${message.replace(/ in JSON at position .*/, '')}`,
      hint: 'Mend it here; commas stand between items and not behind the last, names in quotes.',
    });
  }
}

/** Where each item of the list begins, of a text that is known to be JSON. */
function itemStarts(text: string): number[] {
  const starts: number[] = [];
  let depth = 0;
  let isNext = false;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s"[\]{},:]+/g)) {
    if (depth === 1 && isNext && token !== ']') starts.push(index);
    if (depth === 1) isNext = token === ',';
    if (token === '[' || token === '{') {
      depth++;
      if (depth === 1) isNext = true;
    } else if (token === ']' || token === '}') depth--;
  }
  return starts;
}
