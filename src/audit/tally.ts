import { type Finding, fingerprint, type Place } from '../report/finding.ts';
import { fill } from '../report/rule.ts';
import { type AuditRuleId, auditRules } from './rules.ts';

export interface Drift {
  rule: AuditRuleId;
  subject: string;
  message: string;
  at?: Place | undefined;
  /** The entry that says otherwise. */
  entry?: Place | undefined;
  /** What the catalogue says. */
  old?: string | undefined;
  /** What was seen. */
  new?: string | undefined;
  field?: string | undefined;
  values?: Record<string, string | number | undefined>;
}

/** Counts equal drifts and keeps the first place of each. */
export class Tally {
  readonly #findings = new Map<string, Finding>();
  #dropped = 0;

  add({ rule, subject, message, at, entry, old, new: now, field, values = {} }: Drift): void {
    const print = fingerprint(rule, undefined, subject, field, old, now);
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
    const { level, who, help } = auditRules[rule];
    this.#findings.set(print, {
      rule,
      level,
      subject,
      message,
      who,
      help: fill(help, { code: subject, old, now, ...values }),
      ...(old !== undefined && { old }),
      ...(now !== undefined && { new: now }),
      count: 1,
      ...(at && { at }),
      ...(entry && { baseline: entry }),
      fingerprint: print,
    });
  }

  findings(): Finding[] {
    return [...this.#findings.values()];
  }

  notes(): string[] {
    return this.#dropped > 0 ? [`${this.#dropped} more findings beyond the first ${maxFindings} were not kept.`] : [];
  }
}

const maxFindings = 10_000;
