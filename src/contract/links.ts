import type { Change } from './change.ts';
import { type Fact, urlScope } from './fact.ts';

/** Published addresses that are gone, one change per cause: a lost template takes an address from every code. */
export function compareAddresses(before: readonly Fact[], now: readonly Fact[], gone: ReadonlySet<string>): Change[] {
  const current = now.filter(({ scope }) => scope === urlScope);
  const values = new Set(current.map(({ value }) => value));
  const lost = before.filter((fact) => fact.scope === urlScope && !gone.has(fact.subject) && !values.has(fact.value));
  const lostPages = new Set(lost.flatMap(({ property, value }) => (property === 'page' ? [value] : [])));
  const groups = Map.groupBy(lost, (fact) => causeOf(fact, lostPages));
  return [...groups.values()].flatMap((group): Change[] => {
    const was = group.find(({ property }) => property === 'page') ?? group[0];
    if (!was) return [];
    const target =
      was.property === 'anchor'
        ? current.find(({ property, value }) => property === 'anchor' && idOf(value) === idOf(was.value))
        : undefined;
    const rule = was.property !== 'anchor' ? 'doc-url-removed' : target ? 'anchor-moved' : 'anchor-removed';
    return [
      {
        rule,
        subject: was.subject,
        property: was.property,
        old: was.value,
        was,
        ...(target && { new: target.value }),
        more: group.length - 1,
      },
    ];
  });
}

/** One id must be on a page once. */
export function doubledAnchors(now: readonly Fact[]): Change[] {
  const owners = new Map<string, string>();
  const changes: Change[] = [];
  for (const { property, subject, value } of now) {
    if (property !== 'anchor') continue;
    const owner = owners.get(value);
    if (owner === undefined) owners.set(value, subject);
    else changes.push({ rule: 'anchor-duplicated', subject, property, old: `${owner} ${value}`, new: value });
  }
  return changes;
}

/** One edit loses many addresses: a page with all its ids, an id on every page, a template with the address of every code. */
function causeOf({ property, subject, value }: Fact, lostPages: ReadonlySet<string>): string {
  const status = subject.startsWith('@status/') ? subject : undefined;
  if (property === 'page') return status ?? value;
  const page =
    property === 'doc_url' ? `${new URL(value).pathname.replace(/\/$/, '')}/` : (value.split('#', 1)[0] ?? '');
  if (lostPages.has(page)) return page;
  if (status) return status;
  return property === 'doc_url'
    ? value.replaceAll(subject, '{code}')
    : property === 'anchor'
      ? `${subject} ${idOf(value)}`
      : value;
}

const idOf = (url: string) => url.slice(url.indexOf('#') + 1);
