import { quote } from '../../../kit/unseen.ts';
import type { Path } from '../../../yaml/walk.ts';
import { isCode } from '../../code.ts';
import type { Entry, Head } from '../../schema.ts';
import { docUrl } from '../../urls.ts';
import type { RuleContext } from '../context.ts';
import { type Body, isObject } from './body.ts';

type Field = Head['envelope']['fields'][string];

export interface Example {
  code: string;
  entry: Partial<Entry>;
  body: Body;
}

/** Each body is what its entry says. When no `doc_url` is, one word of the head is wrong, not every example. */
export function checkEnvelopes(context: RuleContext, examples: readonly Example[]): void {
  const { root } = context.head.envelope;
  const [template = ''] = context.head.doc_urls;
  const sent = examples.flatMap(({ code, body }) => {
    const error = body.value[root];
    return isObject(error) && typeof error.doc_url === 'string' ? [{ code, body, url: error.doc_url }] : [];
  });
  const [first] = sent;
  const templateFits = sent.length < 2 || sent.some(({ code, url }) => url === docUrl(context.head.doc_urls, code));
  if (!templateFits && first)
    context.report({
      rule: 'CAT-EXAMPLE',
      message: `no example has a doc_url of the form ${quote(template)}`,
      at: context.value(['doc_urls', 0]),
      other: { at: first.body.token(root, 'doc_url'), label: 'an example' },
      help: 'the first form is what the API sends: write it as the examples have it, or mend all examples',
    });
  for (const example of examples) checkEnvelope(context, example, templateFits);
}

/** The error object of the body is this entry's: its `code`, `type`, `doc_url`, `retryable` and `param`, and only documented fields. */
function checkEnvelope(context: RuleContext, { code, entry, body }: Example, templateFits: boolean): void {
  const { root } = context.head.envelope;
  const error = body.value[root];
  if (!isObject(error))
    return void context.report({
      rule: 'CAT-EXAMPLE',
      message: `the body has no "${root}" object`,
      at: body.key(),
      help: `put the error under "${root}"`,
    });
  onlyFields(context, body, [], body.value, [root], 'the body');
  ownFacts(context, { code, entry, body }, error, templateFits);
  documented(context, body, error);
}

function ownFacts(
  { head, report, value }: RuleContext,
  { code, entry, body }: Example,
  error: Record<string, unknown>,
  templateFits: boolean,
): void {
  const { root } = head.envelope;
  const check = (key: string, own: unknown, path: Path) => {
    if (!Object.hasOwn(error, key))
      report({
        rule: 'CAT-EXAMPLE',
        message: `the body has no "${key}"`,
        at: body.key(),
        help: `add "${key}": ${JSON.stringify(own)}`,
      });
    else if (error[key] !== own)
      report({
        rule: 'CAT-EXAMPLE',
        message: `the body's ${key} is ${quote(error[key])}, the entry's is ${quote(own)}`,
        at: body.token(root, key),
        other: { at: value(path), label: 'the entry' },
        help: `write ${JSON.stringify(own)}`,
      });
  };
  // What is itself wrong is reported at the entry; the body need not repeat it.
  if (isCode(head, code)) check('code', code, ['errors', code]);
  if (isCode(head, code) && templateFits) check('doc_url', docUrl(head.doc_urls, code), ['doc_urls', 0]);
  if (entry.type !== undefined && Object.hasOwn(head.types, entry.type))
    check('type', entry.type, ['errors', code, 'type']);
  if (entry.retry) check('retryable', entry.retry.retryable, ['errors', code, 'retry', 'retryable']);
  if (entry.param?.name !== undefined && Object.hasOwn(error, 'param'))
    check('param', entry.param.name, ['errors', code, 'param', 'name']);
}

function documented(context: RuleContext, body: Body, error: Record<string, unknown>): void {
  const { root, fields } = context.head.envelope;
  onlyFields(context, body, [root], error, Object.keys(fields), 'the error object');
  for (const [key, field] of Object.entries(fields)) {
    if (Object.hasOwn(error, key)) fieldValue(context, body, key, field, error[key]);
    else if (field.presence === 'always')
      context.report({
        rule: 'CAT-EXAMPLE',
        message: `the body has no "${key}", which is always sent`,
        at: body.key(root),
        help: `add "${key}"`,
      });
  }
}

function fieldValue(context: RuleContext, body: Body, key: string, field: Field, value: unknown): void {
  const path = [context.head.envelope.root, key];
  const fault = (message: string, help: string, ...steps: (string | number)[]) =>
    context.report({ rule: 'CAT-EXAMPLE', message, at: body.token(...path, ...steps), help });
  if (field.nullable && value === null) return;
  if (jsonType(value) !== field.type)
    return void fault(
      `"${key}" is ${jsonType(value)}, documented as ${field.type}`,
      `write a value of type ${field.type}`,
    );
  if (value === '' && field.presence === 'always') return void fault(`"${key}" is empty`, 'write what the API sends');
  if (!field.items || !Array.isArray(value)) return;
  for (const [i, item] of value.entries()) {
    if (!isObject(item))
      fault(
        `item ${i + 1} of "${key}" is ${jsonType(item)}, documented as an object`,
        `write {${Object.keys(field.items).join(', ')}}`,
        i,
      );
    else {
      onlyFields(context, body, [...path, i], item, Object.keys(field.items), `the items of "${key}"`);
      for (const [name, text] of Object.entries(item))
        if (Object.hasOwn(field.items, name) && typeof text !== 'string')
          fault(`"${name}" is ${jsonType(text)}, documented as string`, 'write a text', i, name);
    }
  }
}

/** A key that is not documented: in the place it has, most often a slip. */
export function onlyFields(
  { report, near }: RuleContext,
  body: Body,
  path: (string | number)[],
  object: object,
  allowed: string[],
  of: string,
): void {
  for (const key of Object.keys(object)) {
    if (allowed.includes(key)) continue;
    report({
      rule: 'CAT-EXAMPLE',
      message: `${quote(key)} is not a field of ${of}`,
      at: body.key(...path, key),
      help: `${near(key, allowed)}Documented: ${allowed.join(', ')}`,
    });
  }
}

const jsonType = (value: unknown) =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;
