import type { Link, RootContent } from 'mdast';
import type { CatalogueEntry } from '../catalogue/model.ts';
import {
  copies,
  decodePath,
  guideMarkdownPath,
  guidesPath,
  homePath,
  indexPath,
  markdownPath,
  parentPaths,
  publishedPaths,
  publishedStatuses,
  statusesOf,
  statusMarkdownPath,
  twinPath,
} from '../catalogue/urls.ts';
import { retryOf } from '../catalogue/words.ts';
import { reasonPhrase } from '../kit/http.ts';
import { link, list, paragraph, text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import type { Published } from './published.ts';

export interface NamedGuide {
  id: string;
  title: string;
  description: string;
}

/** `/llms.txt`: where a language model finds what. https://llmstxt.org: a title, a quote that sums up, sections of links. */
export function llmsText(published: Published, guides: readonly NamedGuide[]): string {
  const { head, entries, absolute } = published;
  const at = (path: string, name: string) => link(absolute(path), text(name)) as Link;
  return printMarkdown([
    heading(1, `${head.api.name} errors`),
    {
      type: 'blockquote',
      children: [
        paragraph(
          text(
            `Every error code of the ${head.api.name} ${head.api.version}: what happened, whether to retry, who must act, and the fix.`,
          ),
        ),
      ],
    },
    paragraph(
      text(
        'An error response carries a stable code. Branch on the code, never on the message; expect codes that are not listed here.',
      ),
    ),
    ...statusesOf(published).flatMap((status) => [
      heading(2, `${status} ${reasonPhrase(status)}`),
      links(
        entries
          .filter((entry) => entry.status === status)
          .map((entry) => [at(markdownPath(entry.code), entry.code), about(entry)]),
      ),
    ]),
    heading(2, 'Lists'),
    links([
      [at(copies.indexMarkdown, 'All codes'), 'every code by status, with the first step of its fix.'],
      [at(copies.statusesMarkdown, 'Statuses'), 'every status, and how many codes have it.'],
      ...publishedStatuses(published).map((status): [Link, string] => [
        at(statusMarkdownPath(status), `Status ${status}`),
        `the codes of ${status} ${reasonPhrase(status)}.`,
      ]),
      [at(copies.operationsMarkdown, 'Operations'), 'every operation with its scopes and the codes it returns.'],
      [at(copies.changelogMarkdown, 'Changes'), 'what was added, changed, deprecated and retired, newest first.'],
      [at(copies.skill, 'Skill'), 'how an agent treats an error of this API.'],
    ]),
    heading(2, 'Guides'),
    links([
      [at(twinPath(guidesPath), 'All guides'), 'what holds for every error.'],
      ...guides.map(({ id, title, description }): [Link, string] => [at(guideMarkdownPath(id), title), description]),
    ]),
    heading(2, 'Optional'),
    links([
      [at(copies.llmsFull, 'Everything in one file'), 'every page of this list.'],
      [at(copies.json, 'Catalogue as JSON'), 'every field of every code.'],
      [at(copies.operations, 'Operations as JSON'), 'every operation with its scopes and codes, for programs.'],
      [at(copies.schema, 'JSON Schema'), 'the shape of that JSON.'],
      [at(copies.openapi, 'OpenAPI 3.1 components'), 'the error body as a schema, one response for each status.'],
      [at(copies.module, 'TypeScript module'), 'codes as a type, their facts as a value.'],
      [at(copies.feed, 'Changes as a feed'), 'Atom feed of added, changed, deprecated and retired codes.'],
      [at(indexPath, 'All codes on one page'), 'for people.'],
      [at(twinPath(homePath), 'Home'), 'this list as the twin of the home page.'],
      [at(twinPath(decodePath), 'Decoder'), 'what the page for pasted errors does.'],
      ...[...publishedPaths(head.doc_urls), ...parentPaths(head.doc_urls)].map((path): [Link, string] => [
        at(twinPath(path), path),
        'a page that a doc_url leads to, or a folder above it.',
      ]),
    ]),
  ]);
}

const about = (entry: CatalogueEntry) =>
  `${entry.title}. ${retryOf(entry).short}.${entry.lifecycle.state === 'active' ? '' : ` This code is ${entry.lifecycle.state}.`}`;

const heading = (depth: 1 | 2, title: string): RootContent => ({ type: 'heading', depth, children: [text(title)] });

const links = (items: [Link, string][]) =>
  list(items.map(([to, description]) => [paragraph(to, text(`: ${description}`))]));
