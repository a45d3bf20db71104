/**
 * Room `site`: the pages as readers see them. In: the catalogue through Vite, generated MDX. Out: components,
 * scripts for the browser, styles.
 */
import { entries, head } from 'virtual:catalogue';
import type { PhrasingContent } from 'mdast';
import { parseProse } from '../catalogue/prose.ts';
import { withBase } from '../catalogue/urls.ts';
import { publishAt } from '../exports/published.ts';
import { reasonPhrase } from '../kit/http.ts';

/** The catalogue as the components see it, and links that know the base path. */

export const byCode = new Map(entries.map((entry) => [entry.code, entry]));

interface StatusGroup {
  status: number;
  /** "404 Not Found" */
  name: string;
  /** 4 or 5: the status class, which has a colour. */
  kind: number;
  entries: typeof entries;
}

/** Entries by HTTP status, ascending; within a status in the order of the catalogue. */
export const groups: StatusGroup[] = [...Map.groupBy(entries, (entry) => entry.status)]
  .map(([status, group]) => groupOf(status, group))
  .sort(byStatus);

/** Also the statuses that no code has any more: their pages and anchors were published. */
export const publishedGroups: StatusGroup[] = [
  ...groups,
  ...(head.former_statuses ?? []).map((status) => groupOf(status, [])),
].sort(byStatus);

const prose = new Map<string, PhrasingContent[]>();

/** A field of inline Markdown: several pages say the same one. */
export function proseOf(text: string): PhrasingContent[] {
  const nodes = prose.get(text) ?? parseProse(text);
  prose.set(text, nodes);
  return nodes;
}

export const href = (path: string) => withBase(path, import.meta.env.BASE_URL);

/** The catalogue at the addresses of this build, for the machine copies. */
export const published = publishAt({ head, entries }, import.meta.env.SITE, import.meta.env.BASE_URL);

/** Absolute address on the deployed site. */
export const { absolute } = published;

function groupOf(status: number, group: typeof entries): StatusGroup {
  return { status, name: `${status} ${reasonPhrase(status)}`, kind: Math.floor(status / 100), entries: group };
}

function byStatus(a: StatusGroup, b: StatusGroup): number {
  return a.status - b.status;
}

export { entries, head };
