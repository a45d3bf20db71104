import type { BlockContent, PhrasingContent } from 'mdast';
import { keyField } from '../catalogue/envelope.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { parseProse } from '../catalogue/prose.ts';
import type { RetryStrategy } from '../catalogue/schema.ts';
import { endpoints } from './endpoints.ts';
import { example } from './example.ts';
import { type HandlerHead, handler } from './handler.ts';
import {
  code,
  fence,
  list,
  paragraph,
  prose,
  type SectionNode,
  samples,
  section,
  steps,
  strong,
  text,
} from './nodes.ts';
import { about, links, messages, related, support } from './sections.ts';

/** The body of an entry's page as a tree, top to bottom; sections without content are left out. The Markdown twin prints the same tree. */
export function entrySections(entry: CatalogueEntry, head: HandlerHead): SectionNode[] {
  return [
    fix(entry),
    causes(entry),
    example(entry, head),
    retrying(entry),
    handling(entry, head),
    endpoints(entry),
    related(entry),
    links(entry),
    messages(entry),
    support(entry, head),
    about(entry),
  ].filter((part) => part !== undefined);
}

const fix = (entry: CatalogueEntry) => section('fix', [steps(entry.fix.map((step) => [prose(step)]))]);

function causes(entry: CatalogueEntry): SectionNode | undefined {
  if (!entry.causes) return undefined;
  const items = entry.causes.map((cause): BlockContent[] => [
    paragraph(strong(...parseProse(cause.cause))),
    labelled('How to tell', cause.how_to_tell),
    ...(cause.fix ? [labelled('What to do', cause.fix)] : []),
  ]);
  return section('causes', [list(items)]);
}

/** What each strategy tells the reader to do. */
export const strategies: Record<RetryStrategy, string> = {
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
  else if (header && field)
    wait.push(
      text(' The wait is in the '),
      code(header),
      text(' header and in the body field '),
      code(field),
      text(', in seconds.'),
    );
  else if (header) wait.push(text(' The wait is in the '), code(header), text(' header, in seconds.'));
  else if (field) wait.push(text(' The wait is in the body field '), code(field), text(', in seconds.'));
  return section('retry', [paragraph(strong(text(strategies[retry.strategy])), ...wait), prose(retry.advice)]);
}

function handling(entry: CatalogueEntry, head: HandlerHead): SectionNode {
  const advice = paragraph(
    text('Branch on '),
    code(keyField(head.envelope)),
    text(', never on the message, and keep a default branch: new codes can appear.'),
  );
  const forms = (['ts', 'python'] as const).map((language) => fence(language, handler(entry, head, language)));
  return section('handle', [advice, samples('language', forms)], { unsearched: true });
}

const labelled = (label: string, markdown: string): BlockContent =>
  paragraph(text(`${label}: `), ...parseProse(markdown));
