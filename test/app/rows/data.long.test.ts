/** A deck a row: data as spreadsheets write it, names, rows that fail, and what is written. */
import { spawn } from 'node:child_process';
import { getEventListeners, once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildError, buildRows, type RowsOptions, type RowsResult } from 'fireside-deck';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeName } from '../../../src/app/rows/plan-rows.js';
import { readData } from '../../../src/app/rows/read-data.js';
import { cli } from '../../../src/cli/cli.js';
import { outlineWith } from '../../support/build-deck.js';
import { emptyFontsEnv } from '../../support/empty-fonts.js';
import { parseArguments } from '../../support/parse-arguments.js';
import { halfClear } from '../../support/png.js';
import { pdfPages, poppler, slidesOf } from '../../support/read-built.js';
import { runCli } from '../../support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'fireside-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What a file of data has: its columns, and each row's values with its line. */
async function read(name: string, content: string | Uint8Array): Promise<unknown[]> {
  const { columns, rows } = await readData(file(name, content));
  return [
    columns.join('|'),
    ...rows.map(({ values, place }) => [place.line, Object.fromEntries(values)]),
  ];
}

/** What is wrong with it, with its line. */
async function fault(name: string, content: string | Uint8Array): Promise<string> {
  const error = await readData(file(name, content)).catch((one: unknown) => one);
  // Not by its class: the one in dist/ is another than that of src/.
  const [problem] = (error as BuildError).problems ?? [];
  expect(problem?.hint).toMatch(/\S/);
  return `${problem?.place?.line ?? '-'} ${problem?.message}`;
}

describe('CSV', () => {
  it('of Excel: a byte order mark, CRLF, semicolons, quotes, spaces around names', async () => {
    const text =
      '\ufeffname ; "first; team" ;n\r\n"Lin; ""Yi""";甲;1\r\n\r\n陳;"two\r\nlines";\r\n;;\r\n王;丙;3\r\n';
    expect(await read('excel.csv', text)).toEqual([
      'name|first; team|n',
      [2, { name: 'Lin; "Yi"', 'first; team': '甲', n: '1' }],
      [4, { name: '陳', 'first; team': 'two\nlines' }],
      [7, { name: '王', 'first; team': '丙', n: '3' }],
    ]);
  });

  it('with commas, tabs, a line that says its separator, and columns that were emptied', async () => {
    expect(await read('a.csv', 'a,b,,\n1,"x;y",,\n')).toEqual(['a|b', [2, { a: '1', b: 'x;y' }]]);
    expect(await read('a.tsv', 'a\tb\tc\n1\t\t2,3')).toEqual(['a|b|c', [2, { a: '1', c: '2,3' }]]);
    expect(await read('s.csv', 'sep=|\na|b\n1|2')).toEqual(['a|b', [3, { a: '1', b: '2' }]]);
    expect(await read('one.csv', 'name\nLin\n陳\n')).toHaveLength(3);
  });

  it('that is none says in which line', async () => {
    expect(await fault('x.csv', 'a,b,a\n1,2,3')).toBe('1 Two columns are called “a”');
    expect(await fault('x.csv', 'a,,b\n1,2,3')).toBe('1 Column 2 of 3 has no name in line 1');
    expect(await fault('x.csv', 'a,b\n1,2\n1,2,3')).toMatch('3 This line has 3 cells');
    expect(await fault('x.csv', 'a,b\n1,2\n"1,2\n3,4\n')).toBe('3 A quote is never closed');
    expect(await fault('x.csv', 'a,b\n1,2\n"1"x,2\n')).toBe('3 A quote is in the middle of a cell');
    expect(await fault('x.csv', 'a,b\n')).toMatch('1 ');
    const open = `${'a,'.repeat(300_000)}"${'b;'.repeat(300_000)}`;
    expect(await fault('x.csv', open)).toBe('1 A quote is never closed');
    expect(await fault('x.csv', Buffer.from('\ufeffa,b\n1,2', 'utf16le'))).toMatch('is UTF-16');
    expect(await fault('x.csv', Buffer.from([97, 10, 0xa4, 0xa4]))).toMatch('is not UTF-8');
    expect(await fault('x.xlsx', 'PK')).toMatch('is neither CSV nor JSON by its name');
  });
});

