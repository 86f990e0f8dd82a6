/**
 * Runs marp-cli in a thread: it keeps state in its module, prints by itself, and takes as long
 * to load as all else; here it loads while the deck is read and rendered.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { marpCli } from '@marp-team/marp-cli';
import { PACKAGE_ROOT } from '../../package-root.js';
import { type Prepared, prepare } from './engine.js';

const ENGINE = join(PACKAGE_ROOT, 'dist/export/html/engine.js');

/** marp-cli takes and gives files: a folder of our own, removed afterwards. */
async function convert(deck: Prepared): Promise<string> {
  prepare(deck);
  const folder = await mkdtemp(join(tmpdir(), 'fireside-html-'));
  try {
    const input = join(folder, 'deck.md');
    const output = join(folder, 'deck.html');
    await writeFile(input, '');
    const status = await marpCli([
      input,
      '--output',
      output,
      '--engine',
      ENGINE,
      '--template',
      'bespoke',
      '--bespoke.progress',
      '--no-config-file',
    ]);
    if (status !== 0) throw new Error(`marp-cli ended with status ${status}`);
    return await readFile(output, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

parentPort?.on('message', (deck: Prepared) => {
  convert(deck).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ error: String(error) }),
  );
});
