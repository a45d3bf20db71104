import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { actorOf } from '../../../src/catalogue/words.ts';
import { publishAt } from '../../../src/exports/published.ts';
import { skillMarkdown } from '../../../src/exports/skill.ts';
import { strategies } from '../../../src/render/entry.ts';
import { aged, catalogue, frozen, published } from './sample.ts';

const text = skillMarkdown(published);

test('begins with a name and a description as skills have them', () => {
  const [, front = ''] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
  const { name, description } = parse(front);
  expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect(description).toContain(catalogue.head.api.name);
  expect(description.length).toBeLessThan(1024);
});

/** The codes behind some words; undefined for "all other codes". */
function codesBehind(words: string, skill: string): string[] | undefined {
  const line = skill.split('\n').find((candidate) => candidate.startsWith(`- **${words}`)) ?? '';
  expect(line, words).not.toBe('');
  return line.includes('all other codes') ? undefined : [...line.matchAll(/`(\w+)`/g)].map(([, code = '']) => code);
}

test.each([
  ['today', published],
  ['at every stage of life', aged],
  ['another catalogue', publishAt(frozen, 'https://errors.example.com')],
])('%s: every code stands under its strategy and its actor, or is one of all others', (_, site) => {
  const skill = skillMarkdown(site);
  const used = [...new Set(site.entries.map(({ retry }) => retry.strategy))];
  const actors = [...new Set(site.entries.map(({ actor }) => actor))];
  for (const strategy of used.length > 1 ? used : [])
    expect(codesBehind(strategies[strategy], skill) ?? 'others').toEqual(
      codesOrOthers(
        site.entries.filter(({ retry }) => retry.strategy === strategy),
        codesBehind(strategies[strategy], skill),
      ),
    );
  for (const actor of actors.length > 1 ? actors : [])
    expect(codesBehind(actorOf(site.head, actor).name, skill) ?? 'others').toEqual(
      codesOrOthers(
        site.entries.filter((entry) => entry.actor === actor),
        codesBehind(actorOf(site.head, actor).name, skill),
      ),
    );
  expect(skill.match(/all other codes/g)?.length ?? 0).toBe(Number(used.length > 1) + Number(actors.length > 1));
});

const codesOrOthers = (entries: readonly { code: string }[], told: string[] | undefined) =>
  told === undefined ? 'others' : entries.map(({ code }) => code).sort();

test('says how to treat an unknown code of every type, and where to look up', () => {
  for (const [type, { unknown }] of Object.entries(catalogue.head.types)) {
    expect(text).toContain(`\`${type}\``);
    expect(text.replaceAll('\\', '')).toContain(unknown);
  }
  expect(text).toContain('https://errors.example.com/docs/errors/CODE.md');
  expect(text).toContain('https://errors.example.com/docs/llms.txt');
});

test('is short enough to be loaded whole', () => expect(text.length).toBeLessThan(6000));
