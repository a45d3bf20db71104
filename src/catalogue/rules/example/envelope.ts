import { isObject } from '../../../kit/json.ts';
import type { Span } from '../../../kit/source-text.ts';
import { quote } from '../../../kit/unseen.ts';
import type { Path } from '../../../yaml/walk.ts';
import { isCode } from '../../code.ts';
import { type Envelope, errorIn, fieldOf, type Role, roleValue, rootSteps, sentAs } from '../../envelope.ts';
import type { Entry } from '../../schema.ts';
import { docUrl } from '../../urls.ts';
import type { RuleContext } from '../context.ts';
import type { Body } from './body.ts';
import { fieldValues, onlyFields } from './documented.ts';
import { exampleFaults } from './faults.ts';

const { problem } = exampleFaults;

export interface Example {
  code: string;
  entry: Partial<Entry>;
  body: Body;
  envelope: Envelope;
}

/** Each body is what its entry says. When no address of the documentation is, one word of the head is wrong, not every example. */
export function checkEnvelopes(context: RuleContext, examples: readonly Example[]): void {
  const [template = ''] = context.head.doc_urls;
  const sent = examples.flatMap(({ code, body, envelope }) => {
    const url = roleValue(errorIn(body.value, envelope) ?? {}, envelope, 'doc_url');
    return typeof url === 'string' ? [{ code, body, envelope, url }] : [];
  });
  const [first] = sent;
  const templateFits = sent.length < 2 || sent.some(({ code, url }) => url === docUrl(context.head.doc_urls, code));
  if (!templateFits && first) {
    const place = first.body.token(...rootSteps(first.envelope), fieldOf(first.envelope, 'doc_url') ?? '');
    const at = context.value(['doc_urls', 0]);
    context.report(
      problem('CAT-EXAMPLE-DOC-URL', at, { template: quote(template) }, { other: { at: place, label: 'an example' } }),
    );
  }
  const unsettled: readonly Role[] = templateFits ? [] : ['doc_url'];
  for (const example of examples) checkEnvelope(context, example, unsettled);
}

/** The error object of the body is this entry's, but for what is `unsettled`, and holds only documented fields. */
function checkEnvelope(context: RuleContext, example: Example, unsettled: readonly Role[]): void {
  const { body, envelope } = example;
  const error = errorIn(body.value, envelope);
  if (!error) return void context.report(problem('CAT-EXAMPLE-ROOT', body.key(), { root: envelope.root }));
  around(context, body, envelope);
  const facts = ownFacts(context, example, unsettled);
  for (const fact of facts) compare(context, example, error, fact);
  documented(context, example, error, new Set(facts.map(({ key }) => key)));
}

/** Every object on the way to the error holds nothing else, but the outermost what is documented beside it. */
function around(context: RuleContext, body: Body, envelope: Envelope): void {
  const steps = rootSteps(envelope);
  let value: unknown = body.value;
  for (const [at, step] of steps.entries()) {
    if (isObject(value)) {
      const of = at === 0 ? 'the body' : `"${steps.slice(0, at).join('.')}"`;
      const { [String(step)]: _taken, ...fields } = (at === 0 && envelope.beside) || {};
      const allowed = [String(step), ...Object.keys(fields)];
      onlyFields(context, body, steps.slice(0, at), value, { allowed, of });
      fieldValues(context, body, steps.slice(0, at), value, fields);
    }
    value = (value as Record<string | number, unknown>)[step];
  }
}

interface Fact {
  key: string;
  value: unknown;
  path: Path;
  /** Its absence is not wrong. */
  isOptional?: boolean;
}

/** What the body has to say. What is itself wrong is reported at the entry; the body need not repeat it. */
function ownFacts({ head }: RuleContext, { code, entry, envelope }: Example, unsettled: readonly Role[]): Fact[] {
  const facts: Fact[] = [];
  const fact = (role: Role, value: unknown, path: Path, isOptional?: boolean) => {
    const key = fieldOf(envelope, role);
    const field = key === undefined ? undefined : envelope.fields[key];
    if (key !== undefined && field && !unsettled.includes(role))
      facts.push({
        key,
        value: typeof value === 'string' || typeof value === 'number' ? sentAs(field, String(value)) : value,
        path,
        isOptional: isOptional ?? field.presence === 'sometimes',
      });
  };
  if (isCode(head, code)) {
    fact('code', code, ['errors', code], false);
    fact('doc_url', docUrl(head.doc_urls, code), ['doc_urls', 0], false);
  }
  if (entry.status !== undefined && envelope === head.envelope)
    fact('status', entry.status, ['errors', code, 'status']);
  if (entry.type !== undefined && Object.hasOwn(head.types, entry.type))
    fact('type', entry.type, ['errors', code, 'type']);
  if (entry.retry) fact('retryable', entry.retry.retryable, ['errors', code, 'retry', 'retryable']);
  if (entry.param?.name !== undefined) fact('param', entry.param.name, ['errors', code, 'param', 'name'], true);
  return facts;
}

function compare(context: RuleContext, { body, envelope }: Example, error: Record<string, unknown>, fact: Fact): void {
  const { key, value, path, isOptional } = fact;
  if (Object.hasOwn(error, key)) {
    if (error[key] !== value)
      differs(context, { key, sent: error[key], value }, body.token(...rootSteps(envelope), key), path);
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

/** Checks each field against its documentation. Missing fields in `known` are reported already. */
function documented(
  context: RuleContext,
  { body, envelope }: Example,
  error: Record<string, unknown>,
  known: ReadonlySet<string>,
): void {
  const steps = rootSteps(envelope);
  onlyFields(context, body, steps, error, { allowed: Object.keys(envelope.fields), of: 'the error object' });
  fieldValues(context, body, steps, error, envelope.fields, known);
}
