/**
 * `npm test`: every check in order, all of them even after a failure, and one honest total at the end.
 * `node tests/run.ts test hosts engines` runs more suites and adds them up.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { results, suites, type Totals } from './suites.ts';
import { runStep } from './support/run-step.ts';

const asked = process.argv.length > 2 ? process.argv.slice(2) : ['test'];
const rounds = asked.flatMap((name) => {
  const suite = Object.hasOwn(suites, name) ? suites[name] : undefined;
  if (!suite) throw new Error(`There is no suite "${name}". There are: ${Object.keys(suites).join(', ')}.`);
  return suite;
});

rmSync(results, { recursive: true, force: true });
mkdirSync(results);
const env = {
  ...process.env,
  CI: process.env.CI ?? 'true',
  ASTRO_TELEMETRY_DISABLED: '1',
  // Every process that a test starts takes what Node compiled for the one before.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'node-compile-cache'),
  PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/e2e.json`,
};

const sum = { passed: 0, failed: 0 };
const broken: string[] = [];
for (const steps of rounds) {
  // What runs alone is seen at once, the others one after another.
  const inOrder = steps.map(() => '');
  const ended = steps.map((step, i) =>
    runStep(step, env, (text) => {
      if (steps.length === 1) process.stdout.write(text);
      else inOrder[i] += text;
    }),
  );
  for (const [i, step] of steps.entries()) {
    console.log(`\n== ${step.name}: ${step.command}`);
    const { passed, failed } = (await ended[i]) as Totals;
    process.stdout.write(inOrder[i] ?? '');
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) broken.push(`${step.name}: ${failed} failed. See it alone with: ${step.help}`);
  }
}

console.log(`\n${broken.join('\n')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
