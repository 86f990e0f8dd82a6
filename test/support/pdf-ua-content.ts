/** What a machine checks of the content of a PDF's pages: marks, and the text they show. */

import { type Dict, operationsOf, type PdfObjects } from './pdf-objects.js';
import type { Fault, Tag } from './pdf-ua.js';
import { type FontUse, fontsIn } from './pdf-ua-fonts.js';

const PAINT = /^(?:f\*?|F|[sS]|[bB]\*?|sh|Tj|TJ|'|"|BI)$/;
const SHOW = /^(?:Tj|TJ|'|")$/;

interface Around {
  readonly isArtefact: boolean;
  readonly isTagged: boolean;
  readonly hasText: boolean;
}

/** @param tags by the marks that they have */
export function contentFaults(objects: PdfObjects, tags: ReadonlyMap<string, Tag>): Fault[] {
  const root = objects.dict(objects.dict(objects.trailer['/Root'])['/StructTreeRoot']);
  const parents = numbersIn(objects, String(root['/ParentTree']));
  const reading: Reading = {
    objects,
    tags,
    parents,
    faults: new Set(),
    seen: new Set(),
    shown: new Map(),
  };
  for (const page of objects.pages) {
    const dict = objects.dict(page);
    const contents = [dict['/Contents'] ?? []].flat();
    const bytes = contents.map((one) => objects.stream(one)?.bytes.toString('latin1') ?? '');
    read(reading, page, dict, bytes.join('\n'), {
      isArtefact: false,
      isTagged: false,
      hasText: false,
    });
  }
  for (const mark of tags.keys()) {
    if (!reading.seen.has(mark)) reading.faults.add(`01-005 mark ${mark} is not there`);
  }
  return [...reading.faults];
}

/** All that is read of a file, and what was found in it. */
interface Reading {
  readonly objects: PdfObjects;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly parents: ReadonlyMap<number, Dict[string]>;
  readonly faults: Set<Fault>;
  /** Marks that content has. */
  readonly seen: Set<string>;
  /** How often each drawing is shown. */
  readonly shown: Map<string, number>;
}

function read(reading: Reading, owner: string, dict: Dict, content: string, start: Around): void {
  const { objects, faults } = reading;
  const resources = objects.dict(dict['/Resources']);
  const fonts = fontsIn(objects, resources);
  const stack: Around[] = [start];
  let font: FontUse | undefined;
  for (const { operator, operands } of operationsOf(content)) {
    const around = stack.at(-1) ?? start;
    if (operator === 'BDC' || operator === 'BMC') {
      stack.push(beginMark(reading, owner, dict, operands, around));
    } else if (operator === 'EMC') stack.pop();
    else if (operator === 'Tf') font = fonts.get(operands[0] ?? '');
    else if (operator === 'Do') {
      draw(reading, String(objects.dict(resources['/XObject'])[operands[0] ?? '']), around);
    } else if (PAINT.test(operator)) {
      const found = paintFaults(operator, operands.at(-1) ?? '', around, font);
      for (const one of found) faults.add(`${one} in ${owner}`);
    }
  }
  if (stack.length !== 1) faults.add(`01-005 marks of ${owner} begin and end unlike`);
}

function paintFaults(
  operator: string,
  text: string,
  around: Around,
  font: FontUse | undefined,
): Fault[] {
  const shown = font?.faultsIn(text, around.hasText) ?? ['31-009 no font'];
  return [
    ...(isMarked(around) ? [] : [`01-005 ${text} ${operator}`]),
    ...(SHOW.test(operator) ? shown : []),
  ];
}

function isMarked({ isArtefact, isTagged }: Around): boolean {
  return isArtefact || isTagged;
}

function beginMark(
  { objects, tags, parents, faults, seen }: Reading,
  owner: string,
  dict: Dict,
  [name, properties = '']: readonly string[],
  around: Around,
): Around {
  const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1];
  const isArtefact = name === '/Artifact';
  if (isArtefact && around.isTagged) faults.add(`01-003 ${owner}`);
  if (mcid !== undefined) {
    const mark = `${owner}/${mcid}`;
    const tag = tags.get(mark);
    const parent = objects.list(parents.get(Number(dict['/StructParents'])))[Number(mcid)];
    if (around.isArtefact) faults.add(`01-004 ${mark}`);
    if (!tag || seen.has(mark)) faults.add(`01-005 mark ${mark}`);
    if (objects.dict(parent) !== tag?.dict) faults.add(`01-005 mark ${mark} and its parent`);
    seen.add(mark);
  }
  return {
    isArtefact: around.isArtefact || isArtefact,
    isTagged: around.isTagged || mcid !== undefined,
    hasText: around.hasText || properties.includes('/ActualText'),
  };
}

function draw(reading: Reading, reference: string, around: Around): void {
  const drawing = reading.objects.stream(reference);
  if (drawing?.dict['/Subtype'] !== '/Form') {
    if (!isMarked(around)) reading.faults.add(`01-005 picture ${reference}`);
    return;
  }
  const text = drawing.bytes.toString('latin1');
  const times = (reading.shown.get(reference) ?? 0) + 1;
  reading.shown.set(reference, times);
  if (text.includes('/MCID') && times > 1) reading.faults.add(`30-002 ${reference}`);
  read(reading, reference, drawing.dict, text, around);
}

/** A tree of numbers (ISO 32000-1 §7.9.7), flat. */
function numbersIn(objects: PdfObjects, tree: string): Map<number, Dict[string]> {
  const { '/Nums': own = [], '/Kids': kids = [] } = objects.dict(tree);
  const list = objects.list(own);
  return new Map([
    ...list.flatMap((key, index) =>
      index % 2 === 0 ? [[Number(key), list[index + 1] ?? null] as const] : [],
    ),
    ...objects.list(kids).flatMap((kid) => [...numbersIn(objects, String(kid))]),
  ]);
}
