import type { Fact, Property } from '../fact.ts';
import type { RuleId } from '../rules/index.ts';

/** One difference between what was published and what is promised now, named by the rule it falls under. */
export interface Change {
  rule: RuleId;
  subject: string;
  property?: Property;
  old?: string;
  new?: string;
  /** The published fact, when there was one; reports point at its line. */
  was?: Fact | undefined;
  /** Further facts that went the same way. */
  more?: number;
}

/** The values of one property of one subject. */
export type Values = ReadonlyMap<Property, readonly Fact[]>;

/** Facts of one scope: subject, then property. */
export type FactIndex = ReadonlyMap<string, Values>;

export function indexFacts(facts: Iterable<Fact>): Map<string, FactIndex> {
  const scopes = new Map<string, Map<string, Map<Property, Fact[]>>>();
  for (const fact of facts) {
    const subjects = entry(scopes, fact.scope, () => new Map<string, Map<Property, Fact[]>>());
    const properties = entry(subjects, fact.subject, () => new Map<Property, Fact[]>());
    entry(properties, fact.property, (): Fact[] => []).push(fact);
  }
  return scopes;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
