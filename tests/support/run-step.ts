import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Step, Totals } from '../suites.ts';

/** Takes what a step prints, as it prints it. */
type Show = (text: string) => void;

/** Runs a step, shows what it prints, and counts. A runner that died, printed nothing it had to, or counted nothing, has failed. */
export async function runStep(step: Step, env: NodeJS.ProcessEnv, show: Show): Promise<Totals> {
  let { status, printed } = await run(step.command, env, show);
  if (status === 3 && step.otherwise !== undefined) ({ status, printed } = await run(step.otherwise, env, show));
  const fine = status === 0 && (step.prints?.test(printed) ?? true);
  const counted = step.totals
    ? (step.totals(printed) ?? { passed: 0, failed: 1 })
    : { passed: fine ? 1 : 0, failed: 0 };
  return { passed: counted.passed, failed: counted.failed === 0 && !fine ? 1 : counted.failed };
}

function run(command: string, env: NodeJS.ProcessEnv, show: Show): Promise<{ status: number | null; printed: string }> {
  const child = spawn(command, { shell: true, stdio: ['inherit', 'pipe', 'pipe'], env });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', show);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    show(text);
    printed += stripVTControlCharacters(text);
  });
  return new Promise((done) => child.once('close', (status) => done({ status, printed })));
}
