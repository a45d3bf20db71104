/** A fragment that leads nowhere on its page: another spelling of a code leads on to it, a code nobody knows is asked of the finder. */
import { lookup } from '../lookup/index.ts';
import { openDialog } from './search/dialog.ts';
import { codeHref } from './search/results.ts';
import { lookupData } from './search/sources.ts';

export async function followLost(fragment: string): Promise<void> {
  const data = await lookupData().catch(() => undefined);
  if (!data) return;
  const { answers, unknown } = lookup(fragment, data);
  const [best, second] = answers;
  if (best?.confidence === 'certain' && second?.confidence !== 'certain') {
    const { code } = best.entry;
    return location.replace(document.getElementById(code) ? `#${code}` : codeHref(code));
  }
  if (unknown.length > 0 || best?.confidence === 'likely') await openDialog(fragment);
}
