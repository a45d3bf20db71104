import type { Path } from '../../yaml/walk.ts';
import type { Entry } from '../schema.ts';
import type { RuleContext } from './context.ts';
import { lifecycleFaults } from './lifecycle-faults.ts';

const { problem } = lifecycleFaults;

/** The changelog is made of the history: it must agree with the lifecycle, and each approval must let something through. */
export function historyRules(context: RuleContext, code: string, { history = [], lifecycle }: Partial<Entry>): void {
  const { report, value, key } = context;
  history.forEach(({ date, change, rule }, i) => {
    const at = (field: string, item = i): Path => ['errors', code, 'history', item, field];
    const before = history[i - 1];
    const isEnd = change === 'deprecated' || change === 'retired';
    if (before && date < before.date) {
      const other = { at: value(at('date', i - 1)), label: 'a later day' };
      report(problem('CAT-HISTORY-ORDER', value(at('date')), { day: date, earlier: before.date }, { other }));
    }
    if (lifecycle?.state === 'active' && isEnd) {
      const other = { at: value(['errors', code, 'lifecycle', 'state']), label: 'the state' };
      report(problem('CAT-HISTORY-STATE', value(at('change')), { change }, { other }));
    }
    if (change === 'approved' && !rule) report(problem('CAT-HISTORY-APPROVAL', value(at('change'))));
    if (change !== 'approved' && rule) {
      const other = { at: value(at('change')), label: 'the change' };
      report(problem('CAT-HISTORY-RULE', key(at('rule')), {}, { other }));
    }
  });
}
