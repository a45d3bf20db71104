/** `npm test`: every check in order, all of them even after a failure, and one honest total at the end. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

interface Totals {
  passed: number;
  failed: number;
}

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const steps: { name: string; command: string; mend: string; otherwise?: string; totals?: () => Totals }[] = [
  { name: 'catalogue', command: 'node src/cli/start.ts validate', mend: 'npm run catalogue -- validate' },
  // 3 says that this clone holds no past, which a shallow one need not; the gate for changes is the contract job of content/CONTRACT.md.
  {
    name: 'contract',
    command: 'node src/cli/start.ts contract',
    otherwise: 'node src/cli/start.ts contract --against HEAD',
    mend: 'npm run catalogue -- contract',
  },
  {
    name: 'types',
    command: 'astro check --minimumFailingSeverity warning --minimumSeverity warning',
    mend: 'npm run check',
  },
  { name: 'lint and format', command: 'biome ci --error-on-warnings', mend: 'npm run format' },
  // Before the unit tests: some of them read the built site, and would build it otherwise.
  { name: 'build', command: 'node src/hosting/build.ts', mend: 'npm run build' },
  {
    name: 'unit tests',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${results}/unit.json`,
    mend: 'npm run test:unit',
    totals: vitestTotals,
  },
  { name: 'Chromium', command: 'node src/links/chromium.ts', mend: 'node src/links/chromium.ts' },
  { name: 'browser tests', command: 'playwright test', mend: 'npm run test:e2e', totals: playwrightTotals },
];

const sum: Totals = { passed: 0, failed: 0 };
const broken: string[] = [];
for (const { name, command, mend, otherwise, totals } of steps) {
  console.log(`\n== ${name}: ${command}`);
  const env = {
    ...process.env,
    CI: process.env.CI ?? 'true',
    ASTRO_TELEMETRY_DISABLED: '1',
    PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/e2e.json`,
  };
  const run = (line: string) => spawnSync(line, { shell: true, stdio: 'inherit', env }).status;
  const first = run(command);
  const status = first === 3 && otherwise !== undefined ? run(otherwise) : first;
  const counted = totals?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  // A runner that died, or that counts no failure yet ends in one, is a failure too.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  sum.passed += counted.passed;
  sum.failed += counted.failed;
  if (counted.failed > 0) broken.push(`${name}: ${counted.failed} failed. See it alone with: ${mend}`);
}

console.log(`\n${broken.join('\n')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

function vitestTotals(): Totals {
  const report = read<{ numPassedTests: number; numTotalTests: number; numFailedTestSuites: number }>(
    `${results}/unit.json`,
  );
  if (!report) return { passed: 0, failed: 1 };
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}

/** A skipped test counts as failed: nothing here may be skipped. */
function playwrightTotals(): Totals {
  const report = read<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    `${results}/e2e.json`,
  );
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}

function read<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}
