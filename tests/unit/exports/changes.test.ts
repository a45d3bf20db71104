import { expect, test } from 'vitest';
import { changeGroups, changesOf, lastChange } from '../../../src/catalogue/history.ts';
import { frozen } from './sample.ts';

const summary = changeGroups(frozen.entries).map(({ date, kind, changes }) => [
  date,
  kind,
  changes.map(({ entry }) => entry.code).join(' '),
]);
const [entry] = frozen.entries;
if (!entry) throw new Error('the fixture is empty');

test('newest day first, what breaks clients before the rest, one group for each day and kind', () =>
  expect(summary).toEqual([
    ['2026-03-04', 'retired', '42P01'],
    ['2026-03-04', 'deprecated', '23505'],
    ['2026-03-04', 'added', '1001 TAG_TAKEN'],
    ['2026-02-03', 'deprecated', '42P01'],
    ['2026-02-03', 'approved', 'INVALID_TAG'],
    ['2026-01-02', 'added', '23505 42P01 INVALID_TAG'],
  ]));

test('a line of the history is not told twice', () => {
  const told = changesOf({ ...entry, history: [{ date: '2026-01-02', change: 'added', note: 'First publication.' }] });
  expect(told).toEqual([{ date: '2026-01-02', kind: 'added', entry: expect.anything(), note: 'First publication.' }]);
});

test('an announced end is no change before it happens', () => {
  const ending = (state: 'deprecated' | 'retired') =>
    lastChange([
      { ...entry, lifecycle: { state, since: '2026-01-02', deprecated: '2027-01-01', retired: '2027-06-01' } },
    ]);
  expect(ending('deprecated')).toBe('2027-01-01');
  expect(ending('retired')).toBe('2027-06-01');
});

test('the last change is the newest date', () => expect(lastChange(frozen.entries)).toBe('2026-03-04'));
