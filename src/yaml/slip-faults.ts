import { ruleSet } from '../report/rule.ts';

const why = 'YAML reads a sign that is none of its own as a part of a name or of a text';
const actor = '    actor: developer';

/** What hands and clipboards leave behind in a line. A slip is named only after a trial: once it is mended, less is wrong with the file. */
export const slipFaults = ruleSet('CAT-YAML', {
  'CAT-YAML-PASTED': {
    why,
    message: '{mark} is {what}',
    help: 'remove it{more}',
    bad: '+    actor: developer',
    good: actor,
  },
  'CAT-YAML-SIGN': {
    why,
    message: '{mark} stands where {right} belongs',
    help: 'write {right}',
    bad: '    actor = developer',
    good: actor,
  },
  'CAT-YAML-ONE-LINE': {
    why: 'a list or a field begins on a line of its own',
    message: '{mark} stands on the line of {before}',
    help: 'begin a new line before it',
    bad: 'fix: - List the tags and send one of them.',
    good: 'fix:\n      - List the tags and send one of them.',
  },
  'CAT-YAML-SHIFT': {
    why: 'which field a line belongs to YAML decides by its column alone',
    message: '{word} starts at column {column}, where it is read as something else',
    help: 'start it at column {there}{more}',
    bad: 'actor: developer',
    good: actor,
  },
});
