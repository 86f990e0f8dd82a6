/**
 * What proving quotations adds to a build: an hour's transcript of 12,000 words and 40 quotations, to HTML, with the
 * transcript named by its source and without, turn by turn, as whole processes; medians.
 *
 *   npm run bench:quotes [-- --runs 9]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const runsAt = process.argv.indexOf('--runs');
const RUNS = runsAt === -1 ? 9 : Number(process.argv[runsAt + 1]);
const WORDS = 12_000;
const QUOTATIONS = 40;
const GOAL_MS = 100;

/** The cues of the example, again and again, with times that go on. */
function hour() {
  const text = readFileSync(join(ROOT, 'examples', 'panel', 'panel.vtt'), 'utf8');
  const cues = text
    .split('\n\n')
    .filter((block) => block.includes('-->'))
    .map((block) => block.split('\n').slice(2).join(' '));
  const spoken = [];
  for (let count = 0, i = 0; count < WORDS; i++) {
    const cue = cues[i % cues.length];
    spoken.push(cue);
    count += cue.replace(/<[^>]*>/g, '').split(/\s+/).length;
  }
  const time = (index) => new Date(index * 3600).toISOString().slice(11, 23);
  const lines = spoken.map((cue, i) => `${time(i)} --> ${time(i + 1)}\n${cue}\n`);
  return { vtt: `WEBVTT\n\n${lines.join('\n')}`, spoken };
}

const { vtt, spoken } = hour();
const folder = mkdtempSync(join(tmpdir(), 'fireside-bench-'));
const plain = spoken.map((cue) => cue.replace(/<[^>]*>/g, ''));
const quoted = Array.from(
  { length: QUOTATIONS },
  (_, i) => plain[Math.floor((i * plain.length) / QUOTATIONS)],
);

function outline(transcript) {
  const slides = quoted.map((text) => ({
    kind: 'statement',
    text,
    verbatim: true,
    sources: ['record'],
  }));
  // YAML has JSON in it.
  return JSON.stringify({
    deck: { title: 'Bench', lang: 'en' },
    sources: { record: { title: 'Record', ...(transcript && { transcript }) } },
    sections: [{ title: 'Quotations', slides }],
  });
}

function built(name) {
  const started = performance.now();
  const args = [
    join(ROOT, 'dist', 'bin.js'),
    'build',
    join(folder, name),
    '--to',
    'html',
    '--out',
    join(folder, 'out'),
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  if (/quotes\//.test(stderr)) throw new Error(stderr);
  return performance.now() - started;
}

try {
  writeFileSync(join(folder, 'talk.vtt'), vtt);
  writeFileSync(join(folder, 'with.yaml'), outline('talk.vtt'));
  writeFileSync(join(folder, 'without.yaml'), outline(undefined));
  const times = { with: [], without: [] };
  for (let round = 0; round <= RUNS; round++) {
    const pair = { with: built('with.yaml'), without: built('without.yaml') };
    // The first round fills the caches of the disk.
    if (round === 0) continue;
    times.with.push(pair.with);
    times.without.push(pair.without);
  }
  const [proved, bare] = [median(times.with), median(times.without)];
  console.log(`with the transcript ${Math.round(proved)} ms, without ${Math.round(bare)} ms`);
  console.log(
    `proving ${QUOTATIONS} quotations adds ${Math.round(proved - bare)} ms (goal ${GOAL_MS})`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
