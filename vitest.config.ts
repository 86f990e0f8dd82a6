import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

/** For programs that read what CI printed: how many tests there were, in a line of its own. */
const counts: Reporter = {
  onTestRunEnd(modules) {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((one) => one === state).length;
    console.log(`${count('passed')} passed, ${count('failed')} failed`);
  },
};

// Tests drive the real browser and read real files: one build at a time per worker is slow enough
// on two cores that the usual five seconds are too few. What takes long runs in .ci/run, which
// asks for it by FIRESIDE_LONG.
export default defineConfig({
  test: {
    include: process.env.FIRESIDE_LONG ? ['test/long/*.test.ts'] : ['test/*.test.ts'],
    reporters: process.env.CI ? ['default', counts] : ['default'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than two cores: a third of the time a worker waits for a process that it started.
    maxWorkers: 3,
    // Files share a process: loading Marp and the others anew for each took a third of the time.
    isolate: false,
  },
});
