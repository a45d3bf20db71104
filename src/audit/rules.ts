import type { Level } from '../report/finding.ts';

interface AuditRule {
  level: Level;
  who: string;
  help: string;
}

/** Where the API and the catalogue can differ. `{...}` is filled in. */
export const auditRules = {
  'code-unknown': {
    level: 'breaking',
    who: 'Whoever gets this code finds no page for it.',
    help: 'npm run catalogue -- add {code} --status {status}',
  },
  'code-former': {
    level: 'breaking',
    who: 'Programs written for the new code do not match what is sent.',
    help: 'send {now} instead, or make {code} an entry again',
  },
  'code-retired-seen': {
    level: 'breaking',
    who: 'The page says that this is no longer sent.',
    help: 'stop sending {code}; a retired code cannot come back',
  },
  'status-differs': {
    level: 'breaking',
    who: 'Programs written after the page branch on another status.',
    help: 'make the API send {old}, or correct the entry',
  },
  'type-differs': {
    level: 'breaking',
    who: 'SDKs written after the page throw another class.',
    help: 'make the API send {old}, or correct the entry',
  },
  'retryable-differs': {
    level: 'breaking',
    who: 'Clients repeat, or give up, against what the page says.',
    help: 'make the API send {old}, or correct the entry',
  },
  'doc-url-broken': {
    level: 'breaking',
    who: 'The link in the error leads nowhere on this site.',
    help: 'make the API send {old}, or add the form to doc_urls',
  },
  'doc-url-other': {
    level: 'breaking',
    who: 'The link in the error opens the page of another error.',
    help: 'make the API send {old}',
  },
  'envelope-outside': {
    level: 'breaking',
    who: 'A client that reads the documented error object finds none.',
    help: 'make the API send the envelope',
  },
  'envelope-field-missing': {
    level: 'breaking',
    who: 'A client that reads the field without asking fails.',
    help: 'make the API send it, or set its presence to sometimes',
  },
  'envelope-field-type': {
    level: 'breaking',
    who: 'Typed clients cannot read the field.',
    help: 'make the API send {old}, or correct the head',
  },
  'envelope-field-unknown': {
    level: 'dangerous',
    who: 'A field that nobody documents is a field that somebody relies on.',
    help: 'document it under envelope.fields',
  },
  'operation-unlisted': {
    level: 'dangerous',
    who: 'The page does not name an operation that returns it.',
    help: 'add the operation to `endpoints`',
  },
  'operation-undocumented': {
    level: 'dangerous',
    who: 'Readers of the API reference do not expect this error.',
    help: 'add the code to the OpenAPI document, or remove the operation from `endpoints`',
  },
  'operation-unknown': {
    level: 'dangerous',
    who: 'The catalogue cannot say which errors it returns.',
    help: 'add the operation to the head',
  },
  'capture-skipped': { level: 'breaking', who: 'What stands there was not audited.', help: 'capture it again' },
  'code-never-seen': { level: 'safe', who: 'Nobody: it may simply not have happened.', help: 'nothing to do' },
} as const satisfies Record<string, AuditRule>;

export type AuditRuleId = keyof typeof auditRules;
