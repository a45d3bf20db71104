import type { BlockContent, RootContent } from 'mdast';
import type { CatalogueEntry } from '../catalogue/model.ts';
import {
  type OperationGroup,
  type OperationRow,
  operationGroups,
  type SentCode,
  sentByAny,
  sentByUnknown,
} from '../catalogue/operations.ts';
import { parseProse } from '../catalogue/prose.ts';
import { codePath } from '../catalogue/urls.ts';
import { code, link, list, mark, paragraph, separated, text } from './nodes.ts';
import type { TableSource } from './tables.ts';

/** What the page of all operations says, in its order; the page and its Markdown twin take the words from here. */
export const operationWords = {
  title: 'Operations',
  description:
    'Every documented operation, the scopes it needs and the error codes it returns. What a published page says ' +
    'comes first; what is deduced follows, marked as inferred.',
  any: 'Any operation',
  anyLead: 'Authentication, limits and failures inside the API do not depend on the operation.',
  none: 'No code is named for this operation alone.',
  unknown: 'Codes without a published operation',
  unknownLead:
    'No published page says which operation returns these codes. Where one could be deduced, the code also stands ' +
    'there, marked. The method and path of your own request tell which operation returned it.',
  former: 'No longer documented',
} as const;

/** `/operations.md` below its title: a heading for each operation, then its scopes and codes. */
export function operationBlocks({ head, entries }: TableSource): RootContent[] {
  const unknown = sentByUnknown(entries);
  return [
    heading(2, text(operationWords.any)),
    paragraph(text(operationWords.anyLead)),
    sentCodes(sentByAny(entries)),
    ...operationGroups(head, entries).flatMap(groupBlocks),
    ...(unknown.length > 0
      ? [
          heading(2, text(operationWords.unknown)),
          paragraph(text(operationWords.unknownLead)),
          paragraph(...separated(unknown.map(codeLink))),
        ]
      : []),
  ];
}

const groupBlocks = ({ name, rows }: OperationGroup): RootContent[] => [
  heading(2, code(name)),
  ...rows.flatMap(operationBlock),
];

const operationBlock = (row: OperationRow): RootContent[] => [
  heading(3, code(row.operation)),
  paragraph(...scopesOf(row)),
  row.codes.length > 0 ? sentCodes(row.codes) : paragraph(text(operationWords.none)),
];

/** `Scope: TAGS_WRITE (inferred). A note.` */
export const scopesOf = ({ scopes, inferred = false, note }: OperationRow) => [
  text(scopes.length > 1 ? 'Scopes: ' : 'Scope: '),
  ...(scopes.length > 0 ? separated(scopes.map(code)) : [text('none')]),
  ...mark({ inferred }),
  text('.'),
  ...(note ? [text(' '), ...parseProse(note)] : []),
];

/** The words behind a code: whether it is deduced, its status and title, and when it is sent. */
export const sentWords = ({ entry, when, inferred }: SentCode) => [
  ...mark({ inferred }),
  text(`: ${entry.status}, ${entry.title}.`),
  ...(when ? [text(' '), ...parseProse(when)] : []),
];

const sentCodes = (codes: readonly SentCode[]): BlockContent =>
  list(codes.map((sent) => [paragraph(codeLink(sent.entry), ...sentWords(sent))]));

const codeLink = ({ code: name }: CatalogueEntry) => link(codePath(name), code(name));

const heading = (depth: 2 | 3, ...children: ReturnType<typeof text>[]): RootContent => ({
  type: 'heading',
  depth,
  children,
});
