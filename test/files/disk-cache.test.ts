/** What is kept on disk from run to run is whole or not there, and never too much. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheFolder, openDiskCache } from '../../src/files/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fireside-disk-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

test('gives what was set, in another run, too, and nothing else', () => {
  openDiskCache(join(folder, 'a/b'), 100).set('one', Buffer.from('bytes'));
  const again = openDiskCache(join(folder, 'a/b'), 100);
  expect(again.get('one')?.toString()).toBe('bytes');
  expect(again.get('two')).toBeUndefined();
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['one']);
});

test('drops what was used longest ago, down to three quarters', () => {
  const cache = openDiskCache(folder, 100);
  for (const [index, name] of ['a', 'b', 'c'].entries()) {
    cache.set(name, Buffer.alloc(30));
    utimesSync(join(folder, name), index + 1, index + 1);
  }
  cache.get('a');
  cache.set('d', Buffer.alloc(30));
  expect(readdirSync(folder).sort()).toEqual(['a', 'd']);
});

test('does nothing where the folder is a file', () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  const cache = openDiskCache(path, 100);
  cache.set('one', Buffer.from('bytes'));
  expect(cache.get('one')).toBeUndefined();
});

test('the folder is that of the XDG specification', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/x/fireside');
  expect(cacheFolder({ XDG_CACHE_HOME: '', HOME: '/h' })).toBe('/h/.cache/fireside');
});
