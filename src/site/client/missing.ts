/** The 404 page: another spelling of a code's address leads on to its page; anything else becomes a question to the finder. */

import { decoded, statusPath } from '../../catalogue/urls.ts';
import { type LookupData, lookup, onlyNamed } from '../../lookup/index.ts';
import { href } from './search/dom.ts';
import { lookupData } from './search/fetch-lookup.ts';
import { openInline } from './search/inline.ts';
import { codeHref } from './search/results.ts';

const place = document.querySelector<HTMLElement>('[data-missing]');
if (place) void resolve(place);

async function resolve(target: HTMLElement): Promise<void> {
  const fragment = decoded(location.hash.slice(1));
  // The file of this page, asked for by its name, is no question for the status 404.
  const asked = location.pathname === href('/404.html') ? '' : decoded(location.pathname);
  const path = asked.split(/[/\\]/).reverse();
  const wanted = [fragment, ...path].filter((part) => part !== '' && part.length < 200);
  const forms = wanted.flatMap((part) => [...new Set([part, withoutKind(part)])]);
  const data = await lookupData().catch(() => undefined);
  for (const part of data ? forms : []) {
    const page = data && pageOf(part, data);
    // A section of the page stays the place to land.
    if (page) return location.replace(part === fragment ? page : page + location.hash);
  }
  await openInline(target, withoutKind(wanted[0] ?? ''));
}

/** The name without the ending of a file, such as `.md`. A dot can be part of a code: `card.declined` stays. */
function withoutKind(name: string): string {
  return name.replace(/\.(?:html?|md|json|png)$/i, '');
}

/** The page of the code or the status that a part of the address names. */
function pageOf(part: string, data: LookupData): string | undefined {
  // In an address `unauthorized` is the code, said by somebody it may be any 401.
  const named = onlyNamed(lookup(`#${part}`, data));
  if (named) return codeHref(named);
  const { kind, status, answers } = lookup(part, data);
  return kind === 'group' && status !== undefined && answers.length > 0 ? href(statusPath(status)) : undefined;
}
