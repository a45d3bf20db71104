/** The 404 page: another spelling of a code's address leads on to its page; anything else becomes a question to the finder. */

import { decoded } from '../../catalogue/urls.ts';
import { lookup, onlyNamed } from '../../lookup/index.ts';
import { openInline } from './search/inline.ts';
import { codeHref } from './search/results.ts';
import { lookupData } from './search/sources.ts';

const place = document.querySelector<HTMLElement>('[data-missing]');
if (place) void resolve(place);

async function resolve(target: HTMLElement): Promise<void> {
  const wanted = [location.hash.slice(1), ...location.pathname.split('/').reverse()]
    .map(decoded)
    .filter((part) => part !== '' && part.length < 200);
  const data = await lookupData().catch(() => undefined);
  if (data) {
    for (const part of wanted) {
      const named = onlyNamed(lookup(part, data));
      if (named) return location.replace(codeHref(named.code));
    }
  }
  await openInline(target, (wanted[0] ?? '').replace(/\.\w+$/, ''));
}
