import { join } from 'node:path';
import { build } from 'rolldown';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { keyValue } from '../../../src/catalogue/envelope.ts';
import type { CatalogueEntry } from '../../../src/catalogue/model.ts';
import { javascriptModule, typeDeclarations, typescriptModule } from '../../../src/exports/module.ts';
import type { Published } from '../../../src/exports/published.ts';
import { folderWith, typeFaults } from '../../support/compile.ts';
import { aged, others, published } from './sample.ts';

/** A client as people write it: a retry loop, and a switch that stays whole when codes are added. */
const client = `
import { type ErrorCode, errors, isKnownCode, type KnownErrorCode } from './errors';

interface Failure { status: number; code: ErrorCode; retryable?: boolean }

export async function withRetry<T>(send: () => Promise<T | Failure>, isFailure: (value: T | Failure) => value is Failure, most = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send();
    if (!isFailure(answer)) return answer;
    const retryable = isKnownCode(answer.code) ? errors[answer.code].retry === 'backoff' : answer.status >= 500;
    if (!retryable || attempt >= most) throw new Error(answer.code);
    await new Promise<void>((resolve) => setTimeout(resolve, 2 ** attempt * 100));
  }
}

export function advice(code: ErrorCode): string {
  switch (code) {
    case 'TAG_NOT_FOUND': return 'done';
    case 'RATE_LIMIT_EXCEEDED': return 'wait';
    default: return isKnownCode(code) ? errors[code].doc_url : 'unknown';
  }
}

export const all: Record<KnownErrorCode, number> = Object.fromEntries(Object.entries(errors).map(([code, { status }]) => [code, status])) as Record<KnownErrorCode, number>;
export const open: ErrorCode = 'A_CODE_OF_NEXT_YEAR';
// @ts-expect-error a typing error in a known code is found
export const wrong: KnownErrorCode = 'TAG_NOT_FOUNT';
const words: Record<(typeof errors)[KnownErrorCode]['retry'], string> = { never: 'done', after_fix: 'fix', backoff: 'again', retry_after: 'later' };
export const next = (code: KnownErrorCode): string => words[errors[code].retry];
// @ts-expect-error the facts cannot be changed
errors.TAG_NOT_FOUND.status = 200;
`;

const sent = (head: Published['head'], { code, doc_url: docUrl }: CatalogueEntry) => keyValue({ head, code, docUrl });

/** The same for any API: every known code in its own kind, an unknown one, and no other. */
const anyClient = ({ head, entries }: Published): string => {
  const keys = entries.map((entry) => JSON.stringify(sent(head, entry)));
  return `
import { type ErrorCode, errors, isKnownCode, type KnownErrorCode } from './errors';
export const known: KnownErrorCode[] = [${keys.join(', ')}];
export const advice = (code: ErrorCode): string => {
  switch (code) {
${keys.map((code) => `    case ${code}: return errors[${code}].type;`).join('\n')}
    default: return isKnownCode(code) ? errors[code].doc_url : 'unknown';
  }
};
// @ts-expect-error no such code
export const wrong: KnownErrorCode = 'NO_SUCH_CODE';
`;
};

describe.each<[name: string, site: Published, client: string]>([
  ['today', published, client],
  ['with hostile titles', aged, client],
  ...others.map(([name, site]): [string, Published, string] => [name, site, anyClient(site)]),
])('%s', (_, site, client) => {
  test.each<[string, Record<string, string>]>([
    ['errors.ts', { 'errors.ts': typescriptModule(site) }],
    ['errors.d.ts with errors.js', { 'errors.d.ts': typeDeclarations(site), 'errors.js': javascriptModule(site) }],
  ])('%s compiles under strict with a client', (_, files) => {
    const folder = folderWith({ ...files, 'client.ts': client });
    expect(typeFaults(join(folder, 'client.ts'))).toEqual([]);
  });
});

test.each<[name: string, site: Published]>([['today', published], ...others])(
  'errors.js %s runs and knows its codes',
  async (_, site) => {
    const module = await import(`data:text/javascript,${encodeURIComponent(javascriptModule(site))}`);
    expect(Object.keys(module.errors)).toHaveLength(site.entries.length);
    for (const { code, status, type, retry, doc_url } of site.entries)
      expect(module.errors[code]).toEqual({ status, type, retryable: retry.retryable, retry: retry.strategy, doc_url });
    const [first] = site.entries;
    expect([first && sent(site.head, first), 'NEW', 'toString', '__proto__', 7].map(module.isKnownCode)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  },
);

test('a daily limit is told from an error that a loop can cure, although both are retryable', async () => {
  const { errors } = await import(`data:text/javascript,${encodeURIComponent(javascriptModule(published))}`);
  expect(errors.DAILY_SMS_LIMIT_REACHED).toMatchObject({ retryable: true, retry: 'retry_after' });
  expect(errors.TRIAL_SMS_LIMIT_REACHED).toMatchObject({ retryable: true, retry: 'after_fix' });
  expect(errors.INTERNAL_SERVER_ERROR).toMatchObject({ retryable: true, retry: 'backoff' });
});

test('errors.js is errors.ts without its types', () => {
  const stripped = ts.transpile(typescriptModule(published), { target: ts.ScriptTarget.ESNext, removeComments: true });
  const plain = ts.transpile(javascriptModule(published), { target: ts.ScriptTarget.ESNext, removeComments: true });
  expect(stripped).toBe(plain);
});

test('a client of the types, or of nothing, carries no bytes of the module', async () => {
  const folder = folderWith({
    'errors.ts': typescriptModule(published),
    'client.ts': `import { errors, type ErrorCode } from './errors';\nexport const code: ErrorCode = 'TAG_NOT_FOUND';\n`,
  });
  const { output } = await build({ input: join(folder, 'client.ts'), write: false });
  expect(output[0].code).not.toContain('doc_url');
});
