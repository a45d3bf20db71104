import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../../src/exports/feed.ts';
import { readXml, type XmlElement } from '../../support/consumers.ts';
import { aged, hostile, sites } from './sample.ts';

describe.each(sites)('changelog.xml %s keeps the rules of Atom (RFC 4287)', (_, site) => {
  const feed = readXml(atomFeed(site));
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
  const content = all(readXml(atomFeed(aged)), 'entry')
    .map((entry) => text(entry, 'content'))
    .join('\n');
  expect(content).toContain('&#x3C;/script>&#x3C;b>');
  expect(content).not.toContain(hostile);
  expect(content).toContain('Replaced by <a href="https://errors.example.com/docs/errors/CALL_NOT_FOUND/">');
  expect(content).toContain('<a href="https://errors.example.com/docs/guides/idempotency/">tags</a>');
});

test('the same catalogue gives the same bytes', () => expect(atomFeed(aged)).toBe(atomFeed(aged)));

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const all = (parent: XmlElement, name: string) => parent.children.filter((child) => child.name === name);
const text = (parent: XmlElement, name: string) => all(parent, name)[0]?.text ?? '';
