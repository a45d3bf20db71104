import type { RootContent } from 'mdast';
import { changeGroups } from '../catalogue/history.ts';
import {
  codePath,
  copies,
  indexPath,
  publishedStatuses,
  statusesOf,
  statusesPath,
  statusPath,
} from '../catalogue/urls.ts';
import { reasonPhrase } from '../kit/http.ts';
import { code, link, list, paragraph, text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import { codeTable, tableNode } from '../render/tables.ts';
import { newsTitle, told } from './changelog.ts';
import { resolveLinks } from './links.ts';
import type { Published } from './published.ts';

/** `/errors.md`: every code by status, each with its first step. */
export const indexMarkdown = (published: Published): string =>
  printed(published, indexPath, [
    heading(1, `All ${published.entries.length} error codes of the ${published.head.api.name}`),
    ...statusesOf(published).flatMap((status) => [heading(2, statusName(status)), codesOf(status, published)]),
  ]);

/** `/status.md`: every status, and how many codes have it. */
export const statusesMarkdown = (published: Published): string =>
  printed(published, statusesPath, [
    heading(1, 'Statuses'),
    list(
      publishedStatuses(published).map((status) => [
        paragraph(
          link(statusPath(status), text(statusName(status))),
          text(`: ${published.entries.filter((entry) => entry.status === status).length} codes.`),
        ),
      ]),
    ),
  ]);

/** `/status/404.md`: the codes of one status. */
export const statusMarkdown = (status: number, published: Published): string =>
  printed(published, statusPath(status), [
    heading(1, statusName(status)),
    published.entries.some((entry) => entry.status === status)
      ? codesOf(status, published)
      : paragraph(text('No code has this status any more.')),
  ]);

/** `/changelog.md`: what happened to which code, newest first. */
export const changelogMarkdown = (published: Published): string =>
  printed(published, copies.changelog, [
    heading(1, `Changes of the error codes of the ${published.head.api.name}`),
    ...changeGroups(published.entries).flatMap((group) => [
      heading(2, `${group.date} ${newsTitle(group)}`),
      list(
        group.changes.map((change) => [
          paragraph(link(codePath(change.entry.code), code(change.entry.code)), text(': '), ...told(change)),
        ]),
      ),
    ]),
  ]);

const codesOf = (status: number, published: Published): RootContent =>
  tableNode(codeTable(published, { status: String(status) }));

const statusName = (status: number): string => `${status} ${reasonPhrase(status)}`;

const heading = (depth: 1 | 2, title: string): RootContent => ({ type: 'heading', depth, children: [text(title)] });

const printed = ({ absolute }: Published, page: string, blocks: RootContent[]): string =>
  printMarkdown(resolveLinks(blocks, page, absolute));
