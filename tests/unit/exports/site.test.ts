import { createReadStream } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as plainText } from 'hast-util-to-string';
import { parseSitemap, parseSitemapIndex } from 'sitemap';
import { beforeAll, describe, expect, test } from 'vitest';
import { built, dist, ensureBuilt, isBuilt, pages } from '../../support/built.ts';
import { catalogue } from './sample.ts';

beforeAll(ensureBuilt, 120_000);

/** Where this build is deployed: origin and base path, from the address that robots.txt gives. */
const root = () => {
  const sitemap = /^Sitemap: (\S+)$/m.exec(built('robots.txt'))?.[1] ?? '';
  return sitemap.replace(/sitemap-index\.xml$/, '');
};
const fileOf = (url: string) => new URL(url, root()).href.slice(root().length).replace(/(^|\/)$/, '$1index.html');
const page = (path: string) => fromHtml(built(`${path.slice(1)}index.html`));
const attribute = (tree: ReturnType<typeof page>, selector: string, name: string) => {
  const value = select(selector, tree)?.properties[name];
  return typeof value === 'string' ? value : undefined;
};

async function sitemapUrls(): Promise<string[]> {
  const index = await parseSitemapIndex(createReadStream(`${dist}/sitemap-index.xml`));
  const items = await Promise.all(index.map(({ url }) => parseSitemap(createReadStream(`${dist}/${fileOf(url)}`))));
  return items.flat().map(({ url }) => url);
}

test('robots.txt leads to a sitemap whose pages exist', async () => {
  const urls = await sitemapUrls();
  expect(urls.filter((url) => !isBuilt(fileOf(url)))).toEqual([]);
  expect(urls).toContain(`${root()}changelog/`);
  expect(urls).toContain(`${root()}errors/TAG_NOT_FOUND/`);
});

test('the sitemap holds exactly the pages that are their own canonical address', async () => {
  const own = pages().filter(
    (path) => attribute(page(path), 'link[rel=canonical]', 'href') === `${root()}${path.slice(1)}`,
  );
  expect((await sitemapUrls()).sort()).toEqual(own.map((path) => `${root()}${path.slice(1)}`).sort());
});

test('a link stands apart from the words around it', () => {
  const glued = /[A-Za-z.,;:·]<(?:a|code|strong)[ >]|<\/(?:a|code|strong)>[A-Za-z·(]/g;
  for (const path of pages()) {
    const [, main = ''] = /<main.*?>(.*)<\/main>/s.exec(built(`${path.slice(1)}index.html`)) ?? [];
    expect(main.replaceAll(/<pre.*?<\/pre>/gs, '').match(glued), path).toBeNull();
  }
});

describe('the head of every page', () => {
  test('names formats that exist', () => {
    for (const path of pages())
      for (const link of selectAll('link[rel=alternate]', page(path)))
        expect(isBuilt(fileOf(String(link.properties.href))), `${path}: ${link.properties.href}`).toBe(true);
  });

  test('has a title, a description and a picture that exists', () => {
    for (const path of pages()) {
      const tree = page(path);
      expect(attribute(tree, 'meta[property="og:title"]', 'content'), path).toBeTruthy();
      expect(attribute(tree, 'meta[property="og:description"]', 'content'), path).toBeTruthy();
      expect(attribute(tree, 'meta[name="twitter:card"]', 'content'), path).toBe('summary_large_image');
      expect(isBuilt(fileOf(attribute(tree, 'meta[property="og:image"]', 'content') ?? '')), path).toBe(true);
    }
  });
});

describe.each(catalogue.entries.map((entry) => [entry.code, entry] as const))('%s', (code, entry) => {
  test('has its twins, its picture and a head that says what it is', () => {
    const tree = page(`/errors/${code}/`);
    const title = `${code} - ${entry.status} - ${entry.title}`;
    const url = `${root()}errors/${code}/`;
    expect(plainText(select('title', tree) ?? tree)).toBe(title);
    expect(attribute(tree, 'meta[property="og:title"]', 'content')).toBe(title);
    expect(attribute(tree, 'meta[property="og:url"]', 'content')).toBe(url);
    expect(attribute(tree, 'meta[property="og:image"]', 'content')).toBe(`${root()}errors/${code}.png`);
    const kinds = selectAll('link[rel=alternate]', tree).map(({ properties }) => properties.type);
    expect(kinds).toEqual(['text/markdown', 'application/json', 'application/atom+xml']);
    const data = JSON.parse(plainText(select('script[type="application/ld+json"]', tree) ?? tree));
    expect(data).toMatchObject({ '@type': 'DefinedTerm', termCode: code, url, inDefinedTermSet: `${root()}errors/` });
    expect(JSON.parse(built(`errors/${code}.json`))).toMatchObject({ code, url });
  });
});
