import type { BlockContent, PhrasingContent } from 'mdast';
import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import { parseProse } from '../catalogue/prose.ts';
import type { inferable, RetryStrategy } from '../catalogue/schema.ts';
import { codePath, jsonPath, markdownPath } from '../catalogue/urls.ts';
import { code, fence, link, list, paragraph, type SectionNode, section, strong, text } from './nodes.ts';
import { handler } from './snippet.ts';

/** The body of an entry's page as a tree, top to bottom; sections without content are left out. The Markdown twin prints the same tree. */
export function entrySections(entry: CatalogueEntry): SectionNode[] {
  return [
    fix(entry),
    causes(entry),
    example(entry),
    retrying(entry),
    handling(entry),
    endpoints(entry),
    related(entry),
    links(entry),
    messages(entry),
    support(entry),
    about(entry),
  ].filter((part) => part !== undefined);
}

/** True when the field, or the part of it named, is listed as a deduction. */
export const isInferred = (entry: CatalogueEntry, ...names: (typeof inferable)[number][]): boolean => names.some((name) => entry.inferred?.includes(name));

const fix = (entry: CatalogueEntry) =>
  section(
    'fix',
    [
      list(
        true,
        entry.fix.map((step) => [prose(step)]),
      ),
    ],
    { inferred: isInferred(entry, 'fix') },
  );

function causes(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.causes) return undefined;
  const items = entry.causes.map((cause): BlockContent[] => [
    paragraph(strong(...parseProse(cause.cause))),
    labelled('How to tell', cause.how_to_tell),
    ...(cause.fix ? [labelled('What to do', cause.fix)] : []),
  ]);
  return section('causes', [list(false, items)], { inferred: isInferred(entry, 'causes') });
}

function example(entry: CatalogueEntry): SectionNode {
  const { request, response, response_v1 } = entry.example;
  const param = entry.param
    ? [
        paragraph(
          code('param'),
          text(entry.param.name ? ' is ' : ': '),
          ...(entry.param.name ? [code(entry.param.name), text('. ')] : []),
          ...parseProse(entry.param.description),
        ),
      ]
    : [];
  const v1 = response_v1 ? [paragraph(text('The same error with the flat body of the v1 operations:')), fence('http', response_v1.trimEnd())] : [];
  return section(
    'example',
    [fence('http', response.trimEnd()), ...param, ...v1, paragraph(text('It answers this request:')), fence('http', request.trimEnd())],
    {
      inferred: isInferred(entry, 'example'),
    },
  );
}

const strategies: Record<RetryStrategy, string> = {
  never: 'Do not send the request again.',
  after_fix: 'Do not send the same request again; it fails the same way until the cause is fixed.',
  backoff: 'Send the request again, with growing waits and a limit on the number of tries.',
  retry_after: 'Wait, then send the request again.',
};

function retrying(entry: CatalogueEntry): SectionNode {
  const { retry } = entry;
  const { header, field, until } = retry.wait ?? {};
  const wait: PhrasingContent[] = [];
  if (until) wait.push(text(` Wait until ${until}.`));
  else if (header && field) wait.push(text(' The wait is in the '), code(header), text(' header and in the body field '), code(field), text(', in seconds.'));
  else if (header) wait.push(text(' The wait is in the '), code(header), text(' header, in seconds.'));
  else if (field) wait.push(text(' The wait is in the body field '), code(field), text(', in seconds.'));
  return section('retry', [paragraph(strong(text(strategies[retry.strategy])), ...wait), prose(retry.advice)], {
    inferred: isInferred(entry, 'retry', 'retry.retryable', 'retry.strategy'),
  });
}

const handling = (entry: CatalogueEntry) =>
  section(
    'handle',
    [
      paragraph(text('Branch on '), code('code'), text(', never on the message, and keep a default branch: new codes can appear.')),
      fence('ts', handler(entry)),
    ],
    {
      unsearched: true,
    },
  );

function endpoints(entry: CatalogueEntry): SectionNode | undefined {
  const scopes = entry.scopes
    ? [
        paragraph(
          text(entry.scopes.length > 1 ? 'Scopes: ' : 'Scope: '),
          ...separated(entry.scopes.map(code)),
          text('. '),
          link('/guides/authentication/#scopes', text('Which scope opens which endpoint')),
        ),
      ]
    : [];
  if (!entry.endpoints) return scopes.length > 0 ? section('endpoints', scopes, { inferred: isInferred(entry, 'scopes') }) : undefined;
  if (entry.endpoints === 'all')
    return section('endpoints', [paragraph(text('Any operation can return it.')), ...scopes], { inferred: isInferred(entry, 'endpoints') });
  const items = entry.endpoints.map(({ operation, when, inferred }) => [
    paragraph(code(operation), ...(when ? [text(': '), ...parseProse(when)] : []), ...(inferred ? [text(' (inferred)')] : [])),
  ]);
  return section('endpoints', [list(false, items), ...scopes], { unsearched: true, inferred: isInferred(entry, 'endpoints') });
}

function related(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.related) return undefined;
  const items = entry.related.map(({ code: other, difference }) => [paragraph(link(codePath(other), code(other))), prose(difference)]);
  return section('related', [list(false, items)], { unsearched: true, inferred: isInferred(entry, 'related') });
}

function links(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.links) return undefined;
  return section(
    'links',
    [
      list(
        false,
        entry.links.map(({ description, url }) => [paragraph(link(url, text(description)))]),
      ),
    ],
    { unsearched: true },
  );
}

function messages(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.messages) return undefined;
  const names = Object.entries(entry.placeholders ?? {}).map(([name, meaning]) => [paragraph(code(`{${name}}`), text(`: ${meaning}`))]);
  const wordings = list(
    false,
    entry.messages.map((message) => [paragraph(text(message))]),
  );
  return section('messages', names.length > 0 ? [wordings, list(false, names)] : [wordings]);
}

/** A block to paste into a ticket; the reader adds what only the response holds. */
function support(entry: CatalogueEntry): SectionNode {
  const ticket = [
    `Error:      ${entry.code} (${entry.status}, ${entry.type})`,
    `Link:       ${entry.doc_url}`,
    'Request id: (request_id of the response)',
    'Time:       (with time zone)',
  ];
  return section('support', [paragraph(text('Send this to support, with the values of your response:')), fence('text', ticket.join('\n'))], {
    unsearched: true,
  });
}

function about(entry: CatalogueEntry): SectionNode {
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
      ...(changes.length > 0 ? [list(false, changes)] : []),
      ...(inferred ? [paragraph(text('Deduced from the published text, not stated there: '), ...separated(inferred.map(code)), text('.'))] : []),
      paragraph(text('Sources:')),
      list(
        false,
        sources.map((url) => [paragraph(link(url, text(url)))]),
      ),
    ],
    { unsearched: true },
  );
}

const prose = (markdown: string): BlockContent => paragraph(...parseProse(markdown));
const labelled = (label: string, markdown: string): BlockContent => paragraph(text(`${label}: `), ...parseProse(markdown));
const separated = (nodes: PhrasingContent[]): PhrasingContent[] => nodes.flatMap((node, i) => (i > 0 ? [text(', '), node] : [node]));
