import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { auditRules } from '../audit/rules.ts';
import { catalogueRules } from '../catalogue/rule-list.ts';
import { rules as contractRules } from '../contract/rules/index.ts';
import { updateFile } from '../kit/write-file.ts';
import type { Rule } from '../report/rule.ts';
import { withRuleTable } from '../report/rule-page.ts';

export const allRules: ReadonlyMap<string, Rule> = new Map([
  ...catalogueRules,
  ...Object.entries<Rule>(contractRules),
  ...Object.entries<Rule>(auditRules),
]);

export function addRulesCommand(program: Command): void {
  program
    .command('rules')
    .description('Write the table of the rules into a file, between its two marks.')
    .argument('[file]', 'where to', 'content/README.md')
    .action((file: string) => void updateFile(file, withRuleTable(readFileSync(file, 'utf8'), catalogueRules)));
}
