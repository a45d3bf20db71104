import { expect, test } from 'vitest';
import { type Step, suites } from '../suites.ts';
import { runStep } from '../support/run-step.ts';

const counted = (command: string, more: Partial<Step> = {}) =>
  runStep({ name: 'step', command, help: '', ...more }, process.env, () => {});
const engines = suites.engines?.flat()[0]?.totals;
const types = suites.test?.flat().find(({ name }) => name === 'types')?.prints;

test.each<[string, string, Partial<Step>, [passed: number, failed: number]]>([
  ['a check that is fine', 'true', {}, [1, 0]],
  ['a check that fails', 'false', {}, [0, 1]],
  ['a check that could not start, and ends well', 'echo "Run npx astro add"', { prints: types as RegExp }, [0, 1]],
  ['a check that did check', 'echo "Result (12 files): "', { prints: types as RegExp }, [1, 0]],
  ['another command after 3', 'exit 3', { otherwise: 'true' }, [1, 0]],
  ['another command that fails too', 'exit 3', { otherwise: 'exit 3' }, [0, 1]],
  ['a runner that counts', 'echo; echo 5 passed, 2 failed; exit 1', { totals: engines as Step['totals'] }, [5, 2]],
  ['a runner that counts no failure and ends in one', 'echo 5 passed, 0 failed; exit 1', { totals: engines }, [5, 1]],
  ['a runner that died', 'echo 5 passed, 0 failed; echo Killed; exit 137', { totals: engines }, [0, 1]],
])('%s', async (_, command, more, [passed, failed]) => {
  expect(await counted(command, more)).toEqual({ passed, failed });
});
