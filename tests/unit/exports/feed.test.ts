import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../../src/exports/feed.ts';
import { aged, hostile, published } from './sample.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

describe.each([
  ['today', published],
  ['with every kind of change and hostile text', aged],
])('changelog.xml %s keeps the rules of Atom (RFC 4287)', (_, site) => {
  const feed = parse(atomFeed(site));
  const entries = all(feed, 'entry');

  test('is a feed with one id, title and date', () => {
    expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    for (const name of ['id', 'title', 'updated']) expect(all(feed, name), name).toHaveLength(1);
    expect(all(feed, 'author')).toHaveLength(1);
    expect(text(feed, 'updated')).toMatch(rfc3339);
  });

  test('names itself and its page', () => {
    const links = all(feed, 'link').map(({ attributes }) => [attributes.rel, attributes.href]);
    expect(links).toContainEqual(['self', 'https://errors.example.com/docs/changelog.xml']);
    expect(links).toContainEqual(['alternate', 'https://errors.example.com/docs/changelog/']);
  });

  test('has entries with one absolute id each, a title, a date, a link and content', () => {
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map((entry) => text(entry, 'id'))).size).toBe(entries.length);
    for (const entry of entries) {
      expect(() => new URL(text(entry, 'id'))).not.toThrow();
      expect(text(entry, 'title')).not.toBe('');
      expect(text(entry, 'updated')).toMatch(rfc3339);
      expect(all(entry, 'link')[0]?.attributes.href).toMatch(/^https:\/\/errors\.example\.com\/docs\/changelog\/#/);
      expect(all(entry, 'content')[0]?.attributes.type).toBe('html');
    }
  });

  test('is sorted, newest first, and as new as its newest entry', () => {
    const dates = entries.map((entry) => text(entry, 'updated'));
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(text(feed, 'updated')).toBe(dates[0]);
  });
});

test('values of the catalogue stay text in the HTML of an entry', () => {
  const content = all(parse(atomFeed(aged)), 'entry')
    .map((entry) => text(entry, 'content'))
    .join('\n');
  expect(content).toContain('&#x3C;/script>&#x3C;b>');
  expect(content).not.toContain(hostile);
  expect(content).toContain('Replaced by <a href="https://errors.example.com/docs/errors/CALL_NOT_FOUND/">');
  expect(content).toContain('<a href="https://errors.example.com/docs/guides/idempotency/">tags</a>');
});

test('the same catalogue gives the same bytes', () => expect(atomFeed(aged)).toBe(atomFeed(aged)));

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const all = (parent: Element, name: string) => parent.children.filter((child) => child.name === name);
const text = (parent: Element, name: string) => all(parent, name)[0]?.text ?? '';

/** Throws where the XML is not well-formed. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (value: string) => {
    const element = open.at(-1);
    if (element) element.text += value;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [feed] = root.children;
  if (!feed) throw new Error('no root element');
  return feed;
}
