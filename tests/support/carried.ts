import { toString as plainText } from 'mdast-util-to-string';
import { parse as readYaml } from 'yaml';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { ownPaths } from '../../src/catalogue/site-paths.ts';
import { publishedStatuses } from '../../src/catalogue/urls.ts';
import { diffFacts } from '../../src/contract/diff/index.ts';
import { factLine } from '../../src/contract/fact.ts';
import { catalogueFacts } from '../../src/contract/facts.ts';
import { formatLedger, nextLedger, parseLedger } from '../../src/contract/ledger.ts';
import { rules } from '../../src/contract/rules/index.ts';
import { atomFeed } from '../../src/exports/feed.ts';
import { catalogueJson, entryJson, printJson } from '../../src/exports/json.ts';
import { changelogMarkdown, indexMarkdown, statusesMarkdown, statusMarkdown } from '../../src/exports/lists.ts';
import { llmsText } from '../../src/exports/llms.ts';
import { entryMarkdown } from '../../src/exports/markdown.ts';
import { javascriptModule, typeDeclarations, typescriptModule } from '../../src/exports/module.ts';
import { openApi } from '../../src/exports/openapi.ts';
import { openSearch } from '../../src/exports/opensearch.ts';
import { operationsMarkdown } from '../../src/exports/operations.ts';
import { entryCard, siteCard } from '../../src/exports/picture/card.ts';
import { entryFacts, siteFacts } from '../../src/exports/picture/facts.ts';
import { type Published, publishAt } from '../../src/exports/published.ts';
import { publishedJsonSchema } from '../../src/exports/schema.ts';
import { skillMarkdown } from '../../src/exports/skill.ts';
import { definedTerm, definedTermSet, scriptJson } from '../../src/exports/structured-data.ts';
import { lookup } from '../../src/lookup/index.ts';
import { lookupData } from '../../src/lookup/pack/index.ts';
import { renderPages } from '../../src/render/pages.ts';
import { pageBody } from '../../src/site/page-body.ts';
import {
  importText,
  lostIn,
  oddHtml,
  oddMarkdown,
  oddMdx,
  openApiFaults,
  readMarkdown,
  readXml,
  schemaFaults,
  syntaxFaults,
} from './consumers.ts';
import { hostFaults } from './host-syntax.ts';

