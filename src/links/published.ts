import { decoded } from '../catalogue/urls.ts';
import type { Fact } from '../contract/fact.ts';
import { urlScope } from '../contract/fact.ts';
import type { Host } from './host.ts';
import { type Variant, variantsOf } from './spellings.ts';

export interface Broken {
  /** What was followed: a published address or a link of a page. */
  url: string;
  /** Where it stands: the ledger's line, or the page. */
  from: string;
  message: string;
  form?: Variant['form'];
}

/** Every address of the ledger, each with the ways people write it. A `doc_url` becomes the path of its page here, and a fragment. */
export function publishedVariants(facts: readonly Fact[]): Map<string, Variant[]> {
  const variants = new Map<string, Variant[]>();
  for (const { scope, property, value } of facts) {
    if (scope !== urlScope) continue;
    const address = property === 'doc_url' ? pathOf(value) : value;
    if (!variants.has(address)) variants.set(address, variantsOf(address));
  }
  return variants;
}

function pathOf(docUrl: string): string {
  const { pathname, hash } = new URL(docUrl);
  return `${pathname.endsWith('/') ? pathname : `${pathname}/`}${decoded(hash)}`;
}

/** Resolves each variant the way a static host does; those that need a script are left to the browser. */
export function brokenOnHost(variants: ReadonlyMap<string, Variant[]>, host: Host): Broken[] {
  const broken: Broken[] = [];
  for (const [address, forms] of variants) {
    for (const { url, form, path, id, needsScript } of forms) {
      if (needsScript) continue;
      const from = `content/contract.lock: ${address}`;
      const file = host.resolve(url);
      if (file === undefined) broken.push({ url, from, form, message: `no file answers ${path}` });
      else if (id !== undefined && host.countId(file, id) !== 1)
        broken.push({ url, from, form, message: `${host.countId(file, id)} elements have the id ${id} in ${file}` });
    }
  }
  return broken;
}