describe('JSON', () => {
  it('is a list of mappings of values', async () => {
    const text = '[\n  {"a": "x", "b": 1.5},\n  {"b": true, "c": null,\n "d": "[{,"}, {"a": ""}\n]';
    expect(await read('x.json', text)).toEqual([
      'a|b|c|d',
      [2, { a: 'x', b: '1.5' }],
      [3, { b: 'true', d: '[{,' }],
      [4, {}],
    ]);
  });

  it('that is none says in which line', async () => {
    expect(await fault('x.json', '[\n{"a": 1},\n]')).toMatch('3 This is not JSON');
    expect(await fault('x.json', '{"a": 1}')).toMatch('1 Data in JSON is a list');
    expect(await fault('x.json', '[{"a": 1},\n2]')).toMatch('2 Row 2 is not a mapping');
    expect(await fault('x.json', '[{"a": 1},\n{"a": [2]}]')).toBe(
      '2 “a” of row 2 is a list or a mapping',
    );
  });
});

describe('names of files', () => {
  it('lead nowhere and are such as every system takes', () => {
    expect(safeName('../../etc/passwd')).toBe('-..-etc-passwd');
    expect(safeName('a\\b:c*d?"e"<f>|g\n')).toBe('a-b-c-d-e-f-g');
    expect(safeName(' .hidden. ')).toBe('hidden');
    expect(safeName('con')).toBe('con-');
    expect(safeName('林怡君 (1)')).toBe('林怡君 (1)');
    expect(Buffer.byteLength(safeName('林'.repeat(200)))).toBe(180);
    expect(safeName('e\u0301')).toBe('é');
    expect(safeName('..')).toBe('');
  });
});

const OUTLINE = `vars: {name: , minutes: 5, photo: "", note: 沒有}
${outlineWith(`      - {kind: points, title: "給{{name}}", points: ["{{note}}", "{{minutes}}分鐘"], notes: 秘密}
      - {kind: statement, text: 再見}`)}`.replace(
  'opening: false',
  'opening: false\n    minutes: "{{minutes}}"',
);

const out = (name: string): string => join(folder, name);
const options = (data: string, more: Partial<RowsOptions>): RowsOptions => ({
  outline: file('talk.yaml', OUTLINE),
  data,
  out: out('none'),
  env: emptyFontsEnv(),
  ...more,
});

