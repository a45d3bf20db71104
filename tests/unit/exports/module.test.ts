import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { javascriptModule, typeDeclarations, typescriptModule } from '../../../src/exports/module.ts';
import { aged, catalogue, published } from './sample.ts';

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

const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2020,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  // TypeScript's own declarations, not ours.
  skipDefaultLibCheck: true,
};

/** Reads each declaration of TypeScript's own library once for all programs. */
const libraries = new Map<string, ts.SourceFile | undefined>();
function hostOf(read: typeof libraries): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(name, ...rest) {
      if (!/\/lib\.[\w.]*d\.ts$/.test(name)) return host.getSourceFile(name, ...rest);
      if (!read.has(name)) read.set(name, host.getSourceFile(name, ...rest));
      return read.get(name);
    },
  };
}

const folderWith = (files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'module-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

describe.each([
  ['today', published],
  ['with hostile titles', aged],
])('%s', (_, site) => {
  test.each<[string, Record<string, string>]>([
    ['errors.ts', { 'errors.ts': typescriptModule(site) }],
    ['errors.d.ts with errors.js', { 'errors.d.ts': typeDeclarations(site), 'errors.js': javascriptModule(site) }],
  ])('%s compiles under strict with a client', (_, files) => {
    const folder = folderWith({ ...files, 'client.ts': client });
    const program = ts.createProgram([join(folder, 'client.ts')], options, hostOf(libraries));
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toEqual([]);
  });
});

test('errors.js runs and knows its codes', async () => {
  const module = await import(`data:text/javascript,${encodeURIComponent(javascriptModule(published))}`);
  expect(Object.keys(module.errors)).toHaveLength(catalogue.entries.length);
  for (const { code, status, type, retry, doc_url } of catalogue.entries)
    expect(module.errors[code]).toEqual({ status, type, retryable: retry.retryable, retry: retry.strategy, doc_url });
  expect(['TAG_NOT_FOUND', 'NEW', 'toString', '__proto__', 7].map(module.isKnownCode)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

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
