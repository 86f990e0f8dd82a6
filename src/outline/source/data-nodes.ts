/** Nodes made from the cells of a data file, each with its place there. */
import { type Node, Scalar, YAMLSeq } from 'yaml';
import type { CsvCell, CsvTable, Source } from '../../read/index.js';

interface NodeOrigins {
  /** Gets the file of each node. */
  readonly origins: Map<Node, Source>;
  report(node: Node, code: string, message: string, hint: string): void;
}

/** Makes nodes as if they had been written in the outline, at their places in the data. */
export function createNodeWriter(
  { origins, report }: NodeOrigins,
  { source, separator }: Pick<CsvTable, 'source' | 'separator'>,
) {
  const placed = <T extends Node>(node: T, cell: CsvCell | undefined): T => {
    const { start = 0, end = 0 } = cell ?? {};
    node.range = [start, end, end];
    origins.set(node, source);
    return node;
  };
  const made = (text: string, cell: CsvCell | undefined): Scalar => {
    const scalar = placed(new Scalar(text), cell);
    // So that nothing in it is taken for YAML.
    scalar.type = 'QUOTE_DOUBLE';
    return scalar;
  };
  return {
    placed,
    made,
    text: (cell: CsvCell | undefined) => made(cell?.text ?? '', cell),
    key(name: string, like?: Node): Node {
      const key = new Scalar(name);
      key.range = like?.range ?? [0, 0, 0];
      return key;
    },
    list(items: readonly Node[]): YAMLSeq {
      const list = new YAMLSeq();
      list.items = [...items];
      const [start = 0] = items[0]?.range ?? [];
      return placed(list, { text: '', start, end: items.at(-1)?.range?.[1] ?? start });
    },
    /** A number as spreadsheets write it: with separators of thousands, a comma, a per cent sign. */
    number(cell: CsvCell | undefined, label: string): Node {
      const text = plainNumber(cell?.text ?? '', separator);
      const node = made(text ?? '0', cell);
      if (text === undefined) {
        const message = cell?.text ? `“${cell.text}” is not a number` : `“${label}” lacks a number`;
        report(node, 'number', message, 'Write a number, such as 12 or 3.5, or take the line out.');
      }
      return node;
    },
  };
}

function plainNumber(text: string, separator: string): string | undefined {
  const bare = text.replace(/[\s%]/g, '').replace('−', '-');
  const isWithPoint = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare);
  const isWithComma = separator !== ',' && /^[+-]?\d{1,3}(\.\d{3})*,\d+$|^[+-]?\d+,\d+$/.test(bare);
  const plain = isWithComma
    ? bare.replaceAll('.', '').replace(',', '.')
    : isWithPoint
      ? bare.replaceAll(',', '')
      : bare;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? String(Number(plain)) : undefined;
}
