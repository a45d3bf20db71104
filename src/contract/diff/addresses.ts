import { type Fact, urlScope } from '../fact.ts';
import type { Change } from './change.ts';

/** Published addresses that are gone or lead elsewhere, one change per cause: a lost template takes an address from every code. */
export function compareAddresses(before: readonly Fact[], now: readonly Fact[], gone: ReadonlySet<string>): Change[] {
  const published = before.filter(({ scope, subject }) => scope === urlScope && !gone.has(subject));
  const current = now.filter(({ scope }) => scope === urlScope);
  return [...lostAddresses(published, current), ...movedAnchors(published, current, now)];
}

function lostAddresses(published: readonly Fact[], current: readonly Fact[]): Change[] {
  const values = new Set(current.map(({ value }) => value));
  const lost = published.filter(({ value }) => !values.has(value));
  const lostPages = new Set(lost.flatMap(({ property, value }) => (property === 'page' ? [value] : [])));
  const groups = Map.groupBy(lost, (fact) => causeOf(fact, lostPages));
  return [...groups.values()].flatMap((group): Change[] => {
    const was = group.find(({ property }) => property === 'page') ?? group[0];
    return was ? [lostAddress(was, current, group.length - 1)] : [];
  });
}

function lostAddress(was: Fact, current: readonly Fact[], more: number): Change {
  const change = { subject: was.subject, property: was.property, old: was.value, was, more };
  if (was.property !== 'anchor') return { rule: 'doc-url-removed', ...change };
  const target = current.find(({ property, value }) => property === 'anchor' && idOf(value) === idOf(was.value));
  return target ? { rule: 'anchor-moved', ...change, new: target.value } : { rule: 'anchor-removed', ...change };
}

/** The id of a type or of a section that now stands at another one: the link opens what it never named. */
function movedAnchors(published: readonly Fact[], current: readonly Fact[], now: readonly Fact[]): Change[] {
  const types = new Set(now.flatMap(({ property, value }) => (property === 'error_type' ? [`@type/${value}`] : [])));
  const isHere = (subject: string) => types.has(subject) || !subject.startsWith('@type/');
  const anchors = current.filter(({ property }) => property === 'anchor');
  const ownersOf = Map.groupBy(anchors, ({ value }) => value);
  const moved = published.flatMap((was) => {
    // An id that follows its code under another name is the code's change; a type that is gone has no section.
    if (was.property !== 'anchor' || !was.subject.startsWith('@') || !isHere(was.subject)) return [];
    const owners = ownersOf.get(was.value) ?? [];
    const [owner] = owners;
    return owner && !owners.some(({ subject }) => subject === was.subject) ? [{ was, owner }] : [];
  });
  const groups = Map.groupBy(moved, ({ was }) => `${was.subject} ${idOf(was.value)}`);
  return [...groups.values()].flatMap(([first, ...others]): Change[] => {
    if (!first) return [];
    const { was, owner } = first;
    const change = { subject: was.subject, property: was.property, old: was.value, was, more: others.length };
    return [{ rule: 'anchor-moved', ...change, new: ownerName(owner.subject) }];
  });
}

/** `@type/server_error` to `type server_error` */
const ownerName = (subject: string): string =>
  subject === '@site' ? '`anchors` of the head' : subject.replace(/^@/, '').replace('/', ' ');

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
