import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../support/project.ts';
import { catalogue } from '../exports/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
const [client, bare] = [join(folder, 'client'), join(folder, 'bare')];
const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });
let file = '';

/** Packed by npm and installed in an empty folder with an empty cache: what it holds is all it has. */
beforeAll(() => {
  for (const path of [client, bare]) mkdirSync(path);
  file = join(folder, npm(resolve('.'), 'pack', '--pack-destination', folder).trim().split('\n').at(-1) ?? '');
  npm(client, 'install', '--offline', file);
}, 120_000);
afterAll(() => removeFolder(folder));

const explain = (...args: string[]) =>
  spawnSync('npx', ['--offline', '-y', relative(bare, file), ...args], {
    cwd: bare,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });

test('explains a code in an empty folder, in any spelling', () => {
  const { stdout, status } = explain('explain', 'tag-not-found');
  expect(stdout).toContain(`# TAG_NOT_FOUND - 404 - ${catalogue.byCode.get('TAG_NOT_FOUND')?.title}`);
  expect([status, readdirSync(bare)]).toEqual([0, []]);
});

test('installs nothing else, and of itself only what it needs', () => {
  expect(readdirSync(join(client, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'allo-error-catalogue',
  ]);
  const own = readdirSync(join(client, 'node_modules/allo-error-catalogue')).sort();
  expect(own).toEqual(['LICENSE', 'README.md', 'content', 'dist.package', 'package.json']);
});

test('its command finds the catalogue valid and explains a rule', () => {
  const run = (...args: string[]) =>
    spawnSync(join(client, 'node_modules/.bin/allo-errors'), args, {
      cwd: join(client, 'node_modules/allo-error-catalogue'),
      encoding: 'utf8',
    });
  expect(run('validate').stdout).toContain(`${catalogue.entries.length} codes, no problem.`);
  expect(run('explain', 'CAT-RETRY').stdout).toMatch(/^CAT-RETRY: /);
});

test('the catalogue is imported as data and as a module with types', () => {
  writeFileSync(
    join(client, 'client.mts'),
    `import { errors, isKnownCode, type ErrorCode } from 'allo-error-catalogue';
import catalogue from 'allo-error-catalogue/errors.json' with { type: 'json' };
const code: ErrorCode = 'TAG_NOT_FOUND';
const status: number = isKnownCode(code) ? errors[code].status : 0;
// @ts-expect-error a typing error is found
errors.TAG_NOT_FOUNT;
console.log(status, catalogue.errors.TAG_NOT_FOUND.status);
`,
  );
  const program = ts.createProgram([join(client, 'client.mts')], {
    strict: true,
    noEmit: true,
    types: [],
    resolveJsonModule: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const faults = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  // The console is the only thing that comes from somewhere else.
  expect(faults.filter((fault) => !fault.includes("'console'"))).toEqual([]);
  const { stdout, stderr } = spawnSync(process.execPath, ['client.mts'], { cwd: client, encoding: 'utf8' });
  expect(stdout, stderr).toBe('404 404\n');
});

test('serves agents', async () => {
  const agent = new Client({ name: 'test', version: '1.0.0' });
  await agent.connect(
    new StdioClientTransport({ command: join(client, 'node_modules/.bin/allo-errors'), args: ['mcp'], cwd: bare }),
  );
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(agent.getServerVersion()).toMatchObject({ name: 'error-catalogue', version });
  const answer = await agent.callTool({ name: 'explain_error', arguments: { text: '{"error":{"code":"FORBIDDEN"}}' } });
  expect(JSON.stringify(answer.content)).toContain('This is FORBIDDEN');
  await agent.close();
});
