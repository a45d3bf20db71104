import { readCatalogue } from '../../../src/catalogue/index.ts';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { type Published, publishAt } from '../../../src/exports/published.ts';
import { foreign } from '../../support/foreign.ts';
import { parse } from '../../support/problems.ts';

export const catalogue = readCatalogue();

/** A catalogue that stays as it is while the real one grows. */
export const frozen = readCatalogue('tests/fixtures/every-field.yaml');

/** The real catalogue, on a site below a base path. */
export const published = publishAt(catalogue, 'https://errors.example.com', '/docs');

/** The real catalogue with fields of some entries replaced. */
export function publishedWith(changes: Record<string, Partial<CatalogueEntry>>): Published {
  const entries = catalogue.entries.map((entry) => ({ ...entry, ...changes[entry.code] }));
  return publishAt({ head: catalogue.head, entries }, 'https://errors.example.com', '/docs');
}

/** Ends a script, a comment, a CDATA section, a string; opens a tag, an expression, an entity. */
export const hostile = `</script><b>&amp; "q" 'p' ]]> */ {x} \${y} | \\ end`;

/** Codes at every stage of their life, with text that is out to break each format. */
export const aged = publishedWith({
  TAG_NOT_FOUND: {
    title: hostile,
    lifecycle: {
      state: 'retired',
      since: '2026-11-22',
      deprecated: '2027-01-01',
      retired: '2027-06-01',
      replaced_by: ['CALL_NOT_FOUND'],
      reason: 'Use `CALL_NOT_FOUND`.',
    },
  },
  TAGS_REQUIRED: {
    lifecycle: {
      state: 'deprecated',
      since: '2026-11-22',
      deprecated: '2027-01-01',
      reason: 'See [tags](/guides/idempotency/).',
    },
    aliases: ['TAG_REQUIRED'],
  },
  FORBIDDEN: {
    summary: `${hostile}.`,
    history: [{ date: '2027-02-03', change: 'approved', note: hostile, rule: 'status' }],
  },
});

/** APIs that write their errors in other ways, on the same site. */
export const others = Object.entries(foreign).map(([name, text]): [name: string, site: Published] => [
  name,
  publishAt(parse(text).catalogue as Catalogue, 'https://errors.example.com', '/docs'),
]);

/** What each format has to carry. */
export const sites: [name: string, site: Published][] = [['today', published], ['with hostile text', aged], ...others];