/** What goes wrong in what a valid catalogue leads to: the pages, each copy by a real reader of its format, and the ledger. */
export async function faultsOf(catalogue: Catalogue): Promise<string[]> {
  const site = publishAt(catalogue, catalogue.head.site_url, '/docs');
  const faults: string[] = [];
  for (const [name, check] of Object.entries(checks))
    try {
      faults.push(...(await check(catalogue, site)).map((fault) => `${name}: ${fault}`));
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  return faults;
}

type Check = (catalogue: Catalogue, site: Published) => string[] | Promise<string[]>;

function differ(what: string, found: unknown, wanted: unknown): string[] {
  const [now, then] = [found, wanted].map((value) => JSON.stringify(value));
  return now === then ? [] : [`${what} is ${now?.slice(0, 300)}, not ${then?.slice(0, 300)}`];
}

const checks: Record<string, Check> = {
  paths: ({ head, entries }) => {
    const folded = new Set<string>();
    return [...ownPaths(head, entries)].flatMap((path) => {
      const name = path.replace(/\/$/, '').toLowerCase().normalize('NFC');
      const isTaken = folded.has(name);
      folded.add(name);
      const isOdd = new URL(path, 'https://x.invalid').pathname !== path;
      return [...(isTaken ? [`${path} is there twice`] : []), ...(isOdd ? [`${path} is read as another path`] : [])];
    });
  },

  pages: async (catalogue) => {
    const faults: string[] = [];
    for (const [path, text] of renderPages(catalogue)) {
      if (!path.startsWith('errors/')) continue;
      const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
      faults.push(...differ(`title of ${path}`, readFront(text).title, path.replace(/^errors\/|\.mdx$/g, '')));
      const scripts = [...body.matchAll(/^ *```ts\n(.*?)^ *```$/gms)].map(([, script = '']) => script);
      faults.push(
        ...oddMdx(body).map((kind) => `${path} holds ${kind}`),
        ...oddHtml(await pageBody(body, '/docs')).map((odd) => `${path} holds ${odd}`),
        ...scripts.flatMap((script) => syntaxFaults('client.ts', script)).map((fault) => `${path}: ${fault}`),
        ...differ(`front matter of ${path}`, typeof readYaml(front), 'object'),
      );
    }
    if ('__pwn' in globalThis || '__xss' in globalThis) faults.push('a text was run');
    return faults;
  },

  json: (_, site) => {
    const json = JSON.parse(printJson(catalogueJson(site)));
    return [
      ...schemaFaults(publishedJsonSchema(site), json),
      ...differ('codes', Object.keys(json.errors).toSorted(), site.entries.map(({ code }) => code).toSorted()),
      ...site.entries.flatMap((entry) => {
        const copy = JSON.parse(printJson(entryJson(entry, site)));
        return differ(`fix of ${entry.code}`, [copy.code, copy.fix], [entry.code, entry.fix]);
      }),
    ];
  },

  modules: async (_, site) => {
    const [script, source, types] = [javascriptModule(site), typescriptModule(site), typeDeclarations(site)];
    const { errors, isKnownCode } = (await importText(script)) as {
      errors: Record<string, { status: number; doc_url: string }>;
      isKnownCode: (code: unknown) => boolean;
    };
    return [
      ...[
        ['errors.ts', source],
        ['errors.d.ts', types],
      ].flatMap(([name = '', text = '']) => syntaxFaults(name, text)),
      ...differ('codes', Object.keys(errors).toSorted(), site.entries.map(({ code }) => code).toSorted()),
      ...site.entries.flatMap(({ code, status, doc_url }) => [
        ...differ(code, [errors[code]?.status, errors[code]?.doc_url], [status, doc_url]),
        ...differ(`isKnownCode(${code})`, isKnownCode(code), true),
      ]),
      ...differ('isKnownCode of what is no code', isKnownCode('valueOf'), false),
    ];
  },

  openapi: (_, site) => openApiFaults(printJson(openApi(site))),

  feeds: (_, site) => {
    const { children } = readXml(atomFeed(site));
    const ids = children.flatMap(({ name, children: parts }) =>
      name === 'entry' ? parts.filter((part) => part.name === 'id').map(({ text }) => text) : [],
    );
    const search = readXml(openSearch(site));
    return [
      ...differ('ids of the feed', ids, [...new Set(ids)]),
      ...ids.filter((id) => !URL.canParse(id)).map((id) => `the id ${id} is no address`),
      ...differ('name of the search', search.children[0]?.name, 'ShortName'),
    ];
  },

  markdown: (catalogue, site) => {
    const texts: [string, string][] = [
      ...site.entries.map((entry): [string, string] => [entry.code, entryMarkdown(entry, site)]),
      ...publishedStatuses(catalogue).map((status): [string, string] => [`${status}`, statusMarkdown(status, site)]),
      ...Object.entries({ indexMarkdown, statusesMarkdown, changelogMarkdown, operationsMarkdown, skillMarkdown }).map(
        ([name, print]): [string, string] => [name, print(site).replace(/^---\n.*?\n---\n/s, '')],
      ),
      ['llms', llmsText(site, [])],
    ];
    return [
      ...texts.flatMap(([name, text]) => oddMarkdown(readMarkdown(text)).map((odd) => `${name} holds ${odd}`)),
      ...site.entries.flatMap((entry) => lostIn(plainText(readMarkdown(entryMarkdown(entry, site))), entry)),
      ...differ('front matter of the skill', typeof readFront(skillMarkdown(site)).description, 'string'),
    ];
  },

  'structured data': (_, site) =>
    [definedTermSet(site), ...site.entries.map((entry) => definedTerm(entry, site))].flatMap((data) => {
      const text = scriptJson(data);
      return [
        ...(/<\/?script|<!--/i.test(text) ? ['a script is ended'] : []),
        ...differ('data', JSON.parse(text), data),
      ];
    }),

  pictures: (_, site) => {
    const cards = site.entries.map((entry) => entryCard(entryFacts(entry, site.head)));
    for (const svg of [siteCard(siteFacts(site)), ...cards]) readXml(svg);
    return [];
  },

  lookup: (catalogue) => {
    const data = JSON.parse(JSON.stringify(lookupData({ ...catalogue, questions: new Map() })));
    return catalogue.entries.flatMap(({ code }) =>
      differ(`answer to ${code}`, lookup(code, data).answers[0]?.entry.code, code),
    );
  },

  hosts: (catalogue) => hostFaults(catalogue),

  ledger: (catalogue) => {
    const { version } = catalogue.head.api;
    const facts = catalogueFacts(catalogue);
    const ledger = parseLedger('contract.lock', formatLedger(nextLedger([], facts, version)));
    const named = (list: typeof facts) =>
      [
        ...new Set(
          list.map(({ scope, subject, property, value }) => JSON.stringify([scope, subject, property, value])),
        ),
      ].toSorted();
    const { changes } = diffFacts(ledger, facts, version);
    return [
      ...differ('what was read', named(ledger.facts), named(facts)),
      ...differ(
        'the next ledger',
        [...nextLedger(ledger.facts, facts, version)].length,
        new Set(facts.map(factLine)).size,
      ),
      ...changes.map(
        ({ rule, subject, old, new: now }) => `${rule} ${subject} ${old} ${now} (${rules[rule].levels.client})`,
      ),
    ];
  },
};

const readFront = (text: string): Record<string, unknown> =>
  readYaml(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '') as Record<string, unknown>;
