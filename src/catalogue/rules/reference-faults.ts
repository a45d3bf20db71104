import { ruleSet } from '../../report/rule.ts';

const why = 'a reference must lead to something';

export const referenceFaults = ruleSet('CAT-REF', {
  'CAT-REF': {
    why: 'a reference must lead to an entry',
    message: '{code} is not in the catalogue',
    help: '{near}name a code of this file',
    bad: '      - code: "23506"',
    good: '      - code: "23505"',
  },
  'CAT-REF-TYPE': {
    group: 'CAT-VALUE',
    why,
    message: 'unknown type {word}',
    help: '{choice}',
    bad: '    type: not_fond_error\n    title',
    good: '    type: not_found_error\n    title',
  },
  'CAT-REF-SCOPE': {
    why,
    message: 'unknown scope {word}',
    help: '{choice}',
    bad: 'scopes: [TAG_WRITE, TAGS_READ]',
    good: 'scopes: [TAGS_WRITE, TAGS_READ]',
  },
  'CAT-REF-OPERATION': {
    why,
    message: 'unknown operation {word}',
    help: '{choice}',
    bad: '      - operation: GET /v2/tag\n',
    good: '      - operation: GET /v2/tags\n',
  },
  'CAT-REF-FIELD': {
    why,
    message: '{word} is not a field of the error object',
    help: '{choice}',
    bad: 'field: retry_after',
    good: 'field: retry_after_seconds',
  },
  'CAT-REF-SELF': {
    why: 'nobody confuses a code with itself',
    message: '{code} is related to itself',
    help: 'name the other code',
    bad: '      - code: INVALID_TAG',
    good: '      - code: "23505"',
  },
  'CAT-INFERRED': {
    group: 'CAT-INFERRED',
    why: 'the page marks the field as a deduction, so the field has to be there',
    message: '{code} has no field "{name}"',
    help: 'remove the name, or write the field',
    bad: 'keywords: [label]\n    inferred: [scopes]',
    good: 'keywords: [label]',
  },
  'CAT-OPERATION-TWIN': {
    group: 'CAT-DOUBLE',
    why: 'a request fits both, so nobody can say which of the two it was',
    message: '{name} and {earlier} are the same operation',
    help: 'keep one of them: a part that varies matches anything, whatever its name is',
    bad: '  GET /v2/tags/{id}: { scopes: [] }\n  GET /v2/tags/{tag}: { scopes: [] }\nformer_operations',
    good: 'former_operations',
  },
  'CAT-DOUBLE': {
    why: 'what a list names twice would be shown twice',
    message: '{name} is named twice',
    help: 'keep one of them',
    bad: 'keywords: [label, label]',
    good: 'keywords: [label]',
  },
});
