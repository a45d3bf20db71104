import type { Level } from '../report/finding.ts';
import type { Rule } from '../report/rule.ts';

export interface AuditRule extends Rule {
  level: Level;
}

/** A capture of one answer, with some fields of its error object other than documented. */
const answer = (fields: object = {}, status = 404): string => {
  const error = {
    type: 'not_found_error',
    code: 'TAG_NOT_FOUND',
    message: 'The tag is not there.',
    retryable: false,
    request_id: 'k3m8p1x7q2wz',
    ...fields,
  };
  return `HTTP/1.1 ${status}\n\n${JSON.stringify({ error }, null, 2)}`;
};
const asDocumented = answer();
const request = 'DELETE /v2/api/conversations/items/17/tags/vip HTTP/1.1';
const otherRequest = 'GET /v2/api/users HTTP/1.1';
const docUrl = 'https://docs.example.com/errors';
const openApi = (codes: string) => `openapi: 3.1.0
info: { title: API, version: "1" }
paths:
  /v2/api/users/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "429": { description: "${codes}" }`;
const sendOrCorrect = 'make the API send {old}, or correct the entry';
const differs = '{code}: {field} is {old} in the catalogue, {kind}{new} was seen';

/** Where the API and the catalogue can differ. */
export const auditRules = {
  'code-unknown': {
    level: 'breaking',
    message: '{code} is not in the catalogue{near}',
    why: 'Whoever gets this code finds no page for it.',
    help: 'npm run catalogue -- add {code} --status {status}',
    bad: answer({ code: 'TAG_LOCKED' }),
    good: asDocumented,
  },
  'code-former': {
    level: 'breaking',
    message: '{code} is sent, but the catalogue knows it only as a former name of {owner}',
    why: 'Programs written for the new code do not match what is sent.',
    help: 'send {owner} instead, or make {code} an entry again',
    bad: `TAG_NOT_FOUND: { aliases: [LABEL_NOT_FOUND] }\n\n${answer({ code: 'LABEL_NOT_FOUND' })}`,
    good: `TAG_NOT_FOUND: { aliases: [LABEL_NOT_FOUND] }\n\n${asDocumented}`,
  },
  'code-retired-seen': {
    level: 'breaking',
    message: '{code} is retired since {day}, and still sent',
    why: 'The page says that this is no longer sent.',
    help: 'stop sending {code}; a retired code cannot come back',
    bad: `TAG_NOT_FOUND: { lifecycle: { state: retired, retired: 2027-01-01 } }\n\n${asDocumented}`,
    good: `TAG_NOT_FOUND: { lifecycle: { state: deprecated, retired: 2027-01-01 } }\n\n${asDocumented}`,
  },
  'status-differs': {
    level: 'breaking',
    message: differs,
    why: 'Programs written after the page branch on another status.',
    help: sendOrCorrect,
    bad: answer({}, 410),
    good: asDocumented,
  },
  'type-differs': {
    level: 'breaking',
    message: differs,
    why: 'SDKs written after the page throw another class.',
    help: sendOrCorrect,
    bad: answer({ type: 'conflict_error' }),
    good: asDocumented,
  },
  'retryable-differs': {
    level: 'breaking',
    message: differs,
    why: 'Clients repeat, or give up, against what the page says.',
    help: sendOrCorrect,
    bad: answer({ retryable: true }),
    good: asDocumented,
  },
  'param-differs': {
    level: 'breaking',
    message: differs,
    why: 'Programs that compare the parameter with the documented one no longer match.',
    help: sendOrCorrect,
    bad: answer({ code: 'UNAUTHORIZED', type: 'authentication_error', param: 'X-Key' }, 401),
    good: answer({ code: 'UNAUTHORIZED', type: 'authentication_error', param: 'Authorization' }, 401),
  },
  'doc-url-broken': {
    level: 'breaking',
    message: '{code} carries {new}, which does not resolve on {site}',
    why: 'The link in the error leads nowhere on this site.',
    help: 'make the API send {old}, or add the form to doc_urls',
    bad: answer({ doc_url: 'https://docs.example.com/faults#TAG_NOT_FOUND' }),
    good: answer({ doc_url: `${docUrl}#tag_not_found` }),
  },
  'doc-url-other': {
    level: 'breaking',
    message: '{code} carries the doc_url of {owner}',
    why: 'The link in the error opens the page of another error.',
    help: 'make the API send {old}',
    bad: answer({ doc_url: `${docUrl}#CALL_NOT_FOUND` }),
    good: answer({ doc_url: `${docUrl}#TAG_NOT_FOUND` }),
  },
  'envelope-outside': {
    level: 'breaking',
    message: '{body} was sent{where}',
    why: 'A client that reads the documented error object finds none.',
    help: 'make the API send the envelope',
    bad: `${request}\n\nHTTP/1.1 404\n\n{"code": "TAG_NOT_FOUND", "message": "The tag is not there."}`,
    good: `${request}\n\n${asDocumented}`,
  },
  'envelope-field-missing': {
    level: 'breaking',
    message: 'the error object lacks "{field}", which is documented as always sent',
    why: 'A client that reads the field without asking fails.',
    help: 'make the API send it, or set its presence to sometimes',
    bad: answer({ request_id: undefined }),
    good: asDocumented,
  },
  'envelope-field-type': {
    level: 'breaking',
    message: '"{field}" is documented as {old}, {new} was sent',
    why: 'Typed clients cannot read the field.',
    help: 'make the API send {old}, or correct the head',
    bad: answer({ message: 7 }),
    good: answer({ message: '7' }),
  },
  'envelope-field-unknown': {
    level: 'dangerous',
    message: 'the error object holds "{field}", which is not documented',
    why: 'A field that nobody documents is a field that somebody relies on.',
    help: 'document it under envelope.fields',
    bad: answer({ hint: 'Look again.' }),
    good: answer({ suggestion: 'Look again.' }),
  },
  'operation-unlisted': {
    level: 'dangerous',
    message: '{code} was seen from {new}, which its entry does not name',
    why: 'The page does not name an operation that returns it.',
    help: 'add the operation to `endpoints`',
    bad: `${otherRequest}\n\n${asDocumented}`,
    good: `${request}\n\n${asDocumented}`,
  },
  'operation-undocumented': {
    level: 'dangerous',
    message: '{old} returns {code} by the catalogue, but the document does not name it',
    why: 'Readers of the API reference do not expect this error.',
    help: 'add the code to the OpenAPI document, or remove the operation from `endpoints`',
    bad: openApi('RATE_LIMIT_EXCEEDED'),
    good: openApi('Too many requests.'),
  },
  'operation-unknown': {
    level: 'dangerous',
    message: '{new} is not an operation of the catalogue',
    why: 'The catalogue cannot say which errors it returns.',
    help: 'add the operation to the head',
    bad: `GET /v2/api/nowhere HTTP/1.1\n\n${asDocumented}`,
    good: `${request}\n\n${asDocumented}`,
  },
  'capture-skipped': {
    level: 'breaking',
    message: '{file}: {what}',
    why: 'What stands there was not audited.',
    help: 'capture it again',
    bad: '{"status": 404, "body": {"error": {"code": "TAG_NOT_F',
    good: '{"status": 200, "body": {"tags": []}}',
  },
  'code-never-seen': {
    level: 'safe',
    message: '{count} codes were never seen: {codes}',
    why: 'Nobody: it may simply not have happened.',
    help: 'nothing to do',
    bad: '{"status": 200}',
    good: asDocumented,
  },
} as const satisfies Record<string, AuditRule>;

export type AuditRuleId = keyof typeof auditRules;
