import { ruleSet } from '../report/rule.ts';

const why = 'programs read this field and rely on its type';
const whyValue = 'programs and page templates know a fixed set of values';
const whyText = 'every page shows this text in a place made for it';
const actor = '    actor: developer';
const keywords = 'keywords: [label]';
const title = 'title: Tag is not there';

export const schemaFaults = ruleSet('CAT-TYPE', {
  'CAT-FIELD': {
    group: 'CAT-FIELD',
    why: 'a misspelt field would be dropped in silence',
    message: 'unknown field {key}',
    help: '{choice}',
    bad: '    actor: developer\n    colour: red',
    good: actor,
  },
  'CAT-FIELD-ENTRY': {
    group: 'CAT-FIELD',
    why: 'an entry at another column is a field of something else',
    message: 'unknown field {key}, which looks like an entry',
    help: 'indent the entry below "errors": its code by {indent} spaces',
    bad: 'TAG_TAKEN:\n  status: 409\n  lifecycle: {}\nscopes: {}',
    good: 'scopes: {}',
  },
  'CAT-MISSING': {
    group: 'CAT-MISSING',
    why: 'the page cannot answer its four questions without it',
    message: '{owner} has no {name}',
    help: 'add "{field}: ..." ({wanted})',
    bad: 'keywords: [label]\n    lifecycle: { state: active }',
    good: 'keywords: [label]\n    lifecycle: { state: active, since: 2026-11-22 }',
  },
  'CAT-TYPE': {
    why,
    message: '{name} is {kind}, expected {wanted}',
    help: '{help}',
    bad: '    status: "404"\n    type',
    good: '    status: 404\n    type',
  },
  'CAT-TYPE-EMPTY': {
    why,
    message: '{name} is empty, expected {wanted}',
    help: '{help}',
    bad: '    actor: developer\n    fix:',
    good: '    actor: developer\n    fix:\n      - List the tags and send one of them.',
  },
  'CAT-TYPE-NULL': {
    why: 'YAML reads the word null, and the sign ~, as nothing',
    message: '{name} is {written}, which is read as nothing; expected {wanted}',
    help: 'put it in double quotes',
    bad: 'keywords: [null]',
    good: keywords,
  },
  'CAT-TYPE-MAP': {
    why: 'in YAML ": " starts a field',
    message: '{name} holds ": ", so it is read as a map',
    help: 'put the whole text in double quotes',
    bad: '      - Look: list the tags and send one of them.',
    good: '      - List the tags and send one of them.',
  },
  'CAT-TYPE-FIELDS': {
    why,
    message: '{name} is {kind}, expected a map of fields',
    help: 'write "{field}: {text}"',
    bad: '      - GET /v2/tags\n    scopes',
    good: '      - operation: GET /v2/tags\n        inferred: true\n    scopes',
  },
  'CAT-TYPE-CHOICE': {
    why,
    message: '{name} is {kind}',
    help: 'write "all" or a list of {operation, when}',
    bad: '    actor: developer\n    endpoints: some',
    good: actor,
  },
  'CAT-VALUE': {
    group: 'CAT-VALUE',
    why: whyValue,
    message: '{name} cannot be {value}',
    help: '{choice}',
    bad: '    actor: developers',
    good: actor,
  },
  'CAT-VALUE-EMPTY': {
    group: 'CAT-VALUE',
    why: whyValue,
    message: '{name} is empty',
    help: '{choice}',
    bad: '    actor:',
    good: actor,
  },
  'CAT-VALUE-QUOTED': {
    group: 'CAT-VALUE',
    why: whyValue,
    message: '{name} cannot be the text {value}',
    help: 'remove the quotes',
    bad: 'schema_version: "1"',
    good: 'schema_version: 1',
  },
  'CAT-STATUS': {
    group: 'CAT-VALUE',
    why: 'only 400 to 599 say that a request failed',
    message: 'status {value} is not an error status',
    help: 'write 400 to 599',
    bad: '    status: 200\n    type',
    good: '    status: 404\n    type',
  },
  'CAT-KEY': {
    group: 'CAT-VALUE',
    why: whyValue,
    message: '{name} cannot be a key of {owner}',
    help: 'it {message}',
    bad: 'operations: { tags: { scopes: [] } }',
    good: 'operations: {}',
  },
  'CAT-TEXT-EMPTY': {
    group: 'CAT-TEXT',
    why: whyText,
    message: '{name} is empty',
    help: '{help}',
    bad: 'title: ""',
    good: title,
  },
  'CAT-TEXT-FORM': {
    group: 'CAT-TEXT',
    why: whyText,
    message: '{name} cannot be {value}',
    help: 'it {message}',
    bad: 'sources: [www.example.com]',
    good: 'sources: [https://docs.example.com/errors]',
  },
  'CAT-ITEMS': {
    group: 'CAT-TEXT',
    why: 'a list without items says nothing; a long one is not read',
    message: '{name} has {count}',
    help: 'write {bound}',
    bad: 'sources: []',
    good: 'sources: [https://docs.example.com/errors]',
  },
});
