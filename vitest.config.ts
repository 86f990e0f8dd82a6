import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';

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

/** Files of random outlines take longest, and their size does not tell: they come first. */
class RandomFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isRandom = ({ moduleId }: TestSpecification) =>
      /\/random-[\w-]+(\.\w+)?\.test\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isRandom), ...sorted.filter((file) => !isRandom(file))];
  }
}

/** `npm test` runs the quick ones, in about a minute and a half; .ci/run the long ones, too. */
const project = (
  name: string,
  include: string,
  { isolate = false, exclude = [] as string[] } = {},
) => ({
  extends: true as const,
  // Files share a process: loading Marp and the others anew for each took a third of the time.
  test: { name, include: [include], exclude, isolate },
});

// Tests drive the real browser and read real files: one build at a time per worker is slow enough
// on two cores that the usual five seconds are too few.
export default defineConfig({
  test: {
    projects: [
      project('quick', 'test/**/*.test.ts', { exclude: ['test/**/*.{long,alone,random}.test.ts'] }),
      project('long', 'test/**/*.long.test.ts'),
      project('alone', 'test/**/*.alone.test.ts', { isolate: true }),
      // Four hundred random outlines more, which nobody waits for.
      project('random', 'test/**/*.random.test.ts'),
    ],
    reporters: process.env.CI ? ['default', counts] : ['default'],
    sequence: { sequencer: RandomFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two more than two cores: with three workers a quarter of the cores' time was idle in CI, since
    // workers wait for the processes that they start.
    maxWorkers: 4,
  },
});