describe('rows and an outline that do not fit', () => {
  /** What is said before anything is written. */
  async function refused(csv: string, more: Partial<RowsOptions> = {}): Promise<string[]> {
    const error = await buildRows(options(file('people.csv', csv), more)).catch((one) => one);
    if (!(error instanceof BuildError)) throw new Error('it was built');
    return error.problems.map(
      ({ message, hint, place }) => `${place?.line ?? '-'} ${message} | ${hint}`,
    );
  }

  it('a column that is missing, with the nearest', async () => {
    expect(await refused('Name,minutes\nLin,5')).toEqual([
      expect.stringMatching(/^1 .*people\.csv has no column “name”.* Is it “Name”\?/),
    ]);
    expect(await refused('', { data: file('people.json', '[{"Name": "Lin"}]') })).toEqual([
      expect.stringMatching(/^1 .*people\.json has no column “name”.* Is it “Name”\?/),
    ]);
    const [none] = await refused('a,b\n1,2', { set: { name: 'x' } });
    expect(none).toMatch('No column of');
  });

  it('an outline without vars, and a value for none', async () => {
    const plain = file('plain.yaml', outlineWith('      - {kind: statement, text: x}'));
    expect(await refused('name\nLin', { outline: plain })).toEqual([
      expect.stringContaining('The outline declares no `vars`'),
    ]);
    expect(await refused('name\nLin', { set: { nam: 'x' } })).toEqual([
      '- “nam” cannot be set: the outline has no var of that name | Did you mean `name`?',
    ]);
  });

  it('two rows with one name, none, or a pattern of nothing', async () => {
    const csv = 'name,minutes\nLin,5\nlin,6\nChen,7';
    expect(await refused(csv, { name: '{{name}}' })).toEqual([
      expect.stringMatching(/^3 Rows 1 and 2 would both be written to “lin”/),
    ]);
    expect(await refused(csv, { name: '{{photo}}' })).toHaveLength(3);
    expect(await refused(csv, { name: '{{nmae}}' })).toEqual([
      '- --name has “{{nmae}}”, which is neither a column nor a var | Did you mean `name`?',
    ]);
    // The handout of one, the deck of another.
    const [clash] = await refused('name\na\na-handout', {
      name: '{{name}}',
      formats: ['pdf', 'handout'],
    });
    expect(clash).toMatch('3 Rows 1 and 2');
    // The deck of one in its second language, that of another in its own.
    const title = 'title: {zh-Hant: 測試, en: Test}';
    const outline = file('two.yaml', OUTLINE.replace('title: 測試', title));
    const more = { outline, name: '{{name}}', lang: 'all' };
    expect(await refused('name\na-EN\na', more)).toEqual([
      expect.stringMatching(/^3 Rows 1 and 2 would both be written to “a-en”/),
    ]);
    expect(readdirSync(folder)).not.toContain('none');
  });
});

describe('a deck a row', () => {
  const csv = `\ufeffid;name;minutes;note\r
7;林怡君;;"- {{x}} # <b>*"\r
8;;9;\r
9;陳志明;viele;\r
10;王大文;20;二十\r
`;
  let result: RowsResult;
  const progress: string[] = [];
  beforeAll(async () => {
    result = await buildRows(
      options(file('people.csv', csv), {
        name: '{{id}}-{{name}}',
        out: out('made'),
        formats: ['pdf', 'html'],
        jobs: 2,
        onRow: ({ done, failed, of }) => progress.push(`${done}/${of} ${failed}`),
      }),
    );
  });

  it('has the values of its row, and the outline’s where a cell is empty', () => {
    const read = (name: string): string[] => pdfPages(readFileSync(join(out('made'), name)));
    expect(readdirSync(out('made')).sort()).toEqual([
      '10-王大文.html',
      '10-王大文.pdf',
      '7-林怡君.html',
      '7-林怡君.pdf',
    ]);
    const [first] = read('7-林怡君.pdf');
    for (const text of ['給林怡君', '-{{x}}#<b>*', '5分鐘']) expect(first).toContain(text);
    const [last] = read('10-王大文.pdf');
    for (const text of ['給王大文', '二十', '20分鐘']) expect(last).toContain(text);
    expect(last).not.toContain('林怡君');
    const page = readFileSync(join(out('made'), '10-王大文.html'), 'utf8');
    expect(slidesOf(page)[0]?.texts('h1')).toEqual(['給王大文']);
  });

  it('that cannot be built does not stop the others, and is reported with its line', () => {
    expect(result.rows.map(({ number, name, ok, slides }) => [number, name, ok, slides])).toEqual([
      [1, '7-林怡君', true, 2],
      [2, '', false, 0],
      [3, '9-陳志明', false, 0],
      [4, '10-王大文', true, 2],
    ]);
    const [, lacking, wrong] = result.rows;
    expect(lacking?.problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ['data/no-value', 3],
    ]);
    expect(wrong?.place.line).toBe(4);
    expect(wrong?.problems[0]?.message).toMatch('{{minutes}} is “viele”');
    expect(wrong?.problems[0]?.place?.file).toMatch(/talk\.yaml$/);
    expect(progress.at(-1)).toBe('4/4 2');
  });

  it('is the same, byte for byte, however many are built at a time', async () => {
    await buildRows(
      options(file('people.csv', csv), {
        name: '{{id}}-{{name}}',
        out: out('again'),
        formats: ['pdf'],
        jobs: 1,
      }),
    );
    for (const name of ['10-王大文.pdf', '7-林怡君.pdf']) {
      const [one, other] = ['made', 'again'].map((at) => readFileSync(join(out(at), name)));
      expect(other?.equals(one ?? Buffer.of())).toBe(true);
    }
  });
});

