/** Every form in which people bring a code to the box, for every code of a catalogue or some of them. Deterministic. */
import type { Catalogue, CatalogueEntry } from '../../src/catalogue/model.ts';
import { fillTemplate } from '../../src/catalogue/urls.ts';
import { slipsBetween } from '../../src/kit/suggest.ts';

export interface Form {
  kind: string;
  text: string;
  code: string;
}

export function allForms(catalogue: Catalogue, entries = catalogue.entries): Form[] {
  const codes = catalogue.entries.map(({ code }) => code);
  return entries.flatMap((entry) => [
    ...spellings(entry.code).map(([kind, text]) => ({ kind, text, code: entry.code })),
    ...prefixes(entry.code, codes),
    ...typos(entry.code, codes),
    ...links(catalogue, entry.code).map((text) => ({ kind: 'link', text, code: entry.code })),
    ...pastes(entry).map(([kind, text]) => ({ kind, text, code: entry.code })),
  ]);
}

const pascal = (code: string) =>
  code.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function spellings(code: string): [kind: string, text: string][] {
  const lower = code.toLowerCase();
  const upperCamel = pascal(code);
  return [
    ['exact', code],
    ['exact', `  ${code}\n`],
    ['exact', `"${code}"`],
    ['exact', `\`${code}\``],
    ['lower case', lower],
    ['mixed case', lower.charAt(0).toUpperCase() + lower.slice(1)],
    ['hyphens', lower.replaceAll('_', '-')],
    ['hyphens', code.replaceAll('_', '-')],
    ['spaces', lower.replaceAll('_', ' ')],
    ['spaces', code.replaceAll('_', ' ')],
    ['one word', lower.replaceAll('_', '')],
    ['dots', lower.replaceAll('_', '.')],
    ['camelCase', upperCamel.charAt(0).toLowerCase() + upperCamel.slice(1)],
    ['PascalCase', upperCamel],
    ['PascalCase', `${upperCamel}Error`],
    ['PascalCase', `${upperCamel}Exception`],
    ['PascalCase', `com.example.${upperCamel}Exception`],
    ['prefixed', `ERR_${code}`],
    ['prefixed', `error code: ${code}`],
    ['prefixed', `ErrorCode.${code}`],
    ['prefixed', `AlloError::${code}`],
    ['prefixed', `#${code}`],
  ];
}

/** Beginnings and ends that no other code shares. */
function prefixes(code: string, codes: string[]): Form[] {
  const unique = (part: string) => codes.every((other) => other === code || !other.includes(part));
  const cuts = [0.6, 0.8].map((share) => code.slice(0, Math.max(4, Math.ceil(code.length * share))).replace(/_$/, ''));
  const end = code.split('_').slice(1).join('_');
  return [
    ...cuts.filter((cut) => cut !== code && unique(cut)).map((text) => ({ kind: 'prefix', text, code })),
    ...(end.includes('_') && unique(end) ? [{ kind: 'fragment', text: end, code }] : []),
  ];
}

/** One and two typing errors at places chosen by a fixed sequence; variants as near to another code are left out. */
function typos(code: string, codes: string[]): Form[] {
  const random = sequence(code);
  const lower = code.toLowerCase();
  const forms: Form[] = [];
  for (let round = 0; round < 6; round++) {
    const one = mistype(lower, random);
    const two = mistype(one, random);
    const shape = [
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll('_', '-'),
      (text: string) => text.replaceAll('_', ' '),
    ][round % 4];
    for (const [kind, text] of [
      ['one typo', one],
      ['two typos', two],
    ] as const) {
      if (isNearest(text, code, codes)) forms.push({ kind, text: shape?.(text) ?? text, code });
    }
  }
  return forms;
}

function mistype(text: string, random: (below: number) => number): string {
  const at = random(text.length - 1);
  const letter = 'etaoinshrdlu'[random(12)] ?? 'e';
  const [head, here, next, tail] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)];
  return (
    [head + next + tail, head + here + here + next + tail, head + letter + next + tail, head + next + here + tail][
      random(4)
    ] ?? text
  );
}

function isNearest(text: string, code: string, codes: string[]): boolean {
  const letters = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const errors = slipsBetween(letters(text), letters(code));
  return codes.every((other) => other === code || slipsBetween(letters(text), letters(other)) > errors);
}

