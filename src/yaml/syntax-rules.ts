import { ruleSet } from '../report/rule.ts';

const why = 'a file that is not YAML cannot be read at all';
const noColon = 'a field is "name: value"; a line that continues a text is indented deeper than its field';
const title = 'title: Tag is not there';
const keywords = 'keywords: [label]';

/** What can be wrong with the syntax of YAML, each with the lines of a catalogue that show it. */
export const syntaxFaults = ruleSet('CAT-YAML', {
  'CAT-YAML': {
    why,
    message: '{message}',
    help: 'compare the line with the ones around it, or put the text in double quotes',
    bad: 'keywords: [*]',
    good: 'keywords: [label]',
  },
  'CAT-YAML-TAB': {
    why,
    message: 'line {line} holds a tab',
    help: 'use spaces',
    bad: 'keywords:\t[label]',
    good: keywords,
  },
  'CAT-YAML-TAB-INDENT': {
    why,
    message: 'line {line} is indented with a tab',
    help: 'indent with 2 spaces',
    bad: '\tactor: developer',
    good: '    actor: developer',
  },
  'CAT-YAML-BRACKET-INDENT': {
    why,
    message: 'a line inside of brackets is not indented deeper than its field',
    help: 'indent it by 2 spaces more than the field',
    bad: '{ state: active, since: 2026-11-22\n    }',
    good: '{ state: active, since: 2026-11-22 }',
  },
  'CAT-YAML-DIRECTIVE': {
    why: 'a directive changes how the rest of the file is read',
    message: '{line} is a directive',
    help: 'remove the line; the file is YAML 1.2',
    bad: '%YAML 1.1\n---\nschema_version: 1',
    good: 'schema_version: 1',
  },
  'CAT-YAML-SECOND': {
    why: 'only the first document of a file would be read',
    message: 'a second document starts here',
    help: 'one file is one document; remove the "{mark}" line',
    bad: '---\nscopes: {}',
    good: 'scopes: {}',
  },
  'CAT-YAML-DEEP': {
    why,
    message: 'nested more than 100 levels deep',
    help: 'look for brackets that are never closed',
    bad: `keywords: ${'['.repeat(120)}`,
    good: keywords,
  },
  'CAT-YAML-COLON': {
    why,
    message: 'missing ":" after {word}',
    help: noColon,
    bad: '    actor developer',
    good: '    actor: developer',
  },
  'CAT-YAML-COLON-SPACE': {
    why,
    message: 'missing space after "{word}"',
    help: 'a field is "name: value", with a space after the colon',
    bad: '    actor:developer',
    good: '    actor: developer',
  },
  'CAT-YAML-DASH-SPACE': {
    why,
    message: 'missing space after "-"',
    help: 'an item is "- text"',
    bad: '      - List the tags and send one of them.\n      -Send it.',
    good: '      - List the tags and send one of them.',
  },
  'CAT-YAML-COMMA': {
    why,
    message: 'missing "," before {word}',
    help: 'write a comma between items, and a text with brackets in double quotes',
    bad: 'keywords: ["label" "tag"]',
    good: keywords,
  },
  'CAT-YAML-UNCLOSED-QUOTE': {
    why,
    message: 'the string opened here is never closed',
    help: 'close it with {mark}',
    bad: 'title: "Tag is not there',
    good: title,
  },
  'CAT-YAML-UNCLOSED-BRACKET': {
    why,
    message: '"{open}" opened here is never closed',
    help: '{help}',
    bad: 'keywords: [label',
    good: keywords,
  },
  'CAT-YAML-INCOMPLETE': {
    why,
    message: 'something is missing here: {message}',
    help: 'compare the line with the ones around it',
    bad: '{ type: string, presence: always,# description: Stable code. }',
    good: '{ type: string, presence: always, description: Stable code. }',
  },
  'CAT-YAML-LEVEL': {
    why,
    message: 'this line is indented differently from the lines it belongs to',
    help: 'indent by 2 spaces per level',
    bad: '#            "type": "not_found_error",',
    good: '            "type": "not_found_error",',
  },
  'CAT-YAML-NESTED': {
    why,
    message: 'the text contains ": ", which starts a new field',
    help: 'put the whole text in double quotes',
    bad: 'title: Tag: is not there',
    good: title,
  },
  'CAT-YAML-ESCAPE': {
    why,
    message: '{escape} is not an escape',
    help: 'write "\\\\" for a backslash, or use single quotes',
    bad: 'title: "Tag is \\path there"',
    good: title,
  },
  'CAT-YAML-START': {
    why,
    message: 'a text cannot start with {sign}',
    help: 'put the whole text in double quotes',
    bad: 'title: @Tag is not there',
    good: title,
  },
  'CAT-YAML-APOSTROPHE': {
    why,
    message: 'an apostrophe ends the string here',
    help: "write it twice ('can''t'), or put the text in double quotes",
    bad: "title: 'Tag isn't there'",
    good: title,
  },
  'CAT-YAML-BLOCK-LINE': {
    why: 'after ">-" or "|" the text begins on the next line',
    message: 'the text stands on the line of "{mark}"',
    help: 'write the text on a line of its own, indented by 2 spaces more than its field',
    bad: 'title: >- Tag is not there',
    good: title,
  },
  'CAT-YAML-UNEXPECTED': {
    why,
    message: 'unexpected {word}',
    help: 'put the whole text in double quotes, or check the line above',
    bad: 'title: "Tag" is not there',
    good: title,
  },
});
