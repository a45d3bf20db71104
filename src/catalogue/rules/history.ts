import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { RuleContext } from './context.ts';

/** The changelog is made of the history: it must agree with the lifecycle, and each approval must let something through. */
export function historyRules(context: RuleContext, code: string, { history = [], lifecycle }: Partial<Entry>): void {
  const { report, value, key } = context;
  history.forEach(({ date, change, rule }, i) => {
    const at = (field: string, item = i): Path => ['errors', code, 'history', item, field];
    const before = history[i - 1];
    if (before && date < before.date)
      report({
        rule: 'CAT-LIFECYCLE',
        message: `${date} stands after ${before.date}`,
        at: value(at('date')),
        other: { at: value(at('date', i - 1)), label: 'a later day' },
        help: 'write the oldest change first',
      });
    if (lifecycle?.state === 'active' && (change === 'deprecated' || change === 'retired'))
      report({
        rule: 'CAT-LIFECYCLE',
        message: `the history says ${change}, the lifecycle says active`,
        at: value(at('change')),
        other: { at: value(['errors', code, 'lifecycle', 'state']), label: 'the state' },
        help: 'set the state, or remove the change',
      });
    if (change === 'approved' && !rule)
      report({
        rule: 'CAT-MISSING',
        message: 'the approval names no rule',
        at: value(at('change')),
        help: 'add rule: and the name the contract check reports',
      });
    if (change !== 'approved' && rule)
      report({
        rule: 'CAT-FIELD',
        message: `"rule" is only read of an approval`,
        at: key(at('rule')),
        other: { at: value(at('change')), label: 'the change' },
        help: 'remove it, or write change: approved',
      });
  });
}
