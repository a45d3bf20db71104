import type { CatalogueEntry } from './model.ts';
import type { historyChanges } from './schema.ts';

export type ChangeKind = (typeof historyChanges)[number];

export interface Change {
  date: string;
  kind: ChangeKind;
  entry: CatalogueEntry;
  /** Plain text from the entry's history. */
  note?: string;
}

export interface ChangeGroup {
  date: string;
  kind: ChangeKind;
  /** Sorted by code. */
  changes: Change[];
}

/** Its id on `/changelog/`, and the end of its id in the feed. */
export const newsId = ({ date, kind }: Pick<ChangeGroup, 'date' | 'kind'>): string => `${date}-${kind}`;

/** Everything that happened to the entries, newest day first; one group for each day and kind, so that fifty new codes are one piece of news. */
export function changeGroups(entries: readonly CatalogueEntry[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const change of entries.flatMap(changesOf)) {
    const { date, kind } = change;
    const group = groups.get(`${date} ${kind}`) ?? { date, kind, changes: [] };
    group.changes.push(change);
    groups.set(`${date} ${kind}`, group);
  }
  for (const { changes } of groups.values()) changes.sort((a, b) => compare(a.entry.code, b.entry.code));
  return [...groups.values()].sort((a, b) => compare(b.date, a.date) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** Day of the catalogue's last change, from the catalogue itself: the clock would make every build differ. */
export const lastChange = (entries: readonly CatalogueEntry[]): string =>
  entries
    .flatMap(changesOf)
    .map(({ date }) => date)
    .sort()
    .at(-1) ?? '';

/**
 * What the history says, and what only the lifecycle says: `deprecated: 2027-01-01` is news even without a line in the history.
 * The `retired` of a code that is still sent announces a day; it is no news before it happens.
 */
export function changesOf(entry: CatalogueEntry): Change[] {
  const told = (entry.history ?? []).map(({ date, change, note }): Change => ({ date, kind: change, entry, note }));
  const { state, since, deprecated, retired } = entry.lifecycle;
  const implied = [
    ['added', since],
    ['deprecated', deprecated],
    ['retired', state === 'retired' ? retired : undefined],
  ] as const;
  const untold = implied.flatMap(([kind, date]): Change[] =>
    date && !told.some((change) => change.kind === kind) ? [{ date, kind, entry }] : [],
  );
  return [...told, ...untold];
}

/** What breaks clients comes first. */
const kinds: readonly ChangeKind[] = ['retired', 'deprecated', 'approved', 'renamed', 'changed', 'added'];

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
