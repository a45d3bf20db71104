import { type ContractRule, diff, rule } from './rule.ts';

/** The ledger itself, and the version it speaks for. */
export const ledgerRules = {
  'tombstone-deleted': rule('BBB', 'nothing', {
    message: 'the ledger lost the line "{old}"',
    why: 'Nothing else remembers that this was published, so the next change could break it unseen.',
    help: 'restore the file from git, then run `npm run catalogue -- contract --update`',
    ...diff('  v2 CALL_NOT_FOUND state active', '- v2 TAG_NOT_FOUND state active'),
  }),
  'ledger-stale': rule('BBB', 'nothing', {
    message: 'the ledger is behind by {count} lines: {example}',
    why: 'What the catalogue now promises is not yet protected.',
    help: 'run `npm run catalogue -- contract --update` and commit the file',
    ...diff('  v2 CALL_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND state active'),
  }),
  'version-decreased': rule('SBB', 'nothing', {
    message: 'api.version is {new}, the ledger already speaks for {old}',
    why: 'A version that was published promises more than the one now written.',
    help: 'write api.version {old} or a later one',
    ...diff('- v3 TAG_NOT_FOUND status 404', '+ v2 TAG_NOT_FOUND status 404'),
  }),
  'version-bumped-without-break': rule('SSD', 'version', {
    message: 'api.version went from {old} to {new}, but nothing breaks',
    why: 'Clients move to a new version and find nothing new.',
    help: 'keep api.version {old}',
    ...diff('  v2 TAG_NOT_FOUND status 404', '+ v3 TAG_NOT_FOUND status 404'),
  }),
  'approval-unknown': rule('DDD', 'nothing', {
    message: '{code} approves "{new}", which is no rule',
    why: 'The approval lets nothing through.',
    help: 'name the rule exactly as the report does',
    bad: '+ v2 TAG_NOT_FOUND approved 2026-12-01 status-chnaged',
    good: '+ v2 TAG_NOT_FOUND approved 2026-12-01 status-changed',
  }),
} as const satisfies Record<string, ContractRule>;
