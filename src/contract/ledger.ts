import { type Fact, factLine, parseFact, urlScope } from './fact.ts';

/** Facts somebody published, and where each of them is written. */
export interface Baseline {
  /** Shown in reports: a file, `REF:file`, or a URL. */
  name: string;
  facts: Fact[];
  /** Line of a fact in it, by the fact's text. */
  lines: ReadonlyMap<string, number>;
  /** False for a source that may lack parts; then what it does not mention counts as unknown, not as absent. */
  complete: boolean;
}

const ledgerHeader =
  '# Every published fact. Written by `npm run catalogue -- contract --update`, never by hand; what it means: CONTRACT.md';

/** Thrown when there is nothing reliable to compare with: the check must fail then, not pass. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/** Order and repeated lines carry no meaning: a merge may leave both. */
export function parseLedger(name: string, text: string): Baseline {
  const facts: Fact[] = [];
  const lines = new Map<string, number>();
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    const fact = parseFact(line);
    if (!fact)
      throw new BaselineError(
        `${name}:${index + 1} is not a line of the ledger. Take the file from git again; it is never edited by hand.`,
      );
    if (lines.has(line)) continue;
    facts.push(fact);
    lines.set(line, index + 1);
  }
  if (facts.length === 0) throw new BaselineError(`${name} holds no fact. Take the file from git again.`);
  return { name, facts, lines, complete: true };
}

/** Addresses, sections of other versions and approvals stay for ever; the rest says what the catalogue says now. */
export function nextLedger(before: readonly Fact[], now: readonly Fact[], version: string): Set<string> {
  const kept = before.filter(
    (fact) => fact.scope === urlScope || fact.scope !== version || fact.property === 'approved',
  );
  return new Set([...kept, ...now].map(factLine));
}

/** Sorted by code unit: the same order on every machine, whatever its language. */
export const formatLedger = (lines: Iterable<string>): string => `${[ledgerHeader, ...[...lines].sort()].join('\n')}\n`;
