import { ruleSet } from '../../../report/rule.ts';

const why = 'readers copy the example; it has to be what the API sends';
const status = '        HTTP/1.1 404 Not Found';
const header = '        Content-Type: application/json\n';
const code = '            "code": "TAG_NOT_FOUND",';
const retryable = '            "retryable": false,';
const request = '        GET /v1/tags/vip HTTP/1.1';
const error = '          "error": {\n            "type": "not_found_error",\n            "code": "TAG_NOT_FOUND"';

/** What can be wrong with an example: its HTTP, its JSON, and what it says of the entry. */
export const exampleFaults = ruleSet('CAT-EXAMPLE', {
  'CAT-EXAMPLE-FOLDED': {
    why: 'a folded text is one line, and a message has several',
    message: '">" joins the lines of the example',
    help: 'write "|" instead',
    bad: 'request: >\n        GET /v1/tags/vip HTTP/1.1',
    good: 'request: |\n        GET /v1/tags/vip HTTP/1.1',
  },
  'CAT-EXAMPLE-HEADER': {
    why,
    message: '{line} is not a header line',
    help: 'write it as "Name: value", one header a line, then an empty line before the body',
    bad: '        Content-Type application/json\n',
    good: header,
  },
  'CAT-EXAMPLE-REQUEST-LINE': {
    why,
    message: '{line} is not a request line',
    help: 'write it like "GET /v2/api/tags HTTP/1.1"',
    bad: '        FETCH /v1/tags/vip',
    good: request,
  },
  'CAT-EXAMPLE-HOST': {
    why,
    message: 'the request goes to {sent}, the API is at {host}',
    help: 'write "{name}: {wanted}"',
    bad: '        Host: api.example.org\n',
    good: '        Host: api.example.com\n',
  },
  'CAT-EXAMPLE-OPERATION': {
    why,
    message: '{requested} is no operation of "endpoints"',
    help: '{choice}',
    bad: '        PUT /v2/tags/vip HTTP/1.1',
    good: '        POST /v2/tags HTTP/1.1',
  },
  'CAT-EXAMPLE-STATUS-LINE': {
    why,
    message: '{line} is not a status line',
    help: 'write it like "HTTP/1.1 {status} {phrase}"',
    bad: '        404 Not Found',
    good: status,
  },
  'CAT-EXAMPLE-STATUS': {
    why,
    message: 'the example says {sent}, the entry says {status}',
    help: 'make both the same',
    bad: '        HTTP/1.1 409 Conflict',
    good: status,
  },
  'CAT-EXAMPLE-PHRASE': {
    why: 'programs and people know each status by its phrase',
    message: 'the reason phrase of {sent} is "{phrase}"',
    help: 'write "{version} {sent} {phrase}"',
    bad: '        HTTP/1.1 404 Missing',
    good: status,
  },
  'CAT-EXAMPLE-WAIT': {
    why: 'who is told to read the wait from a header looks for it in the example',
    message: 'the example has no header {header}',
    help: '{near}add it to the response, or remove it from "wait"',
    bad: '429 Too Many Requests\n\n        {\n          "error": {\n            "type": "rate_limit_error",\n            "code": "TAG_TAKEN"',
    good: '429 Too Many Requests\n        Retry-After: 2\n\n        {\n          "error": {\n            "type": "rate_limit_error",\n            "code": "TAG_TAKEN"',
  },
  'CAT-EXAMPLE-JSON': {
    why,
    message: 'the body is not JSON: {message}',
    help: '{help}',
    bad: '            "retryable": False,',
    good: retryable,
  },
  'CAT-EXAMPLE-JSON-TWICE': {
    why: 'readers of JSON keep the last of two equal keys in silence',
    message: 'the body is not JSON: the key {key} is there twice',
    help: 'remove one; readers keep only the last',
    bad: `${retryable}\n${retryable}`,
    good: retryable,
  },
  'CAT-EXAMPLE-OBJECT': {
    why,
    message: 'the body is not a JSON object',
    help: 'write the whole body as the API sends it',
    bad: '        []',
    good: '        {\n          "code": "INVALID_TAG",\n          "details": "The tag is not allowed."\n        }',
  },
  'CAT-EXAMPLE-NUMBER': {
    why: 'a program that reads the number gets another one',
    message: 'the number {text} prints back as {value}',
    help: 'write it with at most 15 digits, without ".0" and exponent',
    bad: '            "retry_after_seconds": 2.0',
    good: '            "retry_after_seconds": 2',
  },
  'CAT-EXAMPLE-LAYOUT': {
    why: 'one layout makes two bodies comparable line by line',
    message: 'the body prints back in another layout',
    help: 'lay it out as JSON.stringify(body, null, 2) does; the caret marks the first difference',
    bad: '            "retryable":false,',
    good: retryable,
  },
  'CAT-EXAMPLE-ROOT': {
    why,
    message: 'the body has no "{root}" object',
    help: 'put the error under "{root}"',
    bad: error.replace('"error"', '"errors"'),
    good: error,
  },
  'CAT-EXAMPLE-DOC-URL': {
    why,
    message: 'no example has a doc_url of the form {template}',
    help: 'the first form is what the API sends: write it as the examples have it, or correct all examples',
    bad: '  - https://docs.example.com/codes#{code}\n  - https://docs.example.com/old/errors#{code}',
    good: '  - https://docs.example.com/errors#{code}\n  - https://docs.example.com/old/errors#{code}',
  },
  'CAT-EXAMPLE-LACKS': {
    why,
    message: 'the body has no "{key}"',
    help: 'add "{key}": {value}',
    bad: '            "message": "No tag is named vip.",',
    good: '            "code": "TAG_NOT_FOUND",\n            "message": "No tag is named vip.",',
  },
  'CAT-EXAMPLE-DIFFERS': {
    why,
    message: "the body's {key} is {sent}, the entry's is {value}",
    help: 'write {json}',
    bad: '            "code": "TAG_GONE",',
    good: code,
  },
  'CAT-EXAMPLE-UNDOCUMENTED': {
    why: 'a field that nobody documents is a slip, or a secret',
    message: '{key} is not a field of {of}',
    help: '{near}Documented: {allowed}',
    bad: `${retryable}\n            "colour": "red",`,
    good: retryable,
  },
  'CAT-EXAMPLE-FIELD': {
    why,
    message: 'the body has no "{key}", which is always sent',
    help: 'add "{key}"',
    bad: '            "code": "TAG_NOT_FOUND",\n            "retryable"',
    good: '            "code": "TAG_NOT_FOUND",\n            "message": "No tag is named vip.",\n            "retryable"',
  },
  'CAT-EXAMPLE-TYPE': {
    why: 'typed clients cannot read a value of another type',
    message: '"{key}" is {type}, documented as {wanted}',
    help: 'write a value of type {wanted}',
    bad: '            "message": 404,',
    good: '            "message": "No tag is named vip.",',
  },
  'CAT-EXAMPLE-EMPTY': {
    why,
    message: '"{key}" is empty',
    help: 'write what the API sends',
    bad: '            "message": "",',
    good: '            "message": "No tag is named vip.",',
  },
  'CAT-EXAMPLE-PATTERN': {
    why,
    message: '"{key}" does not match {pattern}',
    help: 'write a value as the API sends it, or correct the pattern in the head',
    bad: '            "message": "Tomorrow,",',
    good: '            "message": "Tomorrow.",',
  },
  'CAT-EXAMPLE-V1': {
    why: 'without its fields nobody can say what is right in it',
    message: 'the head does not describe the body of "response_v1"',
    help: 'describe it as envelope_v1 in the head, or remove the example',
    bad: '      response_v1: |\n        HTTP/1.1 404 Not Found\n\n        {}\n    keywords: [label]',
    good: '    keywords: [label]',
  },
  'CAT-EXAMPLE-ITEM': {
    why,
    message: 'item {number} of "{key}" is {type}, documented as an object',
    help: 'write {{fields}}',
    bad: '"errors": [\n              "tag"\n            ]',
    good: '"errors": []',
  },
});
