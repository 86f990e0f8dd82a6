/** A diagram in PowerPoint: its boxes are shapes, its lines connectors that are glued to these. */
import { beforeAll, expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../../support/build-deck.js';
import { elements, type ReadPackage, readPackage, sdkFaults } from '../../support/pptx-package.js';

const SLIDES = `      - kind: diagram
        title: 一份大綱
        nodes: {a: {label: 大綱, shape: rounded}, b: {label: 好嗎？, shape: diamond}, c: 簡報檔}
        edges: [{from: a, to: b}, {from: b, to: c, dashed: true}, {from: c, to: a, label: 再來}]
        groups: [{label: 成品, nodes: [c]}]`;

let bytes: Uint8Array;
let pack: ReadPackage;
beforeAll(async () => {
  bytes = (await buildOutline(outlineWith(SLIDES), ['pptx'])).file('.pptx');
  pack = readPackage(bytes);
});

const diagram = () =>
  [...pack.documents.values()].find((part) => elements(part, 'p:cxnSp').length > 0);

test('each connector is glued to the shapes of its boxes', () => {
  const names = new Map(
    elements(diagram(), 'p:cNvPr').map((one) => [one.getAttribute('id'), one.getAttribute('name')]),
  );
  const glued = elements(diagram(), 'p:cxnSp').map((one) =>
    ['a:stCxn', 'a:endCxn'].map((end) =>
      names.get(elements(one, end)[0]?.getAttribute('id') ?? ''),
    ),
  );
  expect(glued).toEqual([
    ['Node: 大綱', 'Node: 好嗎？'],
    ['Node: 好嗎？', 'Node: 簡報檔'],
    ['Node: 簡報檔', 'Node: 大綱'],
  ]);
  expect([...names.values()]).toContain('Group: 成品');
});

test('shapes have their forms, and the file is valid', async () => {
  const forms = elements(diagram(), 'a:prstGeom').map((one) => one.getAttribute('prst'));
  expect(forms).toEqual(expect.arrayContaining(['roundRect', 'diamond', 'bentConnector3']));
  expect(elements(diagram(), 'a:prstDash')).toHaveLength(1);
  expect(await sdkFaults(bytes)).toEqual([]);
});
