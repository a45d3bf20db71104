import { addressRules } from './addresses.ts';
import { codeRules } from './codes.ts';
import { ledgerRules } from './ledger.ts';
import { valueRules } from './values.ts';

export { type ContractRule, type Gate, gates } from './rule.ts';

/** What may change, for whom it breaks, and what lets it through. */
export const rules = { ...codeRules, ...addressRules, ...valueRules, ...ledgerRules };

export type RuleId = keyof typeof rules;
