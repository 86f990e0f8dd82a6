/**
 * A deck a row: a ten-slide outline with vars, 200 rows, to PDF; whole processes, wall time and the
 * seconds of both cores' work for each deck.
 *
 *   npm run bench:data [-- --rows 200] [-- --runs 3] [-- --to pdf]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';
import { watchMemory } from './memory.mjs';
import { peopleCsv, reportOutline } from './report-outline.mjs';

const FIRESIDE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/bin.js');
const optionOf = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? otherwise : process.argv[at + 1];
};
const ROWS = Number(optionOf('--rows', 200));
const RUNS = Number(optionOf('--runs', 3));
const FORMATS = optionOf('--to', 'pdf');
const GOAL = 0.1;

const folder = mkdtempSync(join(tmpdir(), 'fireside-bench-'));
const outline = join(folder, 'report.yaml');
const data = join(folder, 'people.csv');

/** Seconds of processor time of all processes of this user's that have ended, as their parent. */
const spent = () => {
  const { userCPUTime, systemCPUTime } = childUsage();
  return (userCPUTime + systemCPUTime) / 100;
};
/** Of this process's children and theirs that were waited for (proc_pid_stat(5), 16 and 17). */
function childUsage() {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return { userCPUTime: Number(fields[13]), systemCPUTime: Number(fields[14]) };
}

async function run() {
  const out = join(folder, 'output');
  rmSync(out, { recursive: true, force: true });
  const before = spent();
  const started = performance.now();
  const args = ['build', outline, '--data', data, '--to', FORMATS, '--out', out];
  const child = spawn(process.execPath, [FIRESIDE, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const stop = watchMemory(child.pid, 1000);
  const code = await new Promise((ended) => child.once('close', ended));
  const memory = stop();
  if (code !== 0) throw new Error(`the build ended with ${code}:\n${stderr}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, cpu: spent() - before, memory, files: readdirSync(out).length };
}

try {
  writeFileSync(outline, reportOutline());
  writeFileSync(data, peopleCsv(ROWS));
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
  const runs = [];
  for (let round = 0; round < RUNS; round++) {
    const load = loadavg()[0].toFixed(1);
    const one = await run();
    runs.push(one);
    console.log(
      `${ROWS} decks in ${one.seconds.toFixed(1)} s, ${(one.seconds / ROWS).toFixed(3)} s each; processors ${one.cpu.toFixed(1)} s, ${(one.cpu / ROWS).toFixed(3)} each; ${Math.round(one.memory)} MB at most; load before it ${load}`,
    );
  }
  const each = median(runs.map(({ seconds }) => seconds)) / ROWS;
  console.log(
    `a deck a row: ${each.toFixed(3)} s  (to reach: ${GOAL})  ${each <= GOAL ? 'reached' : 'MISSED'}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
