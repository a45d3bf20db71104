import { Feed } from 'feed';
import { changeGroups, lastChange, newsId } from '../catalogue/history.ts';
import { copies } from '../catalogue/urls.ts';
import { newsHtml, newsTitle } from './changelog.ts';
import type { Published } from './published.ts';

/** `/changelog.xml`: an Atom feed (RFC 4287), one entry for each day and kind of change. */
export function atomFeed({ head, entries, absolute }: Published): string {
  const page = absolute(copies.changelog);
  const feed = new Feed({
    id: page,
    link: page,
    title: `${head.api.name} errors: changes`,
    feedLinks: { atom: absolute(copies.feed) },
    author: { name: head.api.name },
    updated: new Date(lastChange(entries)),
    generator: false,
  });
  for (const group of changeGroups(entries).slice(0, maxGroups)) {
    const link = `${page}#${newsId(group)}`;
    const date = new Date(group.date);
    feed.addItem({
      id: link,
      link,
      title: newsTitle(group),
      date,
      published: date,
      content: newsHtml(group, absolute),
    });
  }
  return feed.atom1();
}

/** A reader polls for news; the whole past is on the page. */
const maxGroups = 100;
