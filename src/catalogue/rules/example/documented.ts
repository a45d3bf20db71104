import { isObject } from '../../../kit/json.ts';
import { quote } from '../../../kit/unseen.ts';
import { type Envelope, type EnvelopeField, isOfType, jsonType, regexp } from '../../envelope.ts';
import type { RuleContext } from '../context.ts';
import type { Body } from './body.ts';
import { exampleFaults } from './faults.ts';

const { problem } = exampleFaults;

type Steps = (string | number)[];

/** Checks each field of an object of a body against its documentation. Missing fields in `known` are reported already. */
export function fieldValues(
  context: RuleContext,
  body: Body,
  steps: Steps,
  object: Record<string, unknown>,
  fields: Envelope['fields'],
  known: ReadonlySet<string> = new Set(),
): void {
  for (const [key, field] of Object.entries(fields)) {
    if (Object.hasOwn(object, key)) fieldValue(context, body, [...steps, key], field, object[key]);
    else if (field.presence === 'always' && !known.has(key))
      context.report(problem('CAT-EXAMPLE-FIELD', body.key(...steps), { key }));
  }
}

function fieldValue(context: RuleContext, body: Body, path: Steps, field: EnvelopeField, value: unknown): void {
  const { report } = context;
  const key = String(path.at(-1));
  // To find a place takes longer than all that is checked here.
  const at = () => body.token(...path);
  if (field.nullable && value === null) return;
  if (!isOfType(value, field))
    return void report(problem('CAT-EXAMPLE-TYPE', at(), { key, type: jsonType(value), wanted: field.type }));
  if (value === '' && field.presence === 'always') return void report(problem('CAT-EXAMPLE-EMPTY', at(), { key }));
  if (field.pattern !== undefined && typeof value === 'string' && regexp(field.pattern)?.test(value) === false)
    return void report(problem('CAT-EXAMPLE-PATTERN', at(), { key, pattern: field.pattern }));
  if (!field.items || !Array.isArray(value)) return;
  const allowed = Object.keys(field.items);
  for (const [i, item] of value.entries()) {
    if (!isObject(item)) {
      const values = { number: i + 1, key, type: jsonType(item), fields: allowed.join(', ') };
      report(problem('CAT-EXAMPLE-ITEM', body.token(...path, i), values));
      continue;
    }
    onlyFields(context, body, [...path, i], item, { allowed, of: `the items of "${key}"` });
    for (const [name, text] of Object.entries(item))
      if (allowed.includes(name) && typeof text !== 'string') {
        const values = { key: name, type: jsonType(text), wanted: 'string' };
        report(problem('CAT-EXAMPLE-TYPE', body.token(...path, i, name), values));
      }
  }
}

/** Reports the keys of an object that are not documented. Most are slips. */
export function onlyFields(
  { report, near }: RuleContext,
  body: Body,
  path: Steps,
  object: object,
  { allowed, of }: { allowed: string[]; of: string },
): void {
  for (const key of Object.keys(object)) {
    if (allowed.includes(key)) continue;
    const at = body.key(...path, key);
    const missing = allowed.filter((name) => !Object.hasOwn(object, name));
    const guess = near(key, missing, at);
    const edit = guess.edit && { ...at, text: JSON.stringify(guess.edit.text) };
    const values = { key: quote(key), of, near: guess.near, allowed: allowed.join(', ') };
    report(problem('CAT-EXAMPLE-UNDOCUMENTED', at, values, { edit }));
  }
}
