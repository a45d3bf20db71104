import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { auditRules } from '../audit/rules.ts';
import { catalogueRules } from '../catalogue/rule-list.ts';
import { rules as contractRules } from '../contract/rules.ts';
import { updateFile } from '../kit/write-file.ts';
import type { Rule } from '../report/rule.ts';
import { withRuleTable } from '../report/rule-page.ts';

/** The rules of the contract say who breaks; the sentence they report depends on what was compared. */
const judged = (rules: Record<string, { who: string; help: string; message?: string }>): [string, Rule][] =>
  Object.entries(rules).map(([id, { who, help, message = id.replaceAll('-', ' ') }]) => [
    id,
    { why: who, help, message },
  ]);

export const allRules: ReadonlyMap<string, Rule> = new Map([
  ...catalogueRules,
  ...judged(contractRules),
  ...Object.entries<Rule>(auditRules),
]);

export function addRulesCommand(program: Command): void {
  program
    .command('rules')
    .description('Write the table of the rules into a file, between its two marks.')
    .argument('[file]', 'where to', 'content/README.md')
    .action((file: string) => void updateFile(file, withRuleTable(readFileSync(file, 'utf8'), catalogueRules)));
}
