/** The finishing pass against what the project's own browser prints, judged by poppler and qpdf. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats } from '../../../src/app/export-formats.js';
import { resolveOptions } from '../../../src/app/options.js';
import type { PageOutput } from '../../../src/browser/deck-page.js';
import { launchBrowser } from '../../../src/browser/driver/browser.js';
import { findBrowser } from '../../../src/browser/driver/find-browser.js';
import { finishPdf, type PdfInfo } from '../../../src/export/pdf/finish.js';
import { pdfDate } from '../../../src/export/pdf/metadata.js';
import { cleanText, pdfString, UnknownPdf } from '../../../src/export/pdf/syntax.js';
import { compileFile, outlineWith, withOutline } from '../../support/build-deck.js';

/** A slide for each page of `three`. */
const SLIDES = ['一', '二', '三'].map(
  (title) => `      - {kind: points, title: ${title}, points: [x]}`,
);
const threeSlides = withOutline(outlineWith(SLIDES.join('\n')), {}, compileFile);

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font') as (
  font: Uint8Array,
  text: string,
  options: { targetFormat: 'truetype' },
) => Promise<Buffer>;

const folder = mkdtempSync(join(tmpdir(), 'fireside-pdf-test-'));
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==';
let fontUri = '';
let three: Uint8Array;
let two: Uint8Array;

const INFO: PdfInfo = {
  title: '討論綱要 <&> (一) \\ endobj',
  author: '王小明 & Co',
  subject: 'Sub "q"',
  lang: 'zh-Hant',
  date: new Date('2024-07-30T01:02:03.456+08:00'),
  bookmarks: [
    {
      title: '第一章\n(x)',
      page: 0,
      children: [
        { title: 'Page \\ (2', page: 1, children: [{ title: '深', page: 1, children: [] }] },
        { title: '😀', page: 2, children: [] },
      ],
    },
    { title: 'Last', page: 2, children: [] },
  ],
};

interface Outline {
  readonly title: string;
  readonly open: boolean;
  readonly dest: readonly string[];
  readonly destpageposfrom1: number;
  readonly kids: readonly Outline[];
}

type Json = Readonly<Record<string, unknown>>;

function run(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' });
}

let files = 0;
function save(pdf: Uint8Array): string {
  files += 1;
  const path = join(folder, `${files}.pdf`);
  writeFileSync(path, pdf);
  return path;
}

/** All objects as qpdf reads them, and the catalog. */
function objects(path: string): { all: Json; catalog: Json } {
  const { qpdf } = JSON.parse(run('qpdf', '--json=2', '--json-key=qpdf', path)) as {
    qpdf: [Json, Readonly<Record<string, { value: Json }>>];
  };
  const all = Object.fromEntries(Object.entries(qpdf[1]).map(([key, { value }]) => [key, value]));
  const root = (all.trailer as Json)['/Root'];
  return { all, catalog: all[`obj:${root}`] as Json };
}

function deck(pages: number): string {
  const slides = Array.from(
    { length: pages },
    (_, index) => `<section id="s${index}"><h1>第 ${index + 1} 頁 endobj</h1>
      <ul><li>重點<ul><li>附註</li></ul></li></ul>
      <table><tr><th id="t${index}">表</th><td headers="t${index}">1</td></tr></table>
      <img alt="node00000099" width="9" height="9" src="${PIXEL}">
      <a href="#s${(index + 1) % pages}">跳到</a> <a href="https://example.org/?a=(b)">連結</a>
      </section>`,
  );
  return `<!doctype html><html lang="zh-Hant"><meta charset="utf-8">
    <title>a (node00000001) ]</title>
    <style>@font-face { font-family: T; src: url(${fontUri}) }
    @page { size: 1280px 720px; margin: 0 }
    body { margin: 0; font: 28px T }
    h1, th { font-weight: 400 }
    section { height: 720px; break-after: page; overflow: hidden }
    section:last-child { break-after: auto }</style><body>${slides.join('')}</body></html>`;
}

/** Prints documents one after another on one page of a new browser. */
async function print(...documents: readonly string[]): Promise<Uint8Array[]> {
  const browser = await launchBrowser(await findBrowser({ env: process.env }), {
    timeoutMs: 30_000,
  });
  try {
    const printed: Uint8Array[] = [];
    const page = await browser.newPage();
    for (const html of documents) {
      await page.setContent(html);
      printed.push(await page.printToPdf());
    }
    return printed;
  } finally {
    await browser.close();
  }
}

