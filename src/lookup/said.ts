import { hash } from './rank/terms.ts';
import { candidates, type LookupResult } from './result.ts';
import type { Book } from './unpack.ts';

/** Answers a text that is a sentence of the API's documentation, whose words alone would lead to another code. */
export function fromSaid(text: string, book: Book): LookupResult | undefined {
  const codes = book.said.get(saidKey(text));
  return codes && candidates(codes.map((entry) => ({ entry, confidence: 'likely', reason: 'said of this code' })));
}

/** Names a sentence by its words, whatever stands between them: 22 bits, which no other text of a size to be typed meets by chance. */
export const saidKey = (text: string): number =>
  hash((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')) >>> 10;
