import { ruleSet } from '../../report/rule.ts';
import type { Path } from '../../yaml/walk.ts';
import { type Envelope, type EnvelopeField, fieldOf, type Role, regexp, rootSteps, usualRole } from '../envelope.ts';
import { fieldRoles } from '../schema.ts';
import type { Rule, RuleContext } from './context.ts';

const why = 'pages, the finder and the example code read each value from the field that has its role';

export const envelopeFaults = ruleSet('CAT-ROLE', {
  'CAT-ROLE': {
    why,
    message: '{name} and {earlier} are both the {role} of an error',
    help: 'give one of them another role, or role: none',
    bad: 'example: Text for people., role: retry_after }',
    good: 'example: Text for people. }',
  },
  'CAT-ROLE-KIND': {
    why,
    message: 'the {role} of an error cannot be of type {type}',
    help: 'write type: {wanted}, or role: none',
    bad: 'Seconds to wait., role: errors }',
    good: 'Seconds to wait., role: retry_after }',
  },
  'CAT-ROLE-CODE': {
    why: 'without it no program could tell one error from another',
    message: 'no field holds the code',
    help: 'write role: code at the field that does, or role: doc_url where its address is all that tells errors apart',
    bad:
      '    code: { type: string, presence: always, description: Stable code., role: request_id }\n…\n' +
      '    doc_url: { type: string, presence: always, description: Address of the documentation., role: param }',
    good:
      '    code: { type: string, presence: always, description: Stable code. }\n…\n' +
      '    doc_url: { type: string, presence: always, description: Address of the documentation. }',
  },
  'CAT-ENVELOPE-PATTERN': {
    group: 'CAT-VALUE',
    why: 'every value is tried against it',
    message: 'the pattern of {name} is not a regular expression',
    help: 'write a JavaScript regular expression, or remove the field',
    bad: 'pattern: "["',
    good: 'pattern: "[.]$"',
  },
  'CAT-BESIDE-ROOT': {
    group: 'CAT-BESIDE',
    why: 'only an object around the error can hold other fields',
    message: '"beside" needs a "root" that begins with a name',
    help: 'write the name of the object that holds the error as root, or move these fields to "fields"',
    bad: 'envelope:\n  beside: { trace: { type: string, presence: sometimes, description: Names the call. } }\n  fields:',
  },
  'CAT-BESIDE-TAKEN': {
    group: 'CAT-BESIDE',
    why: 'one key of the body cannot hold two values',
    message: '{name} holds the error itself',
    help: 'remove it from "beside", or name the field that stands beside the error',
    bad: '  beside: { error: { type: string, presence: sometimes, description: Names the call. } }',
    good: '  beside: { trace: { type: string, presence: sometimes, description: Names the call. } }',
  },
});
const { problem } = envelopeFaults;

/** Each field has at most one role, of a kind that fits it, and one holds the code. */
export const envelopeRules: Rule = (context) => {
  check(context, context.head.envelope, ['envelope']);
  if (context.head.envelope_v1) check(context, context.head.envelope_v1, ['envelope_v1']);
};

const text: EnvelopeField['type'][] = ['string'];
const numbers: EnvelopeField['type'][] = ['integer', 'number'];
const kinds: Record<Role, EnvelopeField['type'][]> = {
  code: ['string', 'integer'],
  status: [...numbers, ...text],
  type: text,
  message: text,
  suggestion: text,
  doc_url: text,
  retryable: ['boolean'],
  retry_after: [...numbers, ...text],
  request_id: text,
  param: text,
  errors: ['array'],
};

/** The fields beside the error stand in the object that holds it, under other names. */
function checkBeside({ report, key, value }: RuleContext, envelope: Envelope, path: Path): void {
  const [first] = rootSteps(envelope);
  if (envelope.beside && typeof first !== 'string') report(problem('CAT-BESIDE-ROOT', key([...path, 'beside']), {}));
  const header = envelope.request_id_header;
  if (header?.pattern !== undefined && !regexp(header.pattern)) {
    const at = value([...path, 'request_id_header', 'pattern']);
    report(problem('CAT-ENVELOPE-PATTERN', at, { name: header.name }));
  }
  for (const [name, { pattern }] of Object.entries(envelope.beside ?? {})) {
    const at = [...path, 'beside', name];
    if (name === first) report(problem('CAT-BESIDE-TAKEN', key(at), { name }));
    if (pattern !== undefined && !regexp(pattern))
      report(problem('CAT-ENVELOPE-PATTERN', value([...at, 'pattern']), { name }));
  }
}

function check(context: RuleContext, envelope: Envelope, path: Path): void {
  checkBeside(context, envelope, path);
  const { report, key, value } = context;
  const owners = new Map<Role, string>();
  for (const [name, field] of Object.entries(envelope.fields)) {
    const at = key([...path, 'fields', name]);
    if (field.pattern !== undefined && !regexp(field.pattern))
      report(problem('CAT-ENVELOPE-PATTERN', value([...path, 'fields', name, 'pattern']), { name }));
    const role = field.role === 'none' ? undefined : (field.role ?? usualRole(name, envelope, fieldRoles));
    // A field that is only called so gives way to one that says so.
    if (role === undefined || (field.role === undefined && fieldOf(envelope, role) !== name)) continue;
    const earlier = owners.get(role);
    if (earlier !== undefined) report(problem('CAT-ROLE', at, { name, earlier, role }));
    owners.set(role, name);
    const wanted = kinds[role];
    if (!wanted.includes(field.type))
      report(problem('CAT-ROLE-KIND', at, { role, type: field.type, wanted: wanted.join(' or ') }));
  }
  if (!owners.has('code') && !owners.has('doc_url')) report(problem('CAT-ROLE-CODE', key([...path, 'fields']), {}));
}