/** The processes that a process started, by what they are. */
function startedBy(parent: number): { pid: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/.*\) /s, '').split(' ');
      if (Number(stat[1]) !== parent || stat[0] === 'Z') return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), command }];
    } catch {
      return [];
    }
  });
}

const workers = () => startedBy(process.pid).filter(({ command }) => command.includes('tinypool'));

describe('what happens on the way', () => {
  const four = file('four.csv', 'name\nA\nB\nC\nD\nE\n');
  const temporary = mkdtempSync(join(folder, 'tmp-'));
  const env = { ...emptyFontsEnv(), TMPDIR: temporary };

  it('a browser that dies, and a process that does: all rows are made', async () => {
    const { rows } = await buildRows(
      options(four, {
        out: out('killed'),
        formats: ['pdf'],
        jobs: 1,
        env,
        onRow({ done }) {
          const [worker] = workers();
          const [browser] = worker ? startedBy(worker.pid) : [];
          if (done === 1 && browser) process.kill(browser.pid, 'SIGKILL');
          if (done === 3 && worker) process.kill(worker.pid, 'SIGKILL');
        },
      }),
    );
    expect(rows.map(({ ok, problems }) => [ok, problems.length])).toEqual(Array(5).fill([true, 0]));
    expect(readdirSync(out('killed'))).toHaveLength(5);
    expect(workers()).toEqual([]);
  });

  it('an idle process that dies: every row is built, and no listener stays', async () => {
    const { signal } = new AbortController();
    const { rows } = await buildRows(
      options(file('three.csv', 'name\nA\nB\nC\n'), {
        out: out('idle'),
        formats: ['pdf'],
        jobs: 2,
        env,
        signal,
        // Of the two one has the last row, and the other one none.
        onRow({ done }) {
          if (done === 2) for (const { pid } of workers()) process.kill(pid, 'SIGKILL');
        },
      }),
    );
    expect(rows.map(({ ok, problems }) => [ok, problems.length])).toEqual(Array(3).fill([true, 0]));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('an outline that cannot be built is reported row by row, and may be interrupted', async () => {
    const wrong = outlineWith(
      "      - {kind: image, title: '{{name}}', image: {src: missing.png, alt: a}}",
    );
    const outline = file('wrong.yaml', `vars: {name: 一}\n${wrong}`);
    const data = file('many.csv', `name\n${'A\n'.repeat(300)}`);
    const ended = new AbortController();
    const told: number[] = [];
    const { rows, isInterrupted } = await buildRows({
      ...options(data, { out: out('wrong'), formats: ['pdf'], jobs: 1, env }),
      outline,
      signal: ended.signal,
      onRow({ failed }) {
        told.push(failed);
        if (failed === 3) ended.abort();
      },
    });
    expect(told).toEqual([0, 1, 2, 3]);
    expect(rows.map(({ ok, problems }) => [ok, problems[0]?.code])).toEqual(
      Array(3).fill([false, 'picture/missing']),
    );
    expect(isInterrupted).toBe(true);
  });

  it('an end before all are done leaves whole files, no process and no folder of a browser', async () => {
    for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { recursive: true });
    const ended = new AbortController();
    const { rows, isInterrupted } = await buildRows(
      options(four, {
        out: out('ended'),
        formats: ['pdf'],
        jobs: 1,
        env,
        signal: ended.signal,
        onRow({ done }) {
          if (done === 1) ended.abort();
        },
      }),
    );
    expect(isInterrupted).toBe(true);
    expect(rows.length).toBeLessThan(5);
    const files = readdirSync(out('ended'));
    expect(files).toContain('talk-001.pdf');
    for (const name of files) {
      expect(name).toMatch(/^talk-00\d\.pdf$/);
      expect(pdfPages(readFileSync(join(out('ended'), name)))).toHaveLength(2);
    }
    expect(workers()).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('ended by %s, the command line exits with %i', async (signal, code) => {
  const data = file('ended.csv', `name\n${'A\n'.repeat(200)}`);
  const outline = file('ended.yaml', OUTLINE);
  const args = ['build', outline, '--data', data, '--to', 'md', '--out', out(signal)];
  const child = spawn(process.execPath, ['dist/bin.js', ...args], { env: emptyFontsEnv() });
  const ended = once(child, 'exit');
  await expect.poll(() => existsSync(out(signal)), { timeout: 50_000 }).toBe(true);
  child.kill(signal);
  expect(await ended).toEqual([code, null]);
});

it('every format, for the audience, as the command line says it', async () => {
  const data = file('two.json', '[{"name": "林怡君"}, {"name": "陳志明", "minutes": "x"}]');
  const outline = file('talk.yaml', OUTLINE);
  const told = { out: '', error: '' };
  const into = (stream: 'out' | 'error') => ({
    write(text: string) {
      told[stream] += text;
    },
  });
  const code = await cli(
    [
      'build',
      outline,
      '--data',
      data,
      '--out',
      out('all'),
      '--audience',
      '--set',
      'note=附註',
    ].concat(['--to', 'html,pdf,handout,pptx,md,png']),
    {
      out: into('out'),
      error: into('error'),
      env: emptyFontsEnv(),
      untilInterrupted: () => new Promise(() => {}),
    },
  );
  expect(code).toBe(1);
  expect(readdirSync(out('all')).sort()).toEqual([
    'talk-001-audience-handout.pdf',
    'talk-001-audience.001.png',
    'talk-001-audience.002.png',
    'talk-001-audience.html',
    'talk-001-audience.md',
    'talk-001-audience.pdf',
    'talk-001-audience.pptx',
  ]);
  const markdown = readFileSync(join(out('all'), 'talk-001-audience.md'), 'utf8');
  expect(markdown).toContain('附註');
  expect(markdown).not.toContain('秘密');
  expect(told.out).toMatch(/^1 deck in .*, 1 failed\n/);
  expect(told.error).toMatch(/Row 2 \(talk-002\), .*two\.json:1:\n.*talk\.yaml:\d+:\d+ error: /);
});

describe('pictures', () => {
  it('are those of the row; a missing picture is reported at the row’s line', async () => {
    const slide = "      - {kind: image, title: '{{name}}', image: {src: '{{photo}}', alt: a}}";
    const outline = file('pictures.yaml', `vars: {name: , photo: a.png}\n${outlineWith(slide)}`);
    file('a.png', halfClear(1200, 800, 10));
    file('b.png', halfClear(1200, 800, 250));
    const data = file('pictures.csv', 'name,photo\nA,a.png\nB,b.png\nC,c.png\nD,\n');
    const more = { outline, formats: ['html', 'pdf'], out: out('pictures') } as const;
    const { rows } = await buildRows(options(data, more));
    expect(rows.map(({ ok, problems }) => [ok, problems[0]?.code])).toEqual([
      [true, undefined],
      [true, undefined],
      [false, 'picture/missing'],
      [true, undefined],
    ]);
    expect(rows[2]?.place.line).toBe(4);
    const [html, pdf] = ['html', 'pdf'].map((format) =>
      ['001', '002', '004'].map((row) =>
        readFileSync(join(out('pictures'), `pictures-${row}.${format}`)),
      ),
    );
    const pictures = (html ?? []).map(
      (page) => /src="data:image\/png;base64,([\w+/=]+)"/.exec(page.toString())?.[1] ?? '',
    );
    const reds = pictures.map(async (data) => {
      const { channels } = await sharp(Buffer.from(data, 'base64')).stats();
      return channels[0]?.max;
    });
    expect(await Promise.all(reds)).toEqual([10, 250, 10]);
    for (const bytes of pdf ?? []) {
      expect(poppler('pdfimages', bytes, ['-list'])).toMatch(/image +1200 +800 /);
    }
  });
});

it('of many failed rows fifty are listed, and how many more', async () => {
  const outline = file('many.yaml', OUTLINE);
  const data = file(
    'sixty.csv',
    `name,minutes\n${Array.from({ length: 60 }, (_, i) => `n${i},bad${i}\n`).join('')}`,
  );
  const args = ['build', outline, '--data', data, '--no-fit', '--to', 'md', '--out', out('sixty')];
  const { status, stderr } = await runCli(args, emptyFontsEnv(), new Promise(() => {}));
  expect(status).toBe(1);
  expect(stderr.match(/^Row \d+/gm)).toHaveLength(50);
  expect(stderr).toMatch(/\n… and 10 more; --json lists them all\.\n/);
});

it('the command line knows what goes together', async () => {
  const data = ['build', '--data', 'people.csv'];
  expect(parseArguments([...data, '--name', '{{id}}'])).toMatchObject({
    options: { data: 'people.csv', name: '{{id}}' },
  });
  expect(() => parseArguments([...data, '--watch'])).toThrow(
    "cannot be used with option '--watch'",
  );
  const { status, stderr } = await runCli(['build', '--name', 'x']);
  expect(status).toBe(2);
  expect(stderr).toContain('--name needs --data');
});

it('the guide’s commands make what it says', async () => {
  const guide = readFileSync('docs/data.md', 'utf8');
  const block = (language: string): string =>
    new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '';
  const outline = file('guide.yaml', block('yaml'));
  file('people.csv', block('csv'));
  const commands = [...guide.matchAll(/^ {4}fireside (build .*)$/gm)].map(([, line = '']) => line);
  expect(commands).toHaveLength(3);
  const made = new Set<string>();
  for (const line of commands) {
    const [name = '', ...words] = (line.match(/"[^"]*"|\S+/g) ?? []).map((one) =>
      one.replaceAll('"', ''),
    );
    // Paths are the guide's; what is not said is kept small here.
    const given = words.map((one) => (one === 'people.csv' ? join(folder, one) : one));
    const at = given.indexOf('--out');
    if (at >= 0) given.splice(at, 2);
    const formats = given.includes('--to') ? [] : ['--no-fit', '--to', 'md'];
    const argv = [name, outline, ...given, ...formats, '--out', out('guide')];
    const code = await cli(argv, {
      out: { write() {} },
      error: { write() {} },
      env: emptyFontsEnv(),
      untilInterrupted: () => new Promise(() => {}),
    });
    expect(code).toBe(0);
    for (const one of readdirSync(out('guide'))) made.add(one);
  }
  expect([...made].sort()).toEqual([
    '1-林怡君-audience.pdf',
    '1-林怡君-audience.pptx',
    '2-陳志明-audience.pdf',
    '2-陳志明-audience.pptx',
    '3-Lin, Ada-audience.pdf',
    '3-Lin, Ada-audience.pptx',
    'guide-001.pdf',
    'guide-002.pdf',
    'guide-003.pdf',
    'guide.md',
  ]);
  const [, , , slide] = pdfPages(readFileSync(join(out('guide'), 'guide-002.pdf')));
  expect(slide).toContain('在第一組的一年');
}, 120_000);
