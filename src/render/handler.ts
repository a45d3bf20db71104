import { keyField, keyValue, rootSteps } from '../catalogue/envelope.ts';
import type { CatalogueEntry } from '../catalogue/model.ts';
import type { Head } from '../catalogue/schema.ts';
import { exampleRequest } from './example-request.ts';

/** What the samples read of the head. */
export type HandlerHead = Pick<Head, 'envelope' | 'envelope_v1'> & { api: Pick<Head['api'], 'base_url' | 'support'> };

/**
 * The example request sent and its error handled, whole programs to start from: a choice by `code` with a default branch,
 * made from the entry's retry strategy. The Python one needs nothing but Python 3.10.
 */
export function handler(entry: CatalogueEntry, head: HandlerHead, language: 'ts' | 'python'): string {
  const { method, url, headers, body } = exampleRequest(head.api.base_url, entry.example.request);
  const sample: Sample = {
    url: literal(url),
    method: literal(method),
    headers: headers.map(([name, value]) => [name, literal(value)]),
    body: body && literal(compacted(body)),
    steps: rootSteps(head.envelope),
    key: keyField(head.envelope),
    code: valueLiteral(keyValue({ head, code: entry.code, docUrl: entry.doc_url })),
    title: entry.title.replaceAll(/\s+/g, ' '),
    plan: planOf(entry),
  };
  return (language === 'ts' ? typescript(sample) : python(sample)).join('\n');
}

/** The parts of a sample. Its texts are literals that both languages read alike. */
interface Sample {
  url: string;
  method: string;
  headers: [name: string, value: string][];
  body: string;
  /** The way from the body to the error, and the field there that tells errors apart. */
  steps: (string | number)[];
  key: string;
  code: string;
  title: string;
  plan: Plan;
}

/** What a client does: stop with a reason, or repeat after seconds that grow or that the answer names; nothing of both: leave it. */
type Plan = { stop?: string; repeat?: { field?: string | undefined; header?: string | undefined; grows?: boolean } };

function planOf({ retry: { strategy, wait = {} } }: CatalogueEntry): Plan {
  if (strategy === 'never') return {};
  if (strategy === 'after_fix') return { stop: literal('Fix the cause first.') };
  if (strategy === 'backoff') return { repeat: { grows: true } };
  return wait.until ? { stop: literal(`Wait until ${wait.until}.`) } : { repeat: wait };
}

function typescript({ url, method, headers, body, steps, key, code, title, plan: { stop, repeat } }: Sample): string[] {
  const seconds = repeat?.grows
    ? '2 ** attempt'
    : choices([repeat?.field && `error${member(repeat.field)}`, header(repeat, 'response.headers.get'), '1'], ' ?? ');
  const names = headers.map(([name, value]) => `${isName(name) ? name : literal(name)}: ${value}`);
  return [
    `async function send(${repeat ? 'attempt = 1' : ''}): Promise<Response> {`,
    `  const response = await fetch(${url}, {`,
    `    method: ${method},`,
    ...(names.length > 0 ? [`    headers: { ${names.join(', ')} },`] : []),
    ...(body ? [`    body: ${body},`] : []),
    '  });',
    '  if (response.ok) return response;',
    '  const body = await response.json();',
    steps.length === 0
      ? '  const error = body;'
      : `  const error = body${steps.map(access).join('')} ?? body; // some answers lack the envelope`,
    `  switch (error${member(key)}) {`,
    `    case ${code}: // ${title}`,
    ...(repeat
      ? [
          `      if (attempt === 5) throw new Error(error${member(key)}, { cause: error });`,
          `      await new Promise((wake) => setTimeout(wake, ${repeat.grows ? seconds : `Number(${seconds})`} * 1000));`,
          '      return send(attempt + 1);',
        ]
      : stop
        ? [`      throw new Error(${stop}, { cause: error });`]
        : ['      return response; // repeating it changes nothing']),
    '    default: // also codes that are new',
    `      throw new Error(error${member(key)}, { cause: error });`,
    '  }',
    '}',
    '',
    'await send();',
  ];
}

function python({ url, method, headers, body, steps, key, code, title, plan: { stop, repeat } }: Sample): string[] {
  const seconds = repeat?.grows
    ? '2**attempt'
    : choices(
        [repeat?.field && `error.get(${literal(repeat.field)})`, header(repeat, 'answer.headers.get'), '1'],
        ' or ',
      );
  const names = headers.map(([name, value]) => `${literal(name)}: ${value}`);
  return [
    `import json${repeat ? ', time' : ''}`,
    'from urllib.error import HTTPError',
    'from urllib.request import Request, urlopen',
    '',
    `def send(${repeat ? 'attempt=1' : ''}):`,
    '    request = Request(',
    `        ${url},`,
    `        method=${method},`,
    ...(names.length > 0 ? [`        headers={${names.join(', ')}},`] : []),
    ...(body ? [`        data=${body}.encode(),`] : []),
    '    )',
    '    try:',
    '        return urlopen(request)',
    '    except HTTPError as answer:',
    '        body = json.load(answer)',
    steps.length === 0
      ? '        error = body'
      : `        error = ${pythonPath(steps)}  # some answers lack the envelope`,
    `        match error.get(${literal(key)}):`,
    `            case ${code}:  # ${title}`,
    ...(repeat
      ? [
          '                if attempt == 5:',
          '                    raise RuntimeError(error)',
          `                time.sleep(${repeat.grows ? seconds : `float(${seconds})`})`,
          '                return send(attempt + 1)',
        ]
      : stop
        ? [`                raise RuntimeError(${stop}, error)`]
        : ['                return answer  # repeating it changes nothing']),
    '            case _:  # also codes that are new',
    '                raise RuntimeError(error)',
    '',
    'send()',
  ];
}

const choices = (all: (string | undefined)[], or: string): string => all.filter(Boolean).join(or);
const header = (repeat: Plan['repeat'], get: string) => repeat?.header && `${get}(${literal(repeat.header)})`;

/** `.fault`, then `?.error`, `?.[0]`: where a step on the way is missing, there is no error. */
function access(step: string | number, at: number): string {
  const key = typeof step === 'number' ? `[${step}]` : member(step);
  return at === 0 ? key : `?.${key.replace(/^\./, '')}`;
}

/** `body.get('fault', {}).get('error', body)`, `(body.get('errors') or [body])[0]` */
const pythonPath = (steps: readonly (string | number)[]): string =>
  steps.reduce<string>((path, step, at) => {
    if (typeof step === 'number') return `(${path} or [body])[${step}]`;
    const next = steps[at + 1];
    return `${path}.get(${literal(step)}, ${next === undefined ? 'body' : typeof next === 'number' ? '[]' : '{}'})`;
  }, 'body');

const isName = (text: string): boolean => /^[A-Za-z_$][\w$]*$/.test(text);
const member = (name: string): string => (isName(name) ? `.${name}` : `[${literal(name)}]`);

/** In single quotes, so that JSON stays readable. What JSON escapes, both languages read the same way. */
const literal = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const valueLiteral = (value: string | number): string => (typeof value === 'number' ? String(value) : literal(value));

/** JSON on one line, with its numbers as they are written; anything else stays as it is, as what is wrong may be its form. */
function compacted(body: string): string {
  try {
    JSON.parse(body);
  } catch {
    return body;
  }
  return body.replaceAll(/("(?:\\.|[^"\\])*")|\s+/g, (_, string = '') => string);
}
