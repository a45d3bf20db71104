import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Change, ChangeGroup, ChangeKind } from '../catalogue/history.ts';
import { parseProse } from '../catalogue/prose.ts';
import { codePath, copies } from '../catalogue/urls.ts';
import { code, link, list, paragraph, text } from '../render/nodes.ts';
import { resolveLinks } from './links.ts';

/** A group of changes as a reader meets it, on `/changelog/` and in the feed. */

export const newsTitle = ({ kind, changes }: ChangeGroup): string => {
  const codes = changes.map(({ entry }) => entry.code);
  return `${kindWords[kind]}: ${codes.length > 3 ? `${codes.length} codes` : codes.join(', ')}`;
};

/** What a change says of its code, beside the name. */
export function told({ kind, entry, note }: Change): PhrasingContent[] {
  const { reason, replaced_by = [] } = entry.lifecycle;
  const ending = kind === 'deprecated' || kind === 'retired';
  return [
    ...(note ? [text(note)] : ending && reason ? parseProse(reason) : [text(`${entry.status}, ${entry.title}.`)]),
    ...(ending
      ? replaced_by.flatMap((other) => [text(' Replaced by '), link(codePath(other), code(other)), text('.')])
      : []),
  ];
}

/** One item for each code, for the feed. `href` turns a path of this site into a link. */
export function newsHtml({ changes }: ChangeGroup, href: (path: string) => string): string {
  const items = list(
    changes.map((change) => [
      paragraph(link(codePath(change.entry.code), code(change.entry.code)), text(': '), ...told(change)),
    ]),
  );
  resolveLinks([items], copies.changelog, href);
  return toHtml(toHast(items));
}

const kindWords: Record<ChangeKind, string> = {
  added: 'Added',
  changed: 'Changed',
  deprecated: 'Deprecated',
  retired: 'Retired',
  renamed: 'Renamed',
  approved: 'Breaking change',
};
