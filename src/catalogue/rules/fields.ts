import type { Path } from '../../yaml/walk.ts';
import type { Entry, Head } from '../schema.ts';
import type { RuleContext } from './context.ts';

/** Every field of the file that is inline Markdown, with its path. */
export function* proseOf({ head, entries }: RuleContext): Generator<[Path, string]> {
  yield* headProse(head);
  for (const [code, entry] of entries)
    for (const [path, text] of entryProse(entry)) yield [['errors', code, ...path], text];
}

function* headProse({ envelope, operations }: Head): Generator<[Path, string]> {
  for (const [name, { description }] of Object.entries(envelope.fields))
    yield [['envelope', 'fields', name, 'description'], description];
  for (const [name, { note }] of Object.entries(operations)) if (note) yield [['operations', name, 'note'], note];
}

function* entryProse(entry: Partial<Entry>): Generator<[Path, string]> {
  if (entry.param) yield [['param', 'description'], entry.param.description];
  if (entry.retry) yield [['retry', 'advice'], entry.retry.advice];
  for (const [i, step] of (entry.fix ?? []).entries()) yield [['fix', i], step];
  for (const [i, cause] of (entry.causes ?? []).entries()) {
    for (const field of ['cause', 'how_to_tell', 'fix'] as const)
      if (cause[field]) yield [['causes', i, field], cause[field]];
  }
  if (Array.isArray(entry.endpoints))
    for (const [i, endpoint] of entry.endpoints.entries())
      if (endpoint.when) yield [['endpoints', i, 'when'], endpoint.when];
  for (const [i, related] of (entry.related ?? []).entries()) yield [['related', i, 'difference'], related.difference];
  if (entry.lifecycle?.reason) yield [['lifecycle', 'reason'], entry.lifecycle.reason];
}
