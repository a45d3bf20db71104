/** A fragment that leads nowhere on its page: another spelling of a code leads on to it, a code nobody knows is asked of the finder. */
import { statusAnchor } from '../../catalogue/urls.ts';
import { lookup, onlyNamed } from '../../lookup/index.ts';
import { leadTo } from './lead-to.ts';
import { openDialog } from './search/dialog.ts';
import { lookupData } from './search/fetch-lookup.ts';
import { codeHref } from './search/results.ts';

export async function followLost(fragment: string): Promise<void> {
  const [status] = /(?<![\w])[1-5]\d\d(?=\W*$)/.exec(fragment) ?? [];
  const group = document.getElementById(statusAnchor(Number(status)));
  if (group) return leadTo(group.id);
  const data = await lookupData().catch(() => undefined);
  if (!data) return;
  const found = lookup(`#${fragment}`, data);
  const named = onlyNamed(found);
  if (named) return document.getElementById(named) ? leadTo(named) : location.replace(codeHref(named));
  if (found.unknown.length > 0 || found.answers[0]?.confidence === 'likely') await openDialog(fragment);
}
