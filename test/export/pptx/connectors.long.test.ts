/** A diagram in PowerPoint: its boxes are shapes, its lines connectors that are glued to these. */
import { beforeAll, expect, test } from 'vitest';
import { buildOutline, outlineWith } from '../../support/build-deck.js';
import { elements, type ReadPackage, readPackage, sdkFaults } from '../../support/pptx-package.js';

const SLIDES = `      - kind: diagram
        title: 一份大綱
        nodes: {a: {label: 大綱, shape: rounded}, b: {label: 好嗎？, shape: diamond}, c: 簡報檔}
        edges: [{from: a, to: b}, {from: b, to: c, dashed: true}, {from: c, to: a, label: 再來}]
        groups: [{label: 成品, nodes: [c]}]`;

const SEQUENCE = `      - kind: diagram
        title: 存檔
        mermaid: |
          sequenceDiagram
            a->>+b: 存檔
            b->>b: 檢查
            b--xa: 錯誤
            a-)b: 再來`;

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

test('messages of a sequence are glued to the lifelines and bars', async () => {
  const built = (await buildOutline(outlineWith(SEQUENCE), ['pptx'])).file('.pptx');
  const { documents } = readPackage(built);
  const slide = [...documents.values()].find((part) => elements(part, 'p:grpSp').length > 0);
  const groups = elements(slide, 'p:grpSp').map((group) => ({
    ids: elements(group, 'p:cNvPr').map((one) => one.getAttribute('id')),
    isLine: elements(group, 'p:cxnSp').length > 0,
  }));
  // Two lifelines and a bar.
  expect(groups.map(({ isLine }) => isLine)).toEqual([true, true, false]);
  const glued = elements(slide, 'p:cxnSp').flatMap((one) => {
    const ends = ['a:stCxn', 'a:endCxn'].flatMap((end) =>
      elements(one, end).map((at) => {
        return groups.findIndex(({ ids }) => ids.includes(at.getAttribute('id')));
      }),
    );
    return ends.length === 0 ? [] : [ends.join(' ')];
  });
  // A message to itself is three connectors, of which two end at the bar.
  expect(glued).toEqual(['0 2', '2', '2', '2 0', '0 2']);
  const crosses = elements(slide, 'p:cNvPr').filter((one) => one.getAttribute('name') === 'Cross');
  expect(crosses).toHaveLength(2);
  expect(elements(slide, 'a:tailEnd').map((one) => one.getAttribute('type'))).toContain('arrow');
  expect(await sdkFaults(built)).toEqual([]);
});
