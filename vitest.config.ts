import { defineConfig } from 'vitest/config';

// Tests drive the real browser and read real files: one build at a time per worker is slow enough
// on two cores that the usual five seconds are too few. What takes long runs in .ci/run, which
// asks for it by FIRESIDE_LONG.
export default defineConfig({
  test: {
    include: process.env.FIRESIDE_LONG ? ['test/long/*.test.ts'] : ['test/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than two cores: a third of the time a worker waits for a process that it started.
    maxWorkers: 3,
    // Files share a process: loading Marp and the others anew for each took a third of the time.
    isolate: false,
  },
});
