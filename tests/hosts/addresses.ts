import { readCatalogue } from '../../src/catalogue/index.ts';
import { publishedCodes } from '../../src/catalogue/urls.ts';
import { readLedger } from '../../src/contract/baseline/index.ts';
import { catalogueFacts } from '../../src/contract/facts.ts';
import { publishedVariants } from '../../src/links/published.ts';

export interface Address {
  /** Below the base path, as somebody writes it; without the fragment, which no server sees. */
  url: string;
  /** The page or file it must end at. */
  path: string;
  /** It is that page's own address. */
  canonical: boolean;
}

/** Every address of the ledger in the spellings of people and programs, and a code's in some more: each once. */
export function addresses(): Address[] {
  const catalogue = readCatalogue();
  const facts = [...(readLedger('content/contract.lock')?.facts ?? []), ...catalogueFacts(catalogue)];
  const known = new Map<string, Address>();
  for (const forms of publishedVariants(facts).values()) {
    for (const { url, form, path } of forms) {
      const address = url.split('#')[0] ?? '';
      const canonical = form === 'as published' || form === 'query' || form === 'percent-encoded';
      known.set(address, { url: address, path, canonical });
    }
  }
  for (const code of publishedCodes(catalogue)) {
    const path = `/errors/${code}/`;
    const lower = code.toLowerCase();
    const hyphens = lower.replaceAll('_', '-');
    for (const url of [`/errors/${lower}`, `/errors/${hyphens}`, `/errors/${hyphens}/?utm=1`])
      if (!known.has(url)) known.set(url, { url, path, canonical: url.startsWith(path.slice(0, -1)) });
  }
  return [...known.values()];
}