beforeAll(async () => {
  const font = readFileSync(
    'fonts/@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
  );
  const letters = '第頁重點附註表跳到連結endobj 0123456789';
  const subset = await subsetFont(font, letters, { targetFormat: 'truetype' });
  fontUri = `data:font/ttf;base64,${subset.toString('base64')}`;
  [three, two] = (await print(deck(3), deck(2))) as [Uint8Array, Uint8Array];
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('finishPdf', () => {
  it('gives a file without a fault, its pages, links and text unchanged', () => {
    const before = save(three);
    const copy = Uint8Array.from(three);
    const after = save(finishPdf(three, INFO));
    expect(Buffer.compare(three, copy)).toBe(0);
    expect(run('qpdf', '--check', after)).toContain('No syntax or stream encoding errors');
    expect(run('qpdf', '--check', after)).not.toContain('WARNING');
    expect(run('pdftotext', after, '-')).toBe(run('pdftotext', before, '-'));
    expect(run('pdfinfo', '-url', after)).toBe(run('pdfinfo', '-url', before));
    expect(run('pdfinfo', '-dests', after)).toBe(run('pdfinfo', '-dests', before));
    expect(Buffer.from(readFileSync(after)).toString('latin1')).toContain('/Alt (node00000099)');
  });

  it('sets the document information', () => {
    const lines = run('pdfinfo', '-rawdates', save(finishPdf(three, INFO))).split('\n');
    const fields = Object.fromEntries(lines.map((line) => line.split(/:\s+(.*)/).slice(0, 2)));
    expect(fields).toMatchObject({
      Title: INFO.title,
      Author: INFO.author,
      Subject: INFO.subject,
      Creator: 'Fireside',
      Producer: expect.stringMatching(/^Skia\/PDF m\d+$/),
      CreationDate: "D:20240729170203+00'00'",
      ModDate: "D:20240729170203+00'00'",
      Tagged: 'yes',
      Pages: '3',
    });
  });

  it('says the same in an XMP packet, escaped', () => {
    const xmp = run('pdfinfo', '-meta', save(finishPdf(three, INFO)));
    for (const part of [
      '<rdf:li xml:lang="x-default">討論綱要 &#60;&#38;&#62; (一) \\ endobj</rdf:li>',
      '<rdf:Seq><rdf:li>王小明 &#38; Co</rdf:li></rdf:Seq>',
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Sub "q"</rdf:li>',
      '<dc:language><rdf:Bag><rdf:li>zh-Hant</rdf:li></rdf:Bag></dc:language>',
      '<xmp:CreateDate>2024-07-29T17:02:03Z</xmp:CreateDate>',
      '<xmp:ModifyDate>2024-07-29T17:02:03Z</xmp:ModifyDate>',
      '<pdf:Producer>Skia/PDF m',
    ]) {
      expect(xmp).toContain(part);
    }
  });

  it('leaves out what is not given', () => {
    const path = save(finishPdf(three, { title: 'x', lang: 'en', date: INFO.date, bookmarks: [] }));
    const { all, catalog } = objects(path);
    const info = all[`obj:${(all.trailer as Json)['/Info']}`] as Json;
    expect(Object.keys(info).sort()).toEqual(
      ['/CreationDate', '/Creator', '/ModDate', '/Producer', '/Title'].sort(),
    );
    for (const key of ['/Outlines', '/PageMode', '/PageLabels']) {
      expect(catalog).not.toHaveProperty([key]);
    }
    expect(run('pdfinfo', '-meta', path)).not.toContain('dc:creator');
  });

  it('says that it is PDF/UA-1 where each character has a glyph, and nothing of it where not', async () => {
    const claim = '<pdfuaid:part>1</pdfuaid:part>';
    expect(run('pdfinfo', '-meta', save(finishPdf(three, INFO)))).toContain(claim);
    const [lacking] = await print(deck(3).replace('重點', '重\ue000點'));
    const path = save(finishPdf(lacking as Uint8Array, INFO));
    expect(run('pdfinfo', '-meta', path)).not.toContain('pdfuaid:part');
  });

  it('replaces Chromium’s bookmarks with nested open ones', () => {
    const path = save(finishPdf(three, INFO));
    const { outlines } = JSON.parse(run('qpdf', '--json', '--json-key=outlines', path)) as {
      outlines: readonly Outline[];
    };
    const tree = (items: readonly Outline[]): unknown =>
      items.map((item) => {
        expect(item.open).toBe(true);
        expect(item.dest[1]).toBe('/Fit');
        return [item.title, item.destpageposfrom1, tree(item.kids)];
      });
    expect(tree(outlines)).toEqual([
      [
        '第一章 (x)',
        1,
        [
          ['Page \\ (2', 2, [['深', 2, []]]],
          ['😀', 3, []],
        ],
      ],
      ['Last', 3, []],
    ]);
    const { all, catalog } = objects(path);
    expect(all[`obj:${catalog['/Outlines']}`]).toMatchObject({ '/Count': 5 });
    expect(catalog['/PageMode']).toBe('/UseOutlines');
    expect(catalog['/ViewerPreferences']).toMatchObject({ '/DisplayDocTitle': true });
    expect(catalog['/Lang']).toBe('u:zh-Hant');
    expect(catalog['/MarkInfo']).toMatchObject({ '/Marked': true });
  });

  it('writes page labels', () => {
    const pageLabels = [
      { page: 0, start: 1 },
      { page: 1, start: 3 },
    ];
    const path = save(finishPdf(three, { ...INFO, pageLabels }));
    expect(run('qpdf', '--check', path)).not.toContain('WARNING');
    expect(objects(path).catalog['/PageLabels']).toEqual({
      '/Nums': [0, { '/S': '/D' }, 1, { '/S': '/D', '/St': 3 }],
    });
  });

  it('adds notes beside the links', () => {
    const notes = new Map([
      [1, 'one (1)\r\ntwo'],
      [2, '第二\n段'],
    ]);
    const path = save(finishPdf(three, { ...INFO, notes }));
    expect(run('qpdf', '--check', path)).not.toContain('WARNING');
    const { all } = objects(path);
    const { pages } = JSON.parse(run('qpdf', '--json', '--json-key=pages', path)) as {
      pages: readonly { object: string }[];
    };
    const annotationsOf = (page: number): Json[] => {
      const refs = (all[`obj:${pages[page]?.object}`] as Json)['/Annots'] as readonly string[];
      return refs.map((annotation) => all[`obj:${annotation}`] as Json);
    };
    const common = {
      '/Type': '/Annot',
      '/F': 4,
      '/M': "u:D:20240729170203+00'00'",
      '/T': `u:${INFO.author}`,
      '/Rect': [932, 512, 952, 532],
    };
    const of = (page: number, contents: string) => [
      { '/Subtype': '/Link' },
      { '/Subtype': '/Link' },
      { ...common, '/Subtype': '/Text', '/P': pages[page]?.object, '/Contents': contents },
    ];
    expect(annotationsOf(0)).toHaveLength(2);
    expect(annotationsOf(1)).toMatchObject(of(1, 'u:one (1)\rtwo'));
    expect(annotationsOf(2)).toMatchObject(of(2, 'u:第二\r段'));
  });

  it('gives the same bytes from another browser, and after other prints', async () => {
    const [other, , again] = await print(deck(3), deck(2), deck(3));
    const cells = (pdf?: Uint8Array) =>
      Buffer.from(pdf ?? [])
        .toString('latin1')
        .match(/\(node\d{8}\)/g);
    expect(cells(again)).not.toEqual(cells(other));
    const wanted = Buffer.from(finishPdf(three, INFO));
    expect(wanted.equals(finishPdf(other as Uint8Array, INFO))).toBe(true);
    expect(wanted.equals(finishPdf(again as Uint8Array, INFO))).toBe(true);
    const clocks = wanted.toString('latin1').match(/\(D:[^)]*\)/g);
    expect(new Set(clocks)).toEqual(new Set(["(D:20240729170203+00'00')"]));
    const id = /\/ID \[<([\da-f]{32})> <\1>\]/.exec(wanted.toString('latin1'))?.[1];
    expect(id).toBeDefined();
    const later = finishPdf(three, { ...INFO, date: new Date(0) });
    expect(Buffer.from(later).toString('latin1')).not.toContain(id);
  });

  it('finishes 300 pages as well', async () => {
    const [pdf] = await print(deck(300));
    const bookmarks = Array.from({ length: 300 }, (_, page) => ({
      title: `第 ${page} 頁`,
      page,
      children: [],
    }));
    const path = save(finishPdf(pdf as Uint8Array, { ...INFO, bookmarks }));
    expect(run('qpdf', '--check', path)).not.toContain('WARNING');
    expect(run('pdfinfo', path)).toMatch(/Pages:\s+300\n/);
  });

  it('refuses what Chromium does not write', () => {
    const path = save(three);
    for (const option of ['--object-streams=generate', '--encrypt']) {
      const changed = `${path}.changed`;
      const args = option === '--encrypt' ? [option, 'a', 'b', '256', '--'] : [option];
      run('qpdf', ...args, path, changed);
      expect(() => finishPdf(readFileSync(changed), INFO)).toThrow(UnknownPdf);
    }
    const { length } = three;
    for (const wrong of [
      new Uint8Array(),
      Buffer.from('<html>'),
      three.subarray(0, length / 2),
      three.subarray(1),
      Buffer.concat([three.subarray(0, 500), three.subarray(501)]),
    ]) {
      expect(() => finishPdf(wrong, INFO)).toThrow(UnknownPdf);
    }
  });

  it('refuses pages that it does not have', () => {
    for (const page of [3, -1]) {
      const bookmarks = [{ title: 'x', page, children: [] }];
      expect(() => finishPdf(three, { ...INFO, bookmarks })).toThrow(UnknownPdf);
    }
  });
});

describe('a PDF of a browser that we do not know', () => {
  const byHand = readFileSync('test/fixtures/pdf/by-hand.pdf');
  const changes: [what: string, reason: string, change: (pdf: Buffer) => Buffer][] = [
    [
      'of another version of PDF',
      'no classic cross-reference table',
      (pdf) => rewritten(pdf, '--object-streams=generate'),
    ],
    ['encrypted', '/Encrypt', (pdf) => rewritten(pdf, '--encrypt', 'a', 'b', '256', '--')],
    [
      'whose pages are otherwise',
      'no plain /MediaBox',
      (pdf) => replaced(pdf, '/MediaBox [', '/MediaBix ['),
    ],
    ['whose tags are otherwise', 'is no tag', (pdf) => replaced(pdf, '/S /H1', '/Z /H1')],
    [
      'whose content is otherwise',
      'compressed by /FlatxDecode',
      (pdf) => replaced(pdf, '/FlateDecode', '/FlatxDecode'),
    ],
    ['of fewer pages than slides', 'it has 2 pages where 3 were printed', () => Buffer.from(two)],
    ['cut short', 'no startxref', (pdf) => pdf.subarray(0, pdf.length - 200)],
    [
      'changed by hand, with the offsets of before',
      'no classic cross-reference table',
      () => byHand,
    ],
  ];

  function rewritten(pdf: Buffer, ...options: readonly string[]): Buffer {
    const path = save(pdf);
    run('qpdf', ...options, path, `${path}.changed`);
    return readFileSync(`${path}.changed`);
  }

  function replaced(pdf: Buffer, from: string, to: string): Buffer {
    return Buffer.from(pdf.toString('latin1').replaceAll(from, to), 'latin1');
  }

  async function exported(printed: Uint8Array) {
    const options = resolveOptions({ outline: 'outline.yaml', formats: ['pdf'] });
    const output = { pdf: Promise.resolve(printed), pagesOfSlides: Promise.resolve([]) };
    const { files, problems } = await exportFormats({
      options,
      compiled: await threeSlides,
      output: output as unknown as PageOutput,
      handout: undefined,
      template: undefined,
    });
    return { bytes: files[0]?.bytes, warnings: problems };
  }

  it.each(changes)(
    '%s: the file is the browser’s own, with a warning',
    async (_, reason, change) => {
      const printed = change(Buffer.from(three));
      const { bytes, warnings } = await exported(printed);
      expect(bytes).toEqual(printed);
      expect(warnings).toMatchObject([{ severity: 'warning', code: 'pdf/unfinished' }]);
      expect(warnings[0]?.message).toContain(reason);
    },
  );

  it('as it was printed, it is finished', async () => {
    const { bytes, warnings } = await exported(three);
    expect(warnings).toEqual([]);
    expect(run('pdfinfo', save(bytes ?? new Uint8Array()))).toContain('Creator:         Fireside');
  });
});

describe('strings and dates', () => {
  it('writes ASCII as a literal and anything else as UTF-16BE', () => {
    expect(pdfString('a (b) \\ \r\n')).toBe('(a \\(b\\) \\\\ \\r\\n)');
    expect(pdfString('頁')).toBe('<FEFF9801>');
    expect(pdfString('é😀')).toBe('<FEFF00E9D83DDE00>');
    expect(pdfString('')).toBe('()');
  });

  it('replaces lone surrogates and control characters', () => {
    expect(cleanText('a\ud800b\udc00\u0000\u001b\uffff😀\t')).toBe(
      'a\ufffdb\ufffd\ufffd\ufffd\ufffd😀\t',
    );
    expect(pdfString('\ud800')).toBe('<FEFFFFFD>');
  });

  it('writes dates in UTC', () => {
    expect(pdfDate(new Date('2024-12-31T23:59:59.999-01:00'))).toBe("D:20250101005959+00'00'");
  });
});