/** A small generator with the code as its seed: the same forms on every run and machine. */
function sequence(seed: string): (below: number) => number {
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7);
  return (below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function links({ head }: Catalogue, code: string): string[] {
  const lower = code.toLowerCase();
  return [
    ...head.doc_urls.map((template) => fillTemplate(template, code)),
    ...head.doc_urls.map((template) => fillTemplate(template, lower)),
    ...head.doc_urls.map((template) => fillTemplate(template.replace('#', '?utm_source=slack&utm_medium=chat#'), code)),
    ...head.doc_urls.map((template) => encodeURIComponent(fillTemplate(template, code))),
    ...[
      `/errors/${code}/`,
      `/errors/${code}.md`,
      `/errors/${code}.json`,
      `/errors/${lower}/`,
      `/errors/${lower.replaceAll('_', '-')}`,
      `/errors/${code.replaceAll('_', '%5F')}/`,
    ].flatMap((path) => [path, `${head.site_url}${path}`, `${head.site_url}/docs${path}?utm_source=mail`]),
    `${head.site_url}/errors/#${code}`,
    `${head.site_url}/errors/${code}/#fix`,
    `<${fillTemplate(head.doc_urls[0] ?? '', code)}|see here>`,
  ];
}

function pastes({ code, status, type, example }: CatalogueEntry): [kind: string, text: string][] {
  const http = example.response;
  const body = http.slice(http.indexOf('{')).trim();
  const flat = JSON.stringify(JSON.parse(body));
  const v1 = JSON.stringify({ code, details: [{ message: 'limit=1000', field: 'DAILY' }] });
  const reason = /^HTTP\/\S+ \d+ (.*)$/m.exec(http)?.[1] ?? '';
  const log = (text: string) =>
    `2026-11-23T09:14:07.512Z ERROR [worker-3] http.client request failed status=${status} attempt=2 body=${text} elapsed=212ms`;
  const escaped = JSON.stringify({ level: 50, time: 1763889247512, msg: 'upstream error', err: { response: flat } });
  return [
    ['v2 body', body],
    ['v2 body', flat],
    ['v2 body', `Here is what I get:\n\n${body}\n\nCan you help?`],
    ['v2 body', `[${flat}]`],
    ['HTTP message', http],
    ['v1 body', v1],
    ['v1 body', JSON.stringify({ code, details: null }, null, 2)],
    ['v1 body', JSON.stringify({ details: { a: { b: 1 } }, code })],
    ['log line', log(flat)],
    ['log line', log(v1)],
    [
      'log line',
      `level=error ts=2026-11-23T09:14:07Z msg="call failed" code=${code} status=${status} request_id=req_a1b2c3d4e5f6`,
    ],
    ['log line', `Nov 23 09:14:07 web-1 app[812]: AlloApiError: ${status} ${code} (req_a1b2c3d4e5f6)`],
    ['escaped log line', escaped],
    ['escaped log line', log(JSON.stringify(flat))],
    ['escaped log line', JSON.stringify({ log: escaped, stream: 'stderr' })],
    [
      'dump',
      `{'error': {'type': '${type}', 'code': '${code}', 'message': 'It\\'s refused', 'retryable': False, 'param': None}}`,
    ],
    [
      'dump',
      `AxiosError {\n  status: ${status},\n  data: { error: { type: '${type}', code: '${code}', retryable: false } }\n}`,
    ],
    ['dump', `{"error"=>{"type"=>"${type}", "code"=>"${code}", "message"=>"refused", "retryable"=>false}}`],
    ['curl transcript', curl(http, status, reason)],
    [
      'stack trace',
      `Traceback (most recent call last):\n  File "/srv/app/jobs.py", line 88, in run\n    client.call()\nallo.errors.${pascal(code)}Error: ${reason} (request_id=req_a1b2c3d4e5f6)`,
    ],
    [
      'stack trace',
      `AlloApiError: ${code}: request was refused\n    at Client.request (/app/node_modules/allo/client.js:112:11)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5) {\n  status: ${status},\n  code: '${code}'\n}`,
    ],
    [
      'stack trace',
      `Exception in thread "main" com.example.allo.ApiException: HTTP ${status} ${flat}\n\tat com.example.allo.Client.send(Client.java:91)\n\tat com.example.Main.main(Main.java:14)`,
    ],
    [
      'HTML page',
      `<!doctype html><html><head><title>${status} ${reason}</title></head><body><h1>${status} ${reason}</h1><pre>${flat.replaceAll('"', '&quot;')}</pre></body></html>`,
    ],
    ['HTML page', `<html><body><div class="err">Error code: <b>${code}</b></div></body></html>`],
    ['truncated body', flat.slice(0, flat.indexOf(code) + code.length + 1)],
    ['truncated body', flat.slice(0, flat.indexOf(code) + code.length)],
    ['truncated body', flat.slice(0, Math.floor(flat.length * 0.6))],
    ['truncated body', flat.slice(flat.indexOf(code) - 8)],
    ['truncated body', body.slice(0, Math.max(body.indexOf(code) + code.length, Math.floor(body.length * 0.7)))],
    [
      'NDJSON',
      `{"level":"info","msg":"start"}\n{"level":"error","code":"${code}","details":null}\n{"level":"info","msg":"end"}`,
    ],
  ];
}

function curl(http: string, status: number, reason: string): string {
  const [, body = ''] = http.split('\n\n');
  return [
    '*   Trying 203.0.113.7:443...',
    '* Connected to api.withallo.com (203.0.113.7) port 443',
    '> POST /v2/api/conversations/items/search HTTP/1.1',
    '> Host: api.withallo.com',
    '> Authorization: Api-Key ak_live_CANARY0123456789',
    '> Content-Type: application/json',
    '> ',
    `< HTTP/1.1 ${status} ${reason}`,
    '< Date: Mon, 23 Nov 2026 09:14:07 GMT',
    '< Content-Type: application/json',
    '< ',
    body,
    '* Connection #0 to host api.withallo.com left intact',
  ].join('\n');
}
