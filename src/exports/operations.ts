import { operationRows, type SentCode, sentByAny, sentByUnknown } from '../catalogue/operations.ts';
import { operationPath, operationsPath } from '../catalogue/urls.ts';
import { compact } from '../kit/compact.ts';
import { text } from '../render/nodes.ts';
import { operationBlocks, operationWords } from '../render/operations.ts';
import { printMarkdown } from '../render/print.ts';
import { resolveLinks } from './links.ts';
import { byCode, type Published } from './published.ts';

/** `/operations.json`: each operation with its scopes and codes; then the codes of any operation, and those of unknown ones. */
export const operationsJson = (published: Published) => ({
  api: published.head.api,
  operations: operationRecords(published),
  any_operation: sentByAny(byCode(published.entries)).map(sentRecord),
  unknown_operation: sentByUnknown(byCode(published.entries)).map(({ code }) => code),
});

/** By method and path, in the order of the catalogue's head; of the codes, what is published comes first, then the alphabet. */
export const operationRecords = ({ head, entries, absolute }: Published) =>
  Object.fromEntries(
    operationRows(head, byCode(entries)).map(({ operation, codes, ...facts }) => [
      operation,
      { ...facts, url: absolute(operationPath(operation)), codes: codes.map(sentRecord) },
    ]),
  );

const sentRecord = ({ entry: { code }, when, inferred }: SentCode) =>
  compact({ code, when, inferred: inferred || undefined });

/** `/operations.md`: the page as Markdown. */
export const operationsMarkdown = (published: Published): string =>
  printMarkdown(
    resolveLinks(
      [
        { type: 'heading', depth: 1, children: [text(operationWords.title)] },
        { type: 'paragraph', children: [text(operationWords.description)] },
        ...operationBlocks(published),
      ],
      operationsPath,
      published.absolute,
    ),
  );
