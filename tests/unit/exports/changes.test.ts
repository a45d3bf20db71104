import { expect, test } from 'vitest';
import { changeGroups, changesOf, lastChange } from '../../../src/catalogue/changes.ts';
import { aged, catalogue, publishedWith } from './sample.ts';

const summary = changeGroups(aged.entries).map(({ date, kind, changes }) => [date, kind, changes.length === 1 ? changes[0]?.entry.code : changes.length]);

test('newest day first, one group for each day and kind', () =>
  expect(summary).toEqual([
    ['2027-06-01', 'retired', 'TAG_NOT_FOUND'],
    ['2027-02-03', 'approved', 'FORBIDDEN'],
    ['2027-01-01', 'deprecated', 2],
    ['2026-11-22', 'added', catalogue.entries.length],
  ]));

test('a line of the history is not told twice', () => {
  const [entry] = catalogue.entries;
  if (!entry) throw new Error('the catalogue is empty');
  const told = changesOf({ ...entry, history: [{ date: '2026-11-22', change: 'added', note: 'First publication.' }] });
  expect(told).toEqual([{ date: '2026-11-22', kind: 'added', entry: expect.anything(), note: 'First publication.' }]);
});

test('an announced end is no change before it happens', () => {
  const ending = (state: 'deprecated' | 'retired') =>
    lastChange(publishedWith({ TAG_NOT_FOUND: { lifecycle: { state, since: '2026-11-22', deprecated: '2099-01-01', retired: '2099-06-01' } } }).entries);
  expect(ending('deprecated')).toBe('2099-01-01');
  expect(ending('retired')).toBe('2099-06-01');
});

test('the last change is the newest date', () => expect(lastChange(aged.entries)).toBe('2027-06-01'));
