import { compact } from '../kit/compact.ts';
import { type Finding, fingerprint, type Place } from '../report/finding.ts';
import { told, type Values } from '../report/rule.ts';
import { type AuditRule, type AuditRuleId, auditRules } from './rules.ts';

export interface Drift {
  rule: AuditRuleId;
  subject: string;
  /** Asked only for the first of equal drifts. */
  at?: (() => Place) | undefined;
  /** The entry that says otherwise. */
  entry?: Place | undefined;
  /** What the catalogue says. */
  old?: string | undefined;
  /** What was seen. */
  new?: string | undefined;
  field?: string | undefined;
  /** Further words for the sentences of the rule. */
  values?: Values;
}

const maxFindings = 10_000;

/** Counts equal drifts and keeps the first place of each. */
export class Tally {
  readonly #findings = new Map<string, Finding>();
  #dropped = 0;

  add({ rule: id, subject, at, entry, old, new: now, field, values = {} }: Drift): void {
    const print = fingerprint(id, undefined, subject, field, old, now);
    const known = this.#findings.get(print);
    if (known) {
      known.count = (known.count ?? 1) + 1;
      return;
    }
    // A capture full of invented codes must not fill the memory.
    if (this.#findings.size >= maxFindings) {
      this.#dropped++;
      return;
    }
    const rule: AuditRule = auditRules[id];
    const words = { code: subject, old, new: now, ...values };
    const finding = {
      rule: id,
      level: rule.level,
      subject,
      ...told(rule, words),
      old,
      new: now,
      count: 1,
      at: at?.(),
      baseline: entry,
      fingerprint: print,
    };
    this.#findings.set(print, compact(finding));
  }

  findings(): Finding[] {
    return [...this.#findings.values()];
  }

  notes(): string[] {
    return this.#dropped > 0 ? [`${this.#dropped} more findings beyond the first ${maxFindings} were not kept.`] : [];
  }
}
