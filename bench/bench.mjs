/**
 * Fireside against marp-cli on the same deck, machine and browser: whole processes, medians. Where
 * there is one round alone, all have run before it in tests, and nothing is warmed.
 *
 *   npm run bench [-- --runs 5] [--json]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from 'fireside-deck';
import { longOutline } from './long-outline.mjs';
import { median } from './median.mjs';
import { watchMemory } from './memory.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FIRESIDE = join(ROOT, 'dist/bin.js');
const MARP = join(
  dirname(createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json')),
  'marp-cli.js',
);
const runsAt = process.argv.indexOf('--runs');
const RUNS = runsAt === -1 ? 5 : Number(process.argv[runsAt + 1]);

const folder = mkdtempSync(join(tmpdir(), 'fireside-bench-'));
const { path: browser, libraries } = await findBrowser({ env: process.env });
const env = {
  ...process.env,
  CHROME_PATH: browser,
  FIRESIDE_BROWSER: browser,
  ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
};

function run(script, args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

/** MB, of all processes of a build of 300 slides to all formats; undefined where the system does not report it. */
async function memoryOfAll() {
  if (process.platform !== 'linux') return undefined;
  const to = 'html,pdf,handout,pptx,md';
  const args = ['build', join(folder, 'long-300.yaml'), '--to', to, '--out', folder];
  const child = spawn(process.execPath, [FIRESIDE, ...args], { cwd: ROOT, env, stdio: 'ignore' });
  const stop = watchMemory(child.pid, 50);
  await new Promise((ended) => child.once('close', ended));
  return stop();
}

const fireside =
  (to, outline = 'outline.yaml') =>
  () =>
    run(FIRESIDE, ['build', outline, '--to', to, '--out', folder]);
const marp =
  (...flags) =>
  () =>
    run(MARP, [
      join(folder, 'outline.md'),
      ...flags,
      '--browser-path',
      browser,
      '--no-stdin',
      '-o',
      join(folder, `marp.${flags[0]?.slice(2) ?? 'html'}`),
    ]);

try {
  fireside('md')();
  for (const count of [30, 300])
    writeFileSync(join(folder, `long-${count}.yaml`), longOutline(count));
  const measured = {
    'fireside html': fireside('html'),
    'fireside html+pdf': fireside('html,pdf'),
    'fireside html+pdf+handout': fireside('html,pdf,handout'),
    'fireside html+pdf+pptx': fireside('html,pdf,pptx'),
    'fireside all': fireside('html,pdf,handout,pptx,md'),
    'fireside 30 slides html+pdf': fireside('html,pdf', join(folder, 'long-30.yaml')),
    'fireside 300 slides html+pdf': fireside('html,pdf', join(folder, 'long-300.yaml')),
    'marp html': marp(),
    'marp pdf': marp('--pdf'),
    'marp pptx': marp('--pptx'),
  };
  const times = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  // One round after the other, so that a slow minute of the machine meets all alike.
  for (let round = RUNS > 1 ? 0 : 1; round <= RUNS; round++) {
    for (const [name, go] of Object.entries(measured)) {
      // By then all that it reads has been read.
      if (round === 0 && name === 'marp pptx') continue;
      const seconds = go();
      if (round > 0) times[name].push(seconds);
    }
  }
  const medians = Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, median(list)]),
  );
  const m = (name) => medians[name];
  const ratios = [
    [
      'html+pdf against marp’s two runs',
      m('fireside html+pdf') / (m('marp html') + m('marp pdf')),
      0.38,
    ],
    ['html against marp’s html', m('fireside html') / m('marp html'), 2],
    [
      '300 slides against 30',
      m('fireside 300 slides html+pdf') / m('fireside 30 slides html+pdf'),
      4,
    ],
    [
      'html+pdf+pptx against marp’s three runs',
      m('fireside html+pdf+pptx') / (m('marp html') + m('marp pdf') + m('marp pptx')),
      0.2,
    ],
  ];
  const additions = [
    ['the handout, to html+pdf', m('fireside html+pdf+handout') - m('fireside html+pdf'), 0.4],
    ['the native pptx, to html+pdf', m('fireside html+pdf+pptx') - m('fireside html+pdf'), 0.2],
  ];
  const sizes = readdirSync(folder)
    .filter((file) => file.startsWith('outline'))
    .map((file) => [file, statSync(join(folder, file)).size]);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, ${browser.includes('fireside') ? 'the bundled headless shell' : 'an installed browser'}, medians of ${RUNS}\n`,
  );
  for (const [name, seconds] of Object.entries(medians))
    console.log(`${name.padEnd(32)} ${seconds.toFixed(2)} s`);
  console.log();
  const held = (name, value, goal, unit = '', digits = 2) =>
    console.log(
      `${name.padEnd(44)} ${value.toFixed(digits)}${unit}  (to reach: ${goal})  ${value <= goal ? 'reached' : 'MISSED'}`,
    );
  for (const [name, ratio, goal] of ratios) held(name, ratio, goal);
  for (const [name, seconds, goal] of additions) held(`added by ${name}`, seconds, goal, ' s');
  const memory = await memoryOfAll();
  if (memory) held('memory of 300 slides, all formats', memory, 600, ' MB', 0);
  console.log();
  for (const [name, size] of sizes) console.log(`${name.padEnd(24)} ${Math.round(size / 1000)} kB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
