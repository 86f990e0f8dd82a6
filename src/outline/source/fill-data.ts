/** Puts the rows of data files in the slides that name one, each cell with its place in its file. */
import { dirname, join, resolve } from 'node:path';
import { isMap, isScalar, isSeq, type Node, Pair, YAMLMap } from 'yaml';
import { nearest } from '../../nearest.js';
import { BuildError, type Problem } from '../../problem.js';
import {
  type CsvTable,
  findInside,
  isInside,
  nearestFile,
  readCsvFile,
  type Source,
} from '../../read/index.js';
import { placeAt } from '../diagnostics/place-at.js';
import type { OutlineSchema } from '../schema/json-schema.js';
import { createNodeWriter } from './data-nodes.js';
import type { JoinedOutline } from './join-files.js';
import { type NodePair, pairOf, targetOf } from './nodes.js';

/** The fields that say which data a slide has; what they say is in its other fields afterwards. */
const DATA = 'data';
const COLUMNS = 'columns';
const HIGHLIGHT = 'highlight';

/** What is known while data is read. */
interface Filling {
  readonly joined: JoinedOutline;
  readonly onRead: (path: string) => void;
  readonly origins: Map<Node, Source>;
  readonly tables: Map<string, CsvTable>;
  report(node: Node | null, code: string, message: string, hint: string): undefined;
  fail(problem: Problem): undefined;
}

/** @param onRead called with each file before it is read or looked for */
export function fillData(
  joined: JoinedOutline,
  schemas: OutlineSchema,
  onRead: (path: string) => void = () => {},
): JoinedOutline {
  const origins = new Map<Node, Source>();
  const tables = new Map<string, CsvTable>();
  const problems: Problem[] = [];
  const filling: Filling = {
    ...{ joined, onRead, origins, tables },
    fail: (problem) => void problems.push(problem),
    report(node, code, message, hint) {
      const source = origins.get(node as Node) ?? joined.sourceOf(node);
      const [start, end] = node?.range ?? [0, 1];
      const place = placeAt(source, start, end);
      problems.push({ severity: 'error', code: `data/${code}`, message, hint, place });
    },
  };
  for (const slide of slidesOf(joined)) {
    const kind = pairOf(slide, 'kind')?.value;
    const schema = schemas.kind(isScalar(kind) ? String(kind.value) : '')?.schema;
    if (schema?.properties?.data?.role !== 'data' || !pairOf(slide, DATA)) continue;
    fillSlide(filling, slide, schema.properties.rows?.items?.type === 'array');
  }
  if (tables.size === 0 && problems.length === 0) return joined;
  const sources = [...joined.sources, ...[...tables.values()].map(({ source }) => source)];
  return {
    ...joined,
    problems: [...joined.problems, ...problems],
    isIncomplete: joined.isIncomplete || problems.length > 0,
    sourceOf: (node) => (node && origins.get(node)) ?? joined.sourceOf(node),
    sourceAt: (place) => sources.find(({ path }) => path === place.file) ?? joined.sourceAt(place),
    sources,
  };
}

function slidesOf(joined: JoinedOutline): YAMLMap[] {
  const listOf = (map: unknown, name: string): YAMLMap[] => {
    const list = isMap(map) ? targetOf(pairOf(map, name)?.value, joined.targets) : undefined;
    return isSeq(list) ? list.items.map((one) => targetOf(one, joined.targets)).filter(isMap) : [];
  };
  return listOf(joined.contents, 'sections').flatMap((section) => listOf(section, 'slides'));
}

