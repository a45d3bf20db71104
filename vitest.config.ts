import { defineConfig } from 'vitest/config';

// Vitest leaves one core to other work; nothing else runs while it does.
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
    // To load the modules anew for each file takes a third of the time.
    isolate: false,
  },
});
