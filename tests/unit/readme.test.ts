import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogueRules } from '../../src/catalogue/rule-list.ts';
import { entrySchema } from '../../src/catalogue/schema.ts';
import { withRuleTable } from '../../src/report/rule-page.ts';
import { parse, reportOf } from '../support/problems.ts';

const readme = readFileSync('content/README.md', 'utf8');

test('the template passes as one more entry of the catalogue', () => {
  const [, template = ''] = /```yaml\nerrors:\n(.*?)```/s.exec(readme) ?? [];
  const longer = `${readFileSync('content/errors.yaml', 'utf8')}\n${template}`;
  const { catalogue, problems } = parse(longer);
  expect(problems.length > 0 ? reportOf(longer) : '').toBe('');
  expect(catalogue?.entries.at(-1)?.code).toBe('ITEM_LOCKED');
});

test('every field of an entry is explained', () => {
  const [, fields = ''] = /## What the fields mean\n(.*?)\n## /s.exec(readme) ?? [];
  expect(Object.keys(entrySchema.shape).filter((field) => !fields.includes(`\`${field}\``))).toEqual([]);
});

test('the table of the rules is the one that the rules make', () => {
  expect(withRuleTable(readme, catalogueRules)).toBe(readme);
});
