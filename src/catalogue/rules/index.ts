import type { Rule } from './context.ts';
import { doubleRules } from './doubles.ts';
import { envelopeRules } from './envelope.ts';
import { exampleRules } from './example/index.ts';
import { identityRules } from './identity.ts';
import { lifecycleRules } from './lifecycle.ts';
import { linkRules } from './links.ts';
import { referenceRules } from './references.ts';
import { secretRules } from './secrets.ts';
import { textRules } from './text.ts';

/** Every rule of what stands in the fields, in the order in which they are tried. A new rule is one more file and one more word here. */
export const rules: readonly Rule[] = [
  identityRules,
  envelopeRules,
  textRules,
  referenceRules,
  linkRules,
  lifecycleRules,
  exampleRules,
  doubleRules,
  secretRules,
];
