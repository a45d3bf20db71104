import { readSource } from '../../../src/catalogue/index.ts';
import type { Catalogue, CatalogueEntry } from '../../../src/catalogue/model.ts';
import { parseCatalogue } from '../../../src/catalogue/validate.ts';
import { diffFacts } from '../../../src/contract/diff/index.ts';
import type { Fact } from '../../../src/contract/fact.ts';
import { catalogueFacts } from '../../../src/contract/facts.ts';
import { type Gate, rules } from '../../../src/contract/rules/index.ts';

export const source = readSource();
const parsed = parseCatalogue(source).catalogue;
if (!parsed) throw new Error('The catalogue does not validate.');
export const catalogue: Catalogue = parsed;
export const facts = catalogueFacts(catalogue);
export const version = catalogue.head.api.version;

/** The same catalogue with something done to it. Only what is touched is copied, so that thousands of edits stay cheap. */
export function edited(change: (draft: Draft) => void, from: Catalogue = catalogue): Catalogue {
  const entries = new Map(from.entries.map((entry) => [entry.code, entry]));
  let { head } = from;
  change({
    entry(code, edit) {
      const copy = structuredClone(entryOf(entries, code));
      edit(copy);
      entries.set(code, copy);
    },
    remove: (code) => void entries.delete(code),
    add(code, like, edit) {
      const copy = { ...structuredClone(entryOf(entries, like)), code };
      edit?.(copy);
      entries.set(code, copy);
    },
    head(edit) {
      head = structuredClone(head);
      edit(head);
    },
  });
  return { ...from, head, entries: [...entries.values()], byCode: entries };
}

interface Draft {
  entry(code: string, edit: (entry: CatalogueEntry) => void): void;
  remove(code: string): void;
  add(code: string, like: string, edit?: (entry: CatalogueEntry) => void): void;
  head(edit: (head: Catalogue['head']) => void): void;
}

function entryOf(entries: Map<string, CatalogueEntry>, code: string): CatalogueEntry {
  const entry = entries.get(code);
  if (!entry) throw new Error(`no ${code}`);
  return entry;
}

/** An alias belongs to one entry, so that of another code has none. */
export const withoutAliases = (entry: CatalogueEntry): void => void delete entry.aliases;

const known = new WeakMap<Catalogue, Fact[]>([[catalogue, facts]]);

/** Catalogues here are never changed, only copied, so each is read once. */
function factsOf(of: Catalogue): Fact[] {
  const result = known.get(of) ?? catalogueFacts(of);
  known.set(of, result);
  return result;
}

/** `rule level`, for each difference between two catalogues. */
export function found(after: Catalogue, before: Catalogue = catalogue, gate: Gate = 'client'): string[] {
  const { changes } = diffFacts({ facts: factsOf(before), complete: true }, factsOf(after), after.head.api.version);
  return changes.map(({ rule }) => `${rule} ${rules[rule].levels[gate]}`).sort();
}

/** Repeatable chance (mulberry32): a failure seen once can be seen again. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