/** @param isTable whether each row is a list of cells, not a label with its values */
function fillSlide(filling: Filling, slide: YAMLMap, isTable: boolean): void {
  const { joined, report } = filling;
  const take = (name: string): NodePair | undefined => {
    const pair = pairOf(slide, name);
    if (pair) slide.items.splice(slide.items.indexOf(pair), 1);
    return pair;
  };
  const own = pairOf(slide, 'rows');
  if (own) {
    const hint = 'Take one of the two out.';
    report(own.key, 'rows', '`data` and `rows` both say what the slide shows', hint);
    return;
  }
  const [data, columns, highlight] = [take(DATA), take(COLUMNS), take(HIGHLIGHT)];
  const name = targetOf(data?.value, joined.targets);
  const table = readTable(filling, name, joined.sourceOf(data?.value ?? null));
  const chosen = table && chosenColumns(filling, table, targetOf(columns?.value, joined.targets));
  if (!table || !chosen) return;
  if (!isTable && chosen.length < 2) {
    const hint = 'The first column has the labels, the others the numbers.';
    report(name, 'one-column', `${table.source.path} has no column of numbers`, hint);
    return;
  }
  const write = createNodeWriter(filling, table);
  const heads = chosen.map((c) => write.text(table.columns[c]));
  const rows = table.rows.map(({ cells }) => chosen.map((c) => cells[c]));
  const field = (key: string, value: Node): void => {
    if (!pairOf(slide, key)) slide.items.push(new Pair(write.key(key, data?.key), value));
  };
  if (isTable) {
    field('head', write.list(heads));
    field('rows', write.list(rows.map((cells) => write.list(cells.map(write.text)))));
    return;
  }
  const marked = targetOf(highlight?.value, joined.targets);
  const label = isScalar(marked) ? String(marked.value).trim() : undefined;
  if (label !== undefined && !rows.some(([first]) => first?.text === label)) {
    const labels = rows.map(([first]) => first?.text ?? '');
    const near = nearest(label, labels);
    const hint = near ? `Did you mean \`${near}\`?` : `Its labels are: ${few(labels)}.`;
    report(marked, 'no-row', `${table.source.path} has no row “${label}”`, hint);
  }
  if (heads.length > 2) field('series', write.list(heads.slice(1)));
  const entries = rows.map(([first, ...numbers]) => {
    const values = numbers.map((cell) => write.number(cell, first?.text ?? ''));
    const map = new YAMLMap<Node, Node | null>();
    map.items.push(new Pair(write.key('label'), write.text(first)));
    map.items.push(new Pair(write.key('value'), write.list(values)));
    if (label !== undefined && first?.text === label) {
      map.items.push(new Pair(write.key(HIGHLIGHT), write.made('true', first)));
    }
    return write.placed(map, first);
  });
  field('rows', write.list(entries));
}

/** The file that a slide names, from the folder of the file that the slide is in. */
function readTable(
  { joined, onRead, tables, report, fail }: Filling,
  name: Node | null,
  from: Source,
): CsvTable | undefined {
  const written = isScalar(name) && name.value !== null ? String(name.value).trim() : '';
  if (!/\.[ct]sv$/i.test(written)) {
    const hint = 'Name a file that ends in .csv or .tsv; spreadsheets export CSV.';
    return report(name, 'ending', `“${written}” is no CSV by its name`, hint);
  }
  const here = dirname(from.path);
  const path = join(here, written);
  onRead(path);
  const known = tables.get(path);
  if (known) return known;
  if (isOutside(dirname(joined.sourceOf(null).path), path)) {
    const hint = 'Copy it into the folder: a deck may take nothing from elsewhere.';
    return report(name, 'outside', `“${written}” is outside the outline’s folder`, hint);
  }
  try {
    const table = readCsvFile(path);
    tables.set(path, table);
    if (table.rows.length > 0) return table;
    const hint = 'Its first line names the columns, each further line is a row.';
    return report(name, 'no-rows', `${path} has no row`, hint);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const near = nearestFile(path, here, /\.[ct]sv$/i);
    const [start, end] = name?.range ?? [0, 1];
    const place = placeAt(joined.sourceOf(name), start, end);
    for (const one of error.problems) {
      const better =
        one.code === 'read/missing' && near ? { hint: `Did you mean \`${near}\`?` } : {};
      fail(one.place ? one : { ...one, ...better, place });
    }
    return undefined;
  }
}

/** Whether a path, or a link in it, leads out of the folder; also where there is no such file. */
function isOutside(folder: string, path: string): boolean {
  const found = findInside(folder, path);
  const isLinkedOut = typeof found !== 'string' && found.fault === 'outside';
  return isLinkedOut || !isInside(resolve(folder), resolve(path));
}

/** The columns that a slide names, in its order; all where it names none. */
function chosenColumns(
  { joined, report }: Filling,
  { columns, source }: CsvTable,
  list: Node | null,
): number[] | undefined {
  if (!isSeq(list)) return [...columns.keys()];
  const names = columns.map(({ text }) => text);
  const chosen = list.items.map((item) => {
    const node = targetOf(item, joined.targets);
    const name = isScalar(node) ? String(node.source ?? node.value).trim() : '';
    const index = names.indexOf(name);
    if (index < 0) {
      const near = nearest(name, names);
      const hint = near ? `Did you mean \`${near}\`?` : `Its columns are: ${few(names)}.`;
      report(node, 'no-column', `${source.path} has no column “${name}”`, hint);
    }
    return index;
  });
  return chosen.includes(-1) ? undefined : chosen;
}

/** As many names as a message can hold. */
const FEW = 8;

function few(names: readonly string[]): string {
  return names.length > FEW ? `${names.slice(0, FEW).join(', ')} …` : names.join(', ');
}
