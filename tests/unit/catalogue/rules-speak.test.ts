import { expect, test } from 'vitest';
import { catalogueRules } from '../../../src/catalogue/rule-list.ts';
import { everyField, minimal, problemsOf } from '../../support/problems.ts';

const rules = [...catalogueRules];
const ids = (text: string) => problemsOf(text).map(({ id }) => id);

/** What an excerpt cannot show: a size, a way over several entries, and what the parser says in its own words. */
const unshown = rules.filter(([, { bad }]) => bad === undefined).map(([id]) => id);

test.each(rules.filter(([, { bad }]) => bad !== undefined))('%s', (id, { bad = '', good = '' }) => {
  const base = [minimal, everyField].find((text) => text.split(good).length === 2);
  expect(base, 'the good lines stand in a valid catalogue once').toBeDefined();
  expect(ids(base ?? '')).toEqual([]);
  expect(new Set(ids((base ?? '').replace(good, () => bad)))).toEqual(new Set([id]));
});

test('few rules have no example', () => {
  expect(unshown).toEqual([
    'CAT-UTF8',
    'CAT-UTF16',
    'CAT-SIZE',
    'CAT-SIZE-CODES',
    'CAT-EMPTY',
    'CAT-EMPTY-ERRORS',
    'CAT-ROOT',
    'CAT-YAML',
    'CAT-YAML-INCOMPLETE',
    'CAT-YAML-LEVEL',
    'CAT-CODE-FILE',
    'CAT-URL-OUTPUT',
    'CAT-ROLE-CODE',
    'CAT-LIFECYCLE-CYCLE',
    'CAT-LIFECYCLE-FAR',
    'CAT-EXAMPLE-V1',
    'CAT-QUESTION',
    'CAT-QUESTION-CODE',
    'CAT-WORDS',
  ]);
});
