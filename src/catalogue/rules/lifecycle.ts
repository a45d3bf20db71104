import { suggest } from '../../kit/suggest.ts';
import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import { type Entry, retryStrategies } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';
import { historyRules } from './history.ts';
import { replacementRules } from './replacement.ts';

/** A lifecycle must not contradict itself and must end at a living code; nor must what is said of retrying. */
export const lifecycleRules: Rule = (context) => {
  for (const [code, entry] of context.entries) {
    if (entry.lifecycle) lifecycle(context, code, entry.lifecycle);
    historyRules(context, code, entry);
    if (entry.retry) retry(context, code, entry.retry);
  }
};

function lifecycle(context: RuleContext, code: string, life: Entry['lifecycle']): void {
  const { report, value, key } = context;
  const at = (field: string): Path => ['errors', code, 'lifecycle', field];
  const missing = (field: string, why: string) =>
    report({
      rule: 'CAT-LIFECYCLE',
      message: `a ${life.state} code has no "${field}"`,
      at: value(at('state')),
      help: why,
    });
  if (life.state === 'active') {
    for (const field of ['deprecated', 'retired', 'replaced_by', 'reason'] as const) {
      if (life[field])
        report({
          rule: 'CAT-LIFECYCLE',
          message: `an active code has "${field}"`,
          at: key(at(field)),
          other: { at: value(at('state')), label: 'says active' },
          help: `remove "${field}", or set the state`,
        });
    }
    return;
  }
  if (life.state === 'deprecated' && !life.deprecated) missing('deprecated', 'add the date it was deprecated on');
  if (life.state === 'retired' && !life.retired) missing('retired', 'add the date since when it is no longer sent');
  if (!life.reason && !life.replaced_by) missing('reason', 'add a reason, or replaced_by');
  const steps = (['since', 'deprecated', 'retired'] as const).filter((step) => life[step]);
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    if (before && (life[step] ?? '') < (life[before] ?? ''))
      report({
        rule: 'CAT-LIFECYCLE',
        message: `${step} on ${life[step]} is before ${before} on ${life[before]}`,
        at: value(at(step)),
        other: { at: value(at(before)), label: before },
        help: 'since, deprecated, retired follow each other',
      });
  });
  replacementRules(context, code);
}

function retry({ head, report, value, key }: RuleContext, code: string, retry: Entry['retry']): void {
  const at = (field: string): Path => ['errors', code, 'retry', field];
  const repeats = retry.strategy === 'backoff' || retry.strategy === 'retry_after';
  if (!retry.retryable && repeats) {
    report({
      rule: 'CAT-RETRY',
      message: `retryable is false, but the strategy "${retry.strategy}" repeats the request`,
      at: value(at('strategy')),
      other: { at: value(at('retryable')), label: 'the flag' },
      help: `use ${retryStrategies.slice(0, 2).join(' or ')}`,
    });
  }
  if (retry.strategy === 'retry_after' && Object.keys(retry.wait ?? {}).length === 0)
    report({
      rule: 'CAT-RETRY',
      message: 'retry_after does not say how long to wait',
      at: value(at('strategy')),
      help: 'add wait: { header: Retry-After, field: retry_after_seconds }, or wait: { until: tomorrow }',
    });
  if (retry.strategy !== 'retry_after' && retry.wait)
    report({
      rule: 'CAT-RETRY',
      message: `"wait" is only read with retry_after`,
      at: key(at('wait')),
      other: { at: value(at('strategy')), label: 'the strategy' },
      help: 'remove wait, or use retry_after',
    });
  const field = retry.wait?.field;
  if (field !== undefined && !Object.hasOwn(head.envelope.fields, field))
    report({
      rule: 'CAT-REF',
      message: `${quote(field)} is not a field of the error object`,
      at: value([...at('wait'), 'field']),
      help: suggest(field, Object.keys(head.envelope.fields)),
    });
}
