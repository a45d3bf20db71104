import { ruleSet } from '../report/rule.ts';

const template = 'start from the template in content/README.md';

/** What can be wrong with the file as a whole. */
export const documentFaults = ruleSet('CAT-EMPTY', {
  'CAT-EMPTY': {
    why: 'an empty catalogue would publish an empty site',
    message: 'the catalogue is empty',
    help: template,
    bad: '# codes will follow',
  },
  'CAT-EMPTY-ERRORS': {
    why: 'an empty catalogue would publish an empty site',
    message: '"errors" {found}',
    help: 'write a map of codes under "errors": each code is a key',
    bad: 'errors: |\n  TAG_NOT_FOUND:',
    good: 'errors:\n  TAG_NOT_FOUND:',
  },
  'CAT-ROOT': {
    group: 'CAT-ROOT',
    why: 'the catalogue is one map, so that each code can be its own key',
    message: 'expected a map at the top, found {kind}',
    help: template,
    bad: '- TAG_NOT_FOUND\n- TAG_TAKEN',
  },
});
