import { defineConfig } from 'vitest/config';

// Tests drive the real browser and read real files: one build at a time per worker is slow enough
// on two cores that the usual five seconds are too few.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
