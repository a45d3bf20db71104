import type { Rule } from '../report/rule.ts';
import { characterFaults } from '../yaml/characters.ts';
import { foldedFaults } from '../yaml/folded-text.ts';
import { indentFaults } from '../yaml/indent.ts';
import { keyFaults } from '../yaml/keys.ts';
import { limitFaults } from '../yaml/limits.ts';
import { slipFaults } from '../yaml/slip-faults.ts';
import { strictFaults } from '../yaml/strict.ts';
import { syntaxFaults } from '../yaml/syntax-rules.ts';
import { documentFaults } from './document-faults.ts';
import { fieldWordFaults } from './field-words.ts';
import { encodingFaults } from './index.ts';
import { questionFaults } from './questions.ts';
import { addressFaults } from './rules/addresses.ts';
import { envelopeFaults } from './rules/envelope.ts';
import { exampleFaults } from './rules/example/faults.ts';
import { identityFaults } from './rules/identity.ts';
import { lifecycleFaults } from './rules/lifecycle-faults.ts';
import { linkFaults } from './rules/links.ts';
import { proseFaults } from './rules/prose-faults.ts';
import { referenceFaults } from './rules/reference-faults.ts';
import { secretFaults } from './rules/secrets.ts';
import { textFaults } from './rules/text.ts';
import { schemaFaults } from './schema-faults.ts';

const sets = [
  encodingFaults,
  limitFaults,
  documentFaults,
  characterFaults,
  syntaxFaults,
  indentFaults,
  slipFaults,
  foldedFaults,
  keyFaults,
  strictFaults,
  schemaFaults,
  identityFaults,
  addressFaults,
  envelopeFaults,
  textFaults,
  proseFaults,
  linkFaults,
  referenceFaults,
  lifecycleFaults,
  exampleFaults,
  secretFaults,
  questionFaults,
  fieldWordFaults,
];

/** Id to rule: every fault that the reader of YAML, the schema, the rules and the questions can find. */
export const catalogueRules: ReadonlyMap<string, Rule> = new Map(
  sets.flatMap(({ group, rules }) =>
    Object.entries<Rule>(rules).map(([id, rule]): [string, Rule] => [id, { group, ...rule }]),
  ),
);
