import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import { codePath, fillTemplate } from '../catalogue/urls.ts';
import { parseHttp, parseStatusLine } from '../kit/http.ts';
import { closest } from '../kit/suggest.ts';
import type { Place } from '../report/finding.ts';
import type { Observation } from './observe.ts';
import { createMatcher, returnsIt } from './operations.ts';
import { shownPath, shownUrl, shownWord } from './redact.ts';
import type { Drift, Tally } from './tally.ts';

/** Compares what was captured with what the catalogue says. Everything from the capture is shown through redact.ts. */
export function createComparison(catalogue: Catalogue, file: string, tally: Tally) {
  const { head, byCode } = catalogue;
  const former = new Map(
    catalogue.entries.flatMap((entry) => (entry.aliases ?? []).map((alias) => [alias, entry] as const)),
  );
  const match = createMatcher(head);
  const seen = new Set<string>();
  const owners = new Map<string, string>();
  for (const { code, aliases = [] } of catalogue.entries) {
    for (const name of [code, ...aliases]) {
      for (const template of head.doc_urls) owners.set(fillTemplate(template, name), code);
      owners.set(`${head.site_url}${codePath(name)}`, code);
    }
  }

  const compare = (observation: Observation, at: (field?: string) => Place): void => {
    const { form, fields, status } = observation;
    const add: Add = ({ token, ...drift }) => {
      const entry = byCode.get(drift.subject);
      tally.add({ at: at(token), ...(entry && { entry: { file, line: entry.line } }), ...drift });
    };
    const code =
      typeof fields.code === 'string'
        ? fields.code
        : form === 'mention'
          ? codeOf(fields.doc_url, owners, head.doc_urls)
          : undefined;
    const operation = observation.operation && match(observation.operation.method, observation.operation.path);
    if (observation.operation && !operation && form !== 'mention') {
      const name = `${shownWord(observation.operation.method)} ${shownPath(observation.operation.path)}`;
      add({
        rule: 'operation-unknown',
        subject: '@operations',
        message: `${name} is not an operation of the catalogue`,
        new: name,
      });
    }
    const isLate = form === 'flat' && operation !== undefined && !operation.includes(' /v1/');
    if (form === 'other' || isLate) {
      const where = operation ? ` by ${operation}` : '';
      const name =
        code === undefined ? `a body without "${head.envelope.root}.code"` : `${shownWord(code)} outside the envelope`;
      add({
        rule: 'envelope-outside',
        subject: code === undefined ? '@body' : shownWord(code),
        message: `${name} was sent${where}${status ? ` with status ${status}` : ''}`,
        new: `${status} ${operation}`,
      });
    }
    if (code === undefined) return;
    const entry = byCode.get(code) ?? former.get(code);
    if (!entry) {
      const near = closest(code, byCode.keys());
      const shown = shownWord(code);
      add({
        rule: 'code-unknown',
        token: 'code',
        subject: shown,
        message: `${shown} is not in the catalogue${near ? `; the nearest is ${near}` : ''}`,
        values: { status: status ?? '<status>' },
      });
      return;
    }
    seen.add(entry.code);
    if (entry.code !== code)
      add({
        rule: 'code-former',
        token: 'code',
        subject: code,
        message: `${code} is sent, but the catalogue knows it only as a former name of ${entry.code}`,
        values: { now: entry.code },
      });
    if (entry.lifecycle.state === 'retired')
      add({
        rule: 'code-retired-seen',
        token: 'code',
        subject: code,
        message: `${code} is retired since ${entry.lifecycle.retired}, and still sent`,
      });
    if (status !== undefined && !statusesOf(entry, form).includes(status))
      add(difference('status', entry.code, String(entry.status), String(status)));
    if (operation && !returnsIt(entry, operation))
      add({
        rule: 'operation-unlisted',
        subject: entry.code,
        message: `${entry.code} was seen from ${operation}, which its entry does not name`,
        new: operation,
      });
    if (form === 'envelope' || form === 'other') compareFields(entry, fields, add);
    if (form === 'envelope') compareEnvelope(catalogue, fields, add);
    if (typeof fields.doc_url === 'string') compareDocUrl(catalogue, entry, fields.doc_url, owners, add);
  };
  return {
    compare,
    seen: (code: string) => void seen.add(code),
    unseen: () =>
      catalogue.entries.flatMap(({ code, lifecycle }) =>
        seen.has(code) || lifecycle.state === 'retired' ? [] : [code],
      ),
  };
}

