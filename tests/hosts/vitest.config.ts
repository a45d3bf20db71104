import { defineConfig } from 'vitest/config';

/** Real servers and a browser: one file after another, and time for all of them. */
export default defineConfig({
  test: {
    include: ['tests/hosts/**/*.test.ts'],
    globalSetup: ['tests/hosts/setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
