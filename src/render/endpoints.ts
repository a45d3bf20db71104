import type { BlockContent } from 'mdast';
import type { CatalogueEntry } from '../catalogue/model.ts';
import { operationsOf } from '../catalogue/operations.ts';
import { parseProse } from '../catalogue/prose.ts';
import { operationPath, operationsPath } from '../catalogue/urls.ts';
import { code, link, list, mark, markOf, paragraph, type SectionNode, section, separated, text } from './nodes.ts';

/** The operations that send the code and the scopes they need; also said when nothing is published. */
export const endpoints = (entry: CatalogueEntry): SectionNode =>
  section(
    'endpoints',
    [...operations(entry), ...scopes(entry), paragraph(link(operationsPath, text('All operations and their codes')))],
    { unsearched: true },
  );

function operations(entry: CatalogueEntry): BlockContent[] {
  if (entry.endpoints === 'all')
    return [paragraph(text('Any operation can return it'), ...markOf(entry, 'endpoints'), text('.'))];
  const named = operationsOf(entry);
  const items = named.map(({ operation, when, inferred }) => [
    paragraph(
      link(operationPath(operation), code(operation)),
      ...mark({ inferred }),
      ...(when ? [text(': '), ...parseProse(when)] : []),
    ),
  ]);
  return [
    ...(named.some(({ inferred }) => !inferred) ? [] : [paragraph(text(unpublished))]),
    ...(items.length > 0 ? [list(items)] : []),
  ];
}

const unpublished =
  'No published page says which operations return it. The method and path of your own request tell which one did.';

function scopes(entry: CatalogueEntry): BlockContent[] {
  if (!entry.scopes) return [];
  return [
    paragraph(
      text(entry.scopes.length > 1 ? 'Scopes: ' : 'Scope: '),
      ...separated(entry.scopes.map(code)),
      ...markOf(entry, 'scopes'),
      text('.'),
    ),
  ];
}