/** `token`: the field of the response that shows the drift. */
type Report = Omit<Drift, 'at' | 'entry'> & { token?: string };
type Add = (report: Report) => void;

const difference = (field: 'status' | 'type' | 'retryable', code: string, old: string, now: string): Report => ({
  rule: `${field}-differs`,
  subject: code,
  field,
  token: field,
  message: `${code}: ${field} is ${old} in the catalogue, ${now} was seen`,
  old,
  new: now,
});

function compareFields({ code, type, retry }: CatalogueEntry, fields: Record<string, unknown>, add: Add): void {
  if (Object.hasOwn(fields, 'type') && fields.type !== type)
    add(difference('type', code, type, shownWord(fields.type)));
  if (Object.hasOwn(fields, 'retryable') && fields.retryable !== retry.retryable)
    add(difference('retryable', code, String(retry.retryable), shownWord(fields.retryable)));
}

function compareEnvelope({ head }: Catalogue, fields: Record<string, unknown>, add: Add): void {
  const known = head.envelope.fields;
  const field = (
    rule: 'envelope-field-missing' | 'envelope-field-unknown' | 'envelope-field-type',
    name: string,
    message: string,
    old?: string,
    now?: string,
  ) => add({ rule, subject: `@field/${name}`, token: name, message, ...(old !== undefined && { old, new: now }) });
  for (const [name, { presence, type, nullable }] of Object.entries(known)) {
    if (!Object.hasOwn(fields, name)) {
      if (presence === 'always')
        field('envelope-field-missing', name, `the error object lacks "${name}", which is documented as always sent`);
    } else if (typeOf(fields[name]) !== type && !(nullable && fields[name] === null)) {
      field(
        'envelope-field-type',
        name,
        `"${name}" is documented as ${type}, ${typeOf(fields[name])} was sent`,
        type,
        typeOf(fields[name]),
      );
    }
  }
  for (const name of Object.keys(fields)) {
    const shown = shownWord(name);
    if (!Object.hasOwn(known, name))
      field('envelope-field-unknown', shown, `the error object holds "${shown}", which is not documented`);
  }
}

function compareDocUrl(
  { head }: Catalogue,
  entry: CatalogueEntry,
  url: string,
  owners: ReadonlyMap<string, string>,
  add: Add,
): void {
  const owner = owners.get(url);
  if (owner === entry.code) return;
  const seen = shownUrl(url);
  if (owner !== undefined)
    add({
      rule: 'doc-url-other',
      token: 'doc_url',
      subject: entry.code,
      message: `${entry.code} carries the doc_url of ${owner}`,
      old: entry.doc_url,
      new: seen,
    });
  else
    add({
      rule: 'doc-url-broken',
      token: 'doc_url',
      subject: entry.code,
      message: `${entry.code} carries ${seen}, which does not resolve on ${head.site_url}`,
      old: entry.doc_url,
      new: seen,
    });
}

/** The code in an address of the documentation, known or not. */
function codeOf(url: unknown, owners: ReadonlyMap<string, string>, templates: readonly string[]): string | undefined {
  if (typeof url !== 'string') return undefined;
  const owner = owners.get(url);
  if (owner !== undefined) return owner;
  const prefix = templates
    .map((template) => template.split('{code}', 1)[0] ?? '')
    .find((start) => url.startsWith(start));
  return prefix === undefined ? undefined : url.slice(prefix.length);
}

/** The flat body of v1 may come with a status of its own. */
function statusesOf({ status, example }: CatalogueEntry, form: Observation['form']): number[] {
  const flat =
    form !== 'envelope' && example.response_v1
      ? parseStatusLine(parseHttp(example.response_v1).startLine)?.status
      : undefined;
  return flat === undefined ? [status] : [status, flat];
}

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;
