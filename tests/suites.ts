/** What `npm test` and `.ci/run` run. A step is one check, or a runner that counts its tests. */
import { existsSync, readFileSync } from 'node:fs';

export const results = 'test-results';

export interface Totals {
  passed: number;
  failed: number;
}

export interface Step {
  name: string;
  command: string;
  /** How to see it alone. */
  help: string;
  /** Another command to run when this one ends with 3. */
  otherwise?: string;
  /** What it prints when it has checked anything: some commands end well when they could not even start. */
  prints?: RegExp;
  /** What it counted, given what it printed; without this the step is one check. */
  totals?(printed: string): Totals | undefined;
}

/** Unit tests that need the built site, start many processes, or try hundreds of cases on the whole catalogue. */
const slow = [
  'tests/unit/hosting/**',
  'tests/unit/exports/{site,lists,explain}.test.ts',
  'tests/unit/contract/{ledger,safe,edits,lifecycle,cli}.test.ts',
  'tests/unit/catalogue/{carried,multiply,prose,questions}.test.ts',
  'tests/unit/render/{hostile,samples}.test.ts',
  'tests/unit/lookup/{forms,rates}.test.ts',
  'tests/unit/cli/{init,mcp,package}.test.ts',
];

const vitest = (name: string, report: string, options: string, help: string): Step => ({
  name,
  command: `vitest run ${options} --reporter=default --reporter=json --outputFile.json=${results}/${report}`,
  help,
  totals: () => vitestTotals(`${results}/${report}`),
});

const types: Step = {
  name: 'types',
  command: 'astro check --minimumFailingSeverity warning --minimumSeverity warning',
  prints: /^Result \(\d+ files?\)/m,
  help: 'npm run check',
};
const lint: Step = { name: 'lint and format', command: 'biome ci --error-on-warnings', help: 'npm run format' };

const engines: Step = {
  name: 'engines',
  // The browser tests have run the journeys in Chromium.
  command: 'node tests/engines/run.ts Firefox WebKit',
  help: 'npm run test:engines',
  totals: printedTotals,
};

/** Rounds of steps: those of a round run beside each other. */
export const suites: Readonly<Record<string, readonly (readonly Step[])[]>> = {
  // While one works: no build, no server, no browser, nothing that takes seconds for one test. Within a minute.
  fast: [
    [types, lint, vitest('unit tests', 'unit.json', slow.map((file) => `--exclude '${file}'`).join(' '), 'vitest')],
  ],
  test: [
    [
      { name: 'catalogue', command: 'node src/cli/start.ts validate', help: 'npm run catalogue -- validate' },
      // 3 says that this clone holds no past, which a shallow one need not; the gate for changes is the contract job of content/CONTRACT.md.
      {
        name: 'contract',
        command: 'node src/cli/start.ts contract',
        otherwise: 'node src/cli/start.ts contract --against HEAD',
        help: 'npm run catalogue -- contract',
      },
      types,
      lint,
    ],
    // Before the unit tests: some of them read the built site, and would build it otherwise.
    [
      { name: 'build', command: 'node src/hosting/build.ts', help: 'npm run build' },
      { name: 'Chromium', command: 'node src/links/chromium.ts', help: 'node src/links/chromium.ts' },
    ],
    [vitest('unit tests', 'unit.json', '', 'npm run test:unit')],
    [{ name: 'browser tests', command: 'playwright test', help: 'npm run test:e2e', totals: playwrightTotals }],
  ],
  hosts: [[vitest('hosts', 'hosts.json', '--config tests/hosts/vitest.config.ts', 'npm run test:hosts')]],
  engines: [[engines]],
};

function vitestTotals(file: string): Totals | undefined {
  const report = read<{ numPassedTests: number; numTotalTests: number }>(file);
  return report && { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}

/** A skipped test counts as failed: nothing here may be skipped. */
function playwrightTotals(): Totals | undefined {
  const report = read<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    `${results}/e2e.json`,
  );
  if (!report) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}

/** A runner whose last line is "N passed, N failed". */
function printedTotals(printed: string): Totals | undefined {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(printed.trim().split('\n').at(-1) ?? '') ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

function read<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}
