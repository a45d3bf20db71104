import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import type { Entry, RetryStrategy } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';
import { historyRules } from './history.ts';
import { lifecycleFaults } from './lifecycle-faults.ts';
import { referenceFaults } from './reference-faults.ts';
import { replacementRules } from './replacement.ts';

const { problem } = lifecycleFaults;

/** A lifecycle must not contradict itself and must end at a living code; nor must what is said of retrying. */
export const lifecycleRules: Rule = (context) => {
  for (const [code, entry] of context.entries) {
    if (entry.lifecycle?.state === 'active') noEnd(context, code, entry.lifecycle);
    else if (entry.lifecycle) ending(context, code, entry.lifecycle);
    historyRules(context, code, entry);
    if (entry.retry) retry(context, code, entry.retry);
  }
};

const pathIn = (code: string, field: string, part: string): Path => ['errors', code, field, part];

function noEnd({ report, value, key }: RuleContext, code: string, life: Entry['lifecycle']): void {
  for (const field of ['deprecated', 'retired', 'replaced_by', 'reason'] as const) {
    if (!life[field]) continue;
    const other = { at: value(pathIn(code, 'lifecycle', 'state')), label: 'says active' };
    report(problem('CAT-LIFECYCLE-ACTIVE', key(pathIn(code, 'lifecycle', field)), { field }, { other }));
  }
}

function ending(context: RuleContext, code: string, life: Entry['lifecycle']): void {
  const { report, value } = context;
  const { state } = life;
  const at = (field: string) => value(pathIn(code, 'lifecycle', field));
  if (state !== 'active' && !life[state])
    report(problem('CAT-LIFECYCLE-MISSING', at('state'), { state, field: state }));
  if (!life.reason && !life.replaced_by) report(problem('CAT-LIFECYCLE-REASON', at('state'), { state }));
  const steps = (['since', 'deprecated', 'retired'] as const).filter((step) => life[step]);
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    const [day, earlier] = [life[step] ?? '', before === undefined ? '' : (life[before] ?? '')];
    if (before === undefined || day >= earlier) return;
    const other = { at: at(before), label: before };
    report(problem('CAT-LIFECYCLE-ORDER', at(step), { step, day, before, earlier }, { other }));
  });
  replacementRules(context, code);
}

/** What a strategy does, and the strategies that go with the other value of the flag. `after_fix` goes with both. */
const contradictions = new Map<RetryStrategy, { flag: boolean; does: string; others: string }>([
  ['backoff', { flag: false, does: 'repeats the request', others: 'never or after_fix' }],
  ['retry_after', { flag: false, does: 'repeats the request', others: 'never or after_fix' }],
  ['never', { flag: true, does: 'gives up', others: 'after_fix, backoff or retry_after' }],
]);

function retry({ head, report, value, key, choice }: RuleContext, code: string, retry: Entry['retry']): void {
  const { strategy, retryable, wait } = retry;
  const at = (field: string) => value(pathIn(code, 'retry', field));
  const contradiction = contradictions.get(strategy);
  if (contradiction?.flag === retryable)
    report(
      problem(
        'CAT-RETRY',
        at('strategy'),
        { ...contradiction, flag: String(retryable), strategy, other: String(!retryable) },
        { other: { at: at('retryable'), label: 'the flag' } },
      ),
    );
  if (strategy === 'retry_after' && Object.keys(wait ?? {}).length === 0)
    report(problem('CAT-RETRY-WAIT', at('strategy')));
  if (strategy !== 'retry_after' && wait) {
    const other = { at: at('strategy'), label: 'the strategy' };
    report(problem('CAT-RETRY-NO-WAIT', key(pathIn(code, 'retry', 'wait')), {}, { other }));
  }
  const fields = Object.keys(head.envelope.fields);
  if (wait?.field === undefined || fields.includes(wait.field)) return;
  const place = value([...pathIn(code, 'retry', 'wait'), 'field']);
  const offer = choice(wait.field, fields, place);
  const values = { word: quote(wait.field), choice: offer.choice };
  report(referenceFaults.problem('CAT-REF-FIELD', place, values, { edit: offer.edit }));
}
