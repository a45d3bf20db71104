import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import { fieldOf } from '../catalogue/envelope.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { parseProse } from '../catalogue/prose.ts';
import { codePath } from '../catalogue/urls.ts';
import { actorOf, endingOf, retryOf, typeWord } from '../catalogue/words.ts';
import { reasonPhrase } from '../kit/http.ts';
import { entrySections } from '../render/entry.ts';
import { code, link, list, markOf, paragraph, type SectionNode, strong, text } from '../render/nodes.ts';
import { printMarkdown } from '../render/print.ts';
import { resolveLinks } from './links.ts';
import type { Published } from './published.ts';

/** `/errors/CODE.md`: the page as Markdown, from the same tree as the page. */
export function entryMarkdown(entry: CatalogueEntry, published: Pick<Published, 'head' | 'absolute'>): string {
  return printMarkdown(
    resolveLinks(
      [...header(entry, published), ...entrySections(entry, published.head)],
      codePath(entry.code),
      published.absolute,
    ),
  );
}

function header(
  entry: CatalogueEntry,
  { head, absolute }: Pick<Published, 'head' | 'absolute'>,
): (RootContent | SectionNode)[] {
  const { retry, lifecycle, actor } = entry;
  const who = actorOf(head, actor);
  const facts: PhrasingContent[][] = [
    [text(`Status: ${entry.status} ${reasonPhrase(entry.status)}`), ...markOf(entry, 'status')],
    [text(`Kind: ${typeWord(head.types[entry.type], entry.type)}, `), code(entry.type), ...markOf(entry, 'type')],
    [
      text(`Retry: ${retryOf(entry).short}, `),
      code(`${fieldOf(head.envelope, 'retryable') ?? 'retryable'}: ${retry.retryable}`),
      ...markOf(entry, 'retry.retryable'),
      text(', strategy '),
      code(retry.strategy),
    ],
    [text(`Who acts: ${who.name} (${who.role}), `), code(actor)],
    [text(`In this catalogue since: ${lifecycle.since}`)],
    [text('Page: '), link(absolute(codePath(entry.code)), text(absolute(codePath(entry.code))))],
    [code(fieldOf(head.envelope, 'doc_url') ?? 'doc_url'), text(': '), link(entry.doc_url, text(entry.doc_url))],
  ];
  return [
    { type: 'heading', depth: 1, children: [text(`${entry.code} - ${entry.status} - ${entry.title}`)] },
    ...ending(entry),
    paragraph(text(entry.summary)),
    list(facts.map((fact) => [paragraph(...fact)])),
  ];
}

/** The notice that a code is deprecated or retired, with what replaces it; empty for an active code. */
function ending({ lifecycle }: CatalogueEntry): BlockContent[] {
  const words = endingOf(lifecycle);
  if (!words) return [];
  const { reason, replaced_by = [] } = lifecycle;
  return [
    paragraph(strong(text(words)), ...(reason ? [text(' '), ...parseProse(reason)] : [])),
    ...replaced_by.map((other) => paragraph(text('Replaced by '), link(codePath(other), code(other)), text('.'))),
  ];
}
