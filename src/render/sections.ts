/** The sections around an error: where it comes from, what it is confused with, and what the entry rests on. */

import { requestIdOf } from '../catalogue/envelope.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { codePath, jsonPath, markdownPath } from '../catalogue/urls.ts';
import { mailto } from '../kit/mailto.ts';
import type { HandlerHead } from './handler.ts';
import { code, fence, link, list, paragraph, prose, type SectionNode, section, separated, text } from './nodes.ts';

export function related(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.related) return undefined;
  const items = entry.related.map(({ code: other, difference }) => [
    paragraph(link(codePath(other), code(other))),
    prose(difference),
  ]);
  return section('related', [list(items)], { unsearched: true });
}

export function links(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.links) return undefined;
  return section(
    'links',
    [list(entry.links.map(({ description, url }) => [paragraph(link(url, text(description)))]))],
    { unsearched: true },
  );
}

export function messages(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.messages) return undefined;
  const names = Object.entries(entry.placeholders ?? {}).map(([name, meaning]) => [
    paragraph(code(`{${name}}`), text(`: ${meaning}`)),
  ]);
  const wordings = list(entry.messages.map((message) => [paragraph(text(message))]));
  return section('messages', names.length > 0 ? [wordings, list(names)] : [wordings]);
}

/** A block to paste into a ticket, and an e-mail that holds it. The reader adds what only the response has, such as the request id. */
export function support(entry: CatalogueEntry, { api, envelope }: HandlerHead): SectionNode {
  const id = requestIdOf(envelope);
  const facts: [name: string, value: string, hint?: string][] = [
    ['Error', `${entry.code} (${entry.status}, ${entry.type})`],
    ['Link', entry.doc_url],
    ...(id === undefined
      ? []
      : [
          ['Request id', '', `(${id.path === undefined ? 'header ' : ''}${id.name} of the response)`] as [
            string,
            string,
            string,
          ],
        ]),
    ['Time', '', '(with time zone)'],
  ];
  const ticket = facts.map(([name, value, hint]) => `${name}:`.padEnd(12) + (value || hint)).join('\n');
  const message = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  return section(
    'support',
    [
      paragraph(text('Send this to support, with the values of your response:')),
      fence('text', ticket),
      paragraph(
        link(mailto(api.support, `Error ${entry.code}`, message), text('Write to support')),
        text(', with these lines filled in.'),
      ),
    ],
    { unsearched: true },
  );
}

export function about(entry: CatalogueEntry): SectionNode {
  const { inferred, lifecycle, history, aliases, sources } = entry;
  const changes = (history ?? []).map(({ date, change, note }) => [paragraph(text(`${date}: ${change}. ${note}`))]);
  return section(
    'about',
    [
      paragraph(
        text(`In this catalogue since ${lifecycle.since}. Also as `),
        link(markdownPath(entry.code), text('Markdown')),
        text(' and '),
        link(jsonPath(entry.code), text('JSON')),
        text('.'),
      ),
      ...(aliases ? [paragraph(text('Formerly '), ...separated(aliases.map(code)), text('.'))] : []),
      ...(changes.length > 0 ? [list(changes)] : []),
      paragraph(text('Sources:')),
      list(sources.map((url) => [paragraph(link(url, text(url)))])),
      paragraph(text(`${inferred ? markMeaning : ''}${adviceNote}`)),
    ],
    { unsearched: true },
  );
}

const markMeaning = 'What is marked as inferred is deduced from the published text, not stated there. ';
const adviceNote = "Fix, causes and differences are this catalogue's own advice.";
