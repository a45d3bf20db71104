import type { Span } from '../../../kit/source-text.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Path } from '../../../yaml/walk.ts';
import { isCode } from '../../code.ts';
import type { Entry, Head } from '../../schema.ts';
import { docUrl } from '../../urls.ts';
import type { RuleContext } from '../context.ts';
import { type Body, isObject } from './body.ts';
import { exampleFaults } from './faults.ts';

const { problem } = exampleFaults;

type Field = Head['envelope']['fields'][string];
type Steps = (string | number)[];

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
  if (!templateFits && first) {
    const other = { at: first.body.token(root, 'doc_url'), label: 'an example' };
    const at = context.value(['doc_urls', 0]);
    context.report(problem('CAT-EXAMPLE-DOC-URL', at, { template: quote(template) }, { other }));
  }
  for (const example of examples) checkEnvelope(context, example, templateFits ? ['doc_url'] : []);
}

/** The error object of the body is this entry's, and holds only documented fields. `urls` are the fields with an address to compare. */
function checkEnvelope(context: RuleContext, example: Example, urls: readonly string[]): void {
  const { root } = context.head.envelope;
  const { body } = example;
  const error = body.value[root];
  if (!isObject(error)) return void context.report(problem('CAT-EXAMPLE-ROOT', body.key(), { root }));
  onlyFields(context, body, [], body.value, { allowed: [root], of: 'the body' });
  const facts = ownFacts(context, example, urls);
  for (const fact of facts) compare(context, body, error, fact);
  documented(context, body, error, new Set(facts.map(({ key }) => key)));
}

interface Fact {
  key: string;
  value: unknown;
  path: Path;
  /** Its absence is not wrong. */
  isOptional?: true;
}

/** What the body has to say. What is itself wrong is reported at the entry; the body need not repeat it. */
function ownFacts({ head }: RuleContext, { code, entry }: Example, urls: readonly string[]): Fact[] {
  const facts: Fact[] = [];
  if (isCode(head, code)) {
    facts.push({ key: 'code', value: code, path: ['errors', code] });
    for (const key of urls) facts.push({ key, value: docUrl(head.doc_urls, code), path: ['doc_urls', 0] });
  }
  if (entry.type !== undefined && Object.hasOwn(head.types, entry.type))
    facts.push({ key: 'type', value: entry.type, path: ['errors', code, 'type'] });
  if (entry.retry)
    facts.push({ key: 'retryable', value: entry.retry.retryable, path: ['errors', code, 'retry', 'retryable'] });
  if (entry.param?.name !== undefined)
    facts.push({ key: 'param', value: entry.param.name, path: ['errors', code, 'param', 'name'], isOptional: true });
  return facts;
}

function compare(context: RuleContext, body: Body, error: Record<string, unknown>, fact: Fact): void {
  const { key, value, path, isOptional } = fact;
  const { root } = context.head.envelope;
  if (Object.hasOwn(error, key)) {
    if (error[key] !== value) differs(context, { key, sent: error[key], value }, body.token(root, key), path);
  } else if (!isOptional)
    context.report(problem('CAT-EXAMPLE-LACKS', body.key(), { key, value: JSON.stringify(value) }));
}

export function differs(
  { report, value }: RuleContext,
  fact: { key: string; sent: unknown; value: unknown },
  at: Span,
  path: Path,
): void {
  const json = JSON.stringify(fact.value);
  const values = { key: fact.key, sent: quote(fact.sent), value: quote(fact.value), json };
  const other = { at: value(path), label: 'the entry' };
  report(problem('CAT-EXAMPLE-DIFFERS', at, values, { other, edit: { ...at, text: json } }));
}

/** That a field is missing whose value is known is said already. */
function documented(
  context: RuleContext,
  body: Body,
  error: Record<string, unknown>,
  known: ReadonlySet<string>,
): void {
  const { root, fields } = context.head.envelope;
  onlyFields(context, body, [root], error, { allowed: Object.keys(fields), of: 'the error object' });
  for (const [key, field] of Object.entries(fields)) {
    if (Object.hasOwn(error, key)) fieldValue(context, body, key, field, error[key]);
    else if (field.presence === 'always' && !known.has(key))
      context.report(problem('CAT-EXAMPLE-FIELD', body.key(root), { key }));
  }
}

function fieldValue(context: RuleContext, body: Body, key: string, field: Field, value: unknown): void {
  const { report } = context;
  const path: Steps = [context.head.envelope.root, key];
  const at = body.token(...path);
  if (field.nullable && value === null) return;
  if (jsonType(value) !== field.type)
    return void report(problem('CAT-EXAMPLE-TYPE', at, { key, type: jsonType(value), wanted: field.type }));
  if (value === '' && field.presence === 'always') return void report(problem('CAT-EXAMPLE-EMPTY', at, { key }));
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

/** A key that is not documented: in the place it has, most often a slip. */
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

const jsonType = (value: unknown) =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;
