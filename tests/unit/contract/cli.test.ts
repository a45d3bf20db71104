import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { download, fetchTimeoutMs } from '../../../src/contract/baseline/download.ts';
import { failureSchema, type Report, reportSchema } from '../../../src/report/finding.ts';
import { runIn, smallLedger, spawnIn, Workspace } from './command.ts';

const work = new Workspace();
beforeEach(() => work.reset());
afterAll(() => work.remove());

const contract = (...args: string[]) => work.run('contract', 'errors.yaml', ...args);
const inEntry = (code: string, from: string | RegExp, to: string) => (text: string) => {
  const start = text.indexOf(`\n  ${code}:\n`);
  return text.slice(0, start) + text.slice(start).replace(from, to);
};
const brokenStatus = (text: string) =>
  inEntry(
    'TAG_NOT_FOUND',
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 410 Gone',
  )(inEntry('TAG_NOT_FOUND', 'status: 404', 'status: 410')(text));
const approve = inEntry(
  'TAG_NOT_FOUND',
  '    sources:',
  '    history:\n      - { date: 2027-01-01, change: approved, rule: status-changed, note: The old value was a slip. }\n    sources:',
);

async function reportOf(...args: string[]): Promise<Report> {
  return reportSchema.parse(JSON.parse((await contract('--format', 'json', ...args)).out));
}

describe('exit codes', () => {
  test('0: nothing changed', async () => {
    expect(await contract()).toMatchObject({ code: 0, err: '' });
  });

  test('3: nothing to compare with; the process says the same', async () => {
    const run = await contract('--against', 'nope');
    expect(run).toMatchObject({ code: 3, out: '' });
    expect(await spawnIn(work.path, 'contract', 'errors.yaml', '--against', 'nope')).toEqual(run);
  });

  test('1: a planted break, with the place of the token and of the line', async () => {
    work.edit(brokenStatus);
    const { code, out } = await contract();
    expect(code).toBe(1);
    const line = work.read().slice(0, work.read().indexOf('status: 410')).split('\n').length;
    expect(out).toContain(
      `breaking[status-changed] TAG_NOT_FOUND: status was 404, is now 410\n  --> errors.yaml:${line}:13`,
    );
    const lock = work.read('contract.lock').split('\n').indexOf('v2 TAG_NOT_FOUND status 404') + 1;
    expect(out).toContain(`cf. contract.lock:${lock}`);
  });

  test('1: a stale ledger; --update writes it, and then all is well', async () => {
    expect(
      (await work.run('deprecate', 'CALL_NOT_FOUND', '--file', 'errors.yaml', '--reason', 'Not needed.')).code,
    ).toBe(0);
    const report = await reportOf();
    expect(report.exit_code).toBe(1);
    expect(report.findings.map(({ rule }) => rule)).toEqual(['ledger-stale', 'deprecated-added']);
    expect((await contract('--update')).code).toBe(0);
    expect((await contract()).code).toBe(0);
  });

  test('1: --update does not write over a break, whoever is asked about', async () => {
    work.edit(brokenStatus);
    const before = work.read('contract.lock');
    expect((await contract('--update')).code).toBe(1);
    expect((await contract('--update', '--gate', 'link')).code).toBe(1);
    expect(work.read('contract.lock')).toBe(before);
  });

  test('1 only with --fail-on dangerous', async () => {
    await work.run('retire', 'CALL_NOT_FOUND', '--file', 'errors.yaml', '--reason', 'Not needed.');
    await contract('--update');
    expect((await contract()).code).toBe(0);
    expect((await contract('--fail-on', 'dangerous')).code).toBe(1);
  });

  test('2: an invalid catalogue, a wrong option, no file', async () => {
    expect((await contract('--format', 'yaml')).code).toBe(2);
    expect((await work.run('contract', 'nowhere.yaml')).code).toBe(2);
    work.edit((text) => text.replace('status: 404', 'status: 200'));
    expect((await contract()).code).toBe(2);
  });

  test('2: a folder where a file belongs, in every command', async () => {
    for (const args of [
      ['validate', '.'],
      ['contract', '.'],
      ['audit', '--catalogue', 'errors.yaml', '.'],
      ['explain', '--catalogue', '.', 'X'],
      ['validate', 'errors.yaml/x'],
    ])
      expect(await work.run(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^[^\n]*\.\n$/) });
  });

  test('3: an address that is none, a folder; but a branch may be called like a folder', async () => {
    mkdirSync(join(work.path, 'release'), { recursive: true });
    for (const against of ['http://', 'https://[x', 'release', 'errors.yaml/x'])
      expect(await contract('--against', against)).toMatchObject({ code: 3, out: '' });
    work.git('branch', 'release');
    work.git('commit', '-q', '--allow-empty', '-m', 'later');
    expect((await contract('--against', 'release')).code).toBe(0);
    work.git('branch', '-D', 'release');
    work.restart();
  });

  test('3: no ledger, a damaged one, no such ref', async () => {
    for (const ref of ['nowhere', '--output=x', 'HEAD~99', 'HEAD:errors.yaml'])
      expect(await contract(`--against=${ref}`)).toMatchObject({ code: 3, out: '' });
    work.write('contract.lock', '<<<<<<< ours\n');
    expect((await contract()).code).toBe(3);
  });

  const takeBack = 'Take it back: git checkout';
  test.each<[string, () => void, string]>([
    ['deleted', () => rmSync(join(work.path, 'contract.lock')), `${takeBack} HEAD -- contract.lock`],
    [
      'deleted and committed',
      () => {
        work.git('rm', '-q', 'contract.lock');
        work.git('commit', '-qm', 'delete the ledger');
        work.git('commit', '-q', '--allow-empty', '-m', 'later');
      },
      `${takeBack} [0-9a-f]{10}~1 -- contract.lock`,
    ],
    [
      'a folder',
      () => {
        rmSync(join(work.path, 'contract.lock'));
        mkdirSync(join(work.path, 'contract.lock'));
      },
      'contract.lock is a folder.*: git checkout HEAD -- contract.lock',
    ],
    [
      'a link to itself',
      () => {
        rmSync(join(work.path, 'contract.lock'));
        symlinkSync('contract.lock', join(work.path, 'contract.lock'));
      },
      'contract.lock cannot be read',
    ],
    ['empty', () => work.write('contract.lock', ''), 'contract.lock holds no fact'],
  ])('3: the ledger is %s, with and without --update', async (_, harm, sentence) => {
    harm();
    for (const args of [[], ['--update']]) {
      const { code, err } = await contract(...args);
      expect(code).toBe(3);
      expect(err).toMatch(new RegExp(`^[^\\n]*${sentence}[^\\n]*\\n$`));
    }
    work.restart();
  });

  test('a ledger that was deleted and taken back is compared with what it was', async () => {
    work.git('rm', '-q', 'contract.lock');
    work.git('commit', '-qm', 'delete the ledger');
    work.write('contract.lock', smallLedger);
    work.git('add', '.');
    work.git('commit', '-qm', 'take it back');
    expect((await contract()).code).toBe(0);
    work.write('contract.lock', smallLedger.replace('\nv2 TAG_NOT_FOUND status 404', ''));
    work.git('commit', '-qam', 'lose a line');
    expect((await contract()).out).toContain('the ledger lost the line "v2 TAG_NOT_FOUND status 404"');
    work.restart();
  });

  test('3: no git, no commit, and HEAD compared with itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bare-'));
    for (const name of ['errors.yaml', 'contract.lock']) writeFileSync(join(folder, name), work.read(name));
    const saysBoth = async (part: string) => {
      expect(await runIn(folder, 'contract', 'errors.yaml')).toMatchObject({
        code: 3,
        err: expect.stringContaining(part),
      });
    };
    await saysBoth('not a git repository');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    await saysBoth('no commit yet');
    rmSync(folder, { recursive: true });
    for (const ref of ['HEAD', 'main', work.git('rev-parse', 'HEAD').trim()])
      expect(await contract('--against', ref)).toMatchObject({ code: 3, err: expect.stringContaining('HEAD~1') });
  });

  test('on main itself, what the last commit took out of the ledger is missed', async () => {
    work.write('contract.lock', smallLedger.replace('\nv2 TAG_NOT_FOUND status 404', ''));
    expect((await contract()).out).toContain('the ledger lost the line');
    work.git('commit', '-qam', 'lose a line');
    expect((await contract()).out).toContain('the ledger lost the line');
    work.restart();
  });

  test('3: a shallow clone says how to deepen it', async () => {
    const clone = mkdtempSync(join(tmpdir(), 'shallow-'));
    try {
      work.git('commit', '-q', '--allow-empty', '-m', 'second');
      work.git('branch', '-f', 'old', 'HEAD~1');
      execFileSync('git', ['clone', '-q', '--depth', '1', `file://${work.path}`, clone], { stdio: 'ignore' });
      execFileSync('git', ['fetch', '-q', '--depth', '1', 'origin', 'old:old'], { cwd: clone, stdio: 'ignore' });
      for (const ref of ['old', 'HEAD~1']) {
        const { code, err } = await runIn(clone, 'contract', 'errors.yaml', '--against', ref);
        expect(code).toBe(3);
        expect(err).toContain('fetch-depth: 0');
      }
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });
});

test('the first commit has an empty past, and says so', async () => {
  const fresh = new Workspace();
  const { code, out } = await runIn(fresh.path, 'contract', 'errors.yaml');
  rmSync(fresh.path, { recursive: true, force: true });
  expect(code).toBe(0);
  expect(out).toContain('its past is empty');
});

describe('a clone without a past', () => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: clone, stdio: 'ignore' });
  beforeAll(() => {
    work.git('checkout', '-q', '-b', 'feature');
    const start = work.read().indexOf('\n  CALL_NOT_FOUND:\n');
    work.edit((text) => text.slice(0, start) + text.slice(text.indexOf('\n  TAG_NOT_FOUND:\n')));
    const rest = work.read('contract.lock').split('\n');
    work.write('contract.lock', rest.filter((line) => !line.split(' ').includes('CALL_NOT_FOUND')).join('\n'));
    work.git('commit', '-qam', 'delete a code and its past');
    execFileSync('git', ['clone', '-q', '--depth', '1', '-b', 'feature', `file://${work.path}`, clone], {
      stdio: 'ignore',
    });
    work.git('checkout', '-q', 'main');
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  test('3: a shallow one, unless a baseline is named', async () => {
    const { code, err } = await runIn(clone, 'contract', 'errors.yaml');
    expect(code).toBe(3);
    expect(err).toContain('fetch-depth: 0');
    expect((await runIn(clone, 'contract', 'errors.yaml', '--against', 'HEAD')).err).toContain('--against HEAD~1');
    git('fetch', '-q', '--depth', '2', 'origin', 'feature', 'main:main');
    expect((await runIn(clone, 'contract', 'errors.yaml', '--against', 'main')).out).toContain('code-removed');
  });

  test('3: one that lacks the branch others build on', async () => {
    git('fetch', '-q', '--unshallow');
    for (const ref of ['refs/heads/main', 'refs/remotes/origin/main', 'refs/remotes/origin/HEAD'])
      git('update-ref', '--no-deref', '-d', ref);
    const { code, err } = await runIn(clone, 'contract', 'errors.yaml');
    expect(code).toBe(3);
    expect(err).toContain('--against');
  });
});

describe('letting a break through', () => {
  test('an approval lets one break through, once', async () => {
    work.edit((text) => approve(brokenStatus(text)));
    const report = await reportOf();
    expect(report.findings.find(({ rule }) => rule === 'status-changed')).toMatchObject({
      level: 'safe',
      accepted: 'approved on 2027-01-01: The old value was a slip.',
    });
    await contract('--update');
    expect((await contract()).code).toBe(0);

    work.git('commit', '-qam', 'approved');
    work.edit((text) =>
      text.replace('HTTP/1.1 410 Gone', 'HTTP/1.1 404 Not Found').replace('status: 410', 'status: 404'),
    );
    expect((await contract()).code).toBe(1);
    work.edit((text) =>
      text.replace(
        /\n.*change: approved.*/,
        (line) => `${line}${line.replace('The old value was a slip', 'It was none')}`,
      ),
    );
    const again = await reportOf();
    expect(again.findings.find(({ rule }) => rule === 'status-changed')?.accepted).toContain('It was none');
    work.git('reset', '-q', '--hard', 'HEAD~1');
  });

  test('an approval of another rule, or misspelt, lets nothing through', async () => {
    work.edit((text) => approve(brokenStatus(text)).replace('rule: status-changed', 'rule: status-change'));
    const report = await reportOf();
    expect(report.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      'status-changed breaking',
      'approval-unknown dangerous',
    ]);
  });

  test('a new version lets programs break, but no link', async () => {
    work.edit((text) => brokenStatus(text).replace('version: v2', 'version: v3'));
    await contract('--update');
    expect((await contract()).code).toBe(0);
    expect(work.read('contract.lock')).toContain('\nv2 TAG_NOT_FOUND status 404\n');
    expect(work.read('contract.lock')).toContain('\nv3 TAG_NOT_FOUND status 410\n');

    work.edit((text) => text.replace('  idempotency: /guides/idempotency/\n', ''));
    const report = await reportOf();
    expect(report.findings.filter(({ level }) => level === 'breaking').map(({ rule }) => rule)).toEqual([
      'anchor-removed',
    ]);
  });

  test('a new version does not let a retired code go', async () => {
    await work.run('retire', 'CALL_NOT_FOUND', '--file', 'errors.yaml', '--reason', 'Gone.', '--date', '2027-01-01');
    await contract('--update');
    work.edit(
      (text) => text.slice(0, text.indexOf('\n  CALL_NOT_FOUND:\n')) + text.slice(text.indexOf('\n  TAG_NOT_FOUND:\n')),
    );
    work.edit((text) =>
      inEntry(
        'TAG_NOT_FOUND',
        '    sources:',
        '    aliases: [CALL_NOT_FOUND]\n    sources:',
      )(text).replace('version: v2', 'version: v3'),
    );
    const { findings } = await reportOf();
    expect(
      findings.filter(({ level }) => level === 'breaking').map(({ rule, subject }) => `${rule} ${subject}`),
    ).toContain('code-removed CALL_NOT_FOUND');
  });

  test('an older version is refused', async () => {
    work.edit((text) => text.replace('version: v2', 'version: v1'));
    expect((await reportOf()).findings.map(({ rule }) => rule)).toEqual(['version-decreased']);
  });
});

describe('reports', () => {
  test('the schema is printed, and JSON reports match it', async () => {
    const schema = JSON.parse((await work.run('contract', '--schema')).out);
    expect(schema).toEqual(z.toJSONSchema(z.union([reportSchema, failureSchema])));
    work.edit(brokenStatus);
    const report = await reportOf();
    expect(report.findings[0]).toMatchObject({
      rule: 'status-changed',
      subject: 'TAG_NOT_FOUND',
      old: '404',
      new: '410',
    });
  });

  test('a fingerprint survives other edits around it', async () => {
    work.edit(brokenStatus);
    const print = (await reportOf()).findings[0]?.fingerprint;
    work.edit((text) => `# a comment\n${text.replaceAll('title: Tag is', 'title: The tag is')}`);
    expect((await reportOf()).findings[0]?.fingerprint).toBe(print);
  });

  test('GitHub annotations name file, line and column', async () => {
    work.edit(brokenStatus);
    const { out } = await contract('--format', 'github');
    expect(out).toMatch(
      /^::error file=errors\.yaml,line=\d+,col=13,title=status-changed::TAG_NOT_FOUND: status was 404, is now 410\. .*%0AHelp: /,
    );
  });

  test('where there is no report, the asked format says so', async () => {
    const failed = failureSchema.parse(JSON.parse((await contract('--format', 'json', '--against', 'nope')).out));
    expect(failed).toMatchObject({ exit_code: 3, error: expect.stringContaining('nope'), problems: [] });
    expect((await contract('--format', 'github', '--against', 'nope')).out).toMatch(
      /^::error title=no report::nope is neither/,
    );
    work.edit((text) => text.replace('status: 404', 'status: 200'));
    const invalid = failureSchema.parse(JSON.parse((await contract('--format', 'json')).out));
    expect(invalid).toMatchObject({
      exit_code: 2,
      problems: expect.arrayContaining([expect.objectContaining({ file: 'errors.yaml', column: 13 })]),
    });
    expect((await contract('--format', 'github')).out).toMatch(
      /^::error file=errors\.yaml,line=\d+,col=13,title=CAT-/m,
    );
    work.reset();
    const { code, out } = await work.run('explain', '--catalogue', 'errors.yaml', '--json', 'NOPE_CODE');
    expect({ code, said: JSON.parse(out) }).toMatchObject({ code: 1, said: { error: 'no certain answer' } });
  });

  test('explain leads from an operation to its place among all operations', async () => {
    const { code, err } = await work.run('explain', 'curl -X POST https://api.withallo.com/v1/api/sms');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('/operations/#POST/v1/api/sms') });
    expect(err).not.toContain('no certain answer');
  });

  test('Markdown is one table', async () => {
    work.edit(brokenStatus);
    const row = (await contract('--format', 'markdown')).out
      .split('\n')
      .find((line) => line.includes('`status-changed`'));
    for (const part of ['A program that branches', 'add to the history', 'cf. contract.lock:'])
      expect(row).toContain(part);
    expect((await contract('--format', 'markdown')).out).toContain(
      '| breaking | `status-changed` | TAG\\_NOT\\_FOUND: status was 404, is now 410 |',
    );
  });
});

describe('a deployed site', () => {
  let server: Server;
  let origin: string;
  const site = {
    ...work.catalogue.head,
    errors: Object.fromEntries(
      work.catalogue.entries.map((entry) => [
        entry.code,
        { ...entry, url: `https://help.withallo.com/docs/errors/${entry.code}/` },
      ]),
    ),
  };
  const answers: Record<string, () => [status: number, type: string, body: string]> = {
    '/errors.json': () => [200, 'application/json', JSON.stringify(site)],
    '/locked/errors.json': () => [200, 'application/json', JSON.stringify(site)],
    '/sparse/errors.json': () => [
      200,
      'application/json',
      '{"api":{"version":"v2"},"errors":{"TAG_NOT_FOUND":{"status":404,"type":"not_found_error","retryable":false}}}',
    ],
    '/lost/errors.json': () => [
      200,
      'application/json',
      JSON.stringify({ ...site, errors: { ...site.errors, LONG_GONE_CODE: { status: 404 } } }),
    ],
    '/head/errors.json': () => {
      const { doc_urls, anchors, types, envelope, former_statuses = [] } = site;
      const live = {
        doc_urls: [...doc_urls, 'https://help.withallo.com/old#{code}'],
        anchors: { ...anchors, 'old-section': '/guides/error-object/' },
        types: { ...types, old_error: { ...types.server_error, anchors: ['old-errors'] } },
        former_statuses: [...former_statuses, 418],
        envelope: { root: 'err', fields: { ...envelope.fields, hint: { type: 'string', presence: 'always' } } },
      };
      return [200, 'application/json', JSON.stringify({ ...site, ...live })];
    },
    '/odd/errors.json': () => [200, 'application/json', JSON.stringify({ ...site, doc_urls: ['nowhere#{code}'] })],
    '/html/errors.json': () => [200, 'text/html', '<!doctype html><title>Sign in</title>'],
    '/empty/errors.json': () => [200, 'application/json', ''],
    '/wrong/errors.json': () => [200, 'application/json', '{"errors":[]}'],
    '/gone/errors.json': () => [404, 'text/plain', 'not here'],
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url?.startsWith('/silent/')) return;
      if (request.url?.startsWith('/locked/') && request.headers.authorization !== `Basic ${btoa('ann:s3cr:t %')}`)
        return void response.writeHead(401).end();
      const answer = answers[request.url?.split('?')[0] ?? '']?.();
      if (!answer) return void request.socket.destroy();
      response.writeHead(answer[0], { 'content-type': answer[1] }).end(answer[2]);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('the same facts, whole or sparse, give no finding', async () => {
    for (const url of [`${origin}/`, `${origin}/errors.json`])
      expect(await reportOf('--against', url)).toMatchObject({ exit_code: 0, findings: [] });
    const sparse = await reportOf('--against', `${origin}/sparse`);
    expect(new Set(sparse.findings.map(({ rule }) => rule))).toEqual(new Set(['code-added']));
  });

  test('a code that is live but not in the catalogue is missed', async () => {
    const { findings } = await reportOf('--against', `${origin}/lost`);
    expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(['code-removed LONG_GONE_CODE']);
  });

  test('what the head of the live site promises is missed too', async () => {
    const { findings } = await reportOf('--against', `${origin}/head`);
    expect(
      new Set(findings.map(({ rule, old = '' }) => `${rule} ${old.replaceAll(/.*(?:old|status)/g, '...')}`)),
    ).toEqual(
      new Set([
        'param-renamed err',
        'param-removed hint',
        'type-value-removed ..._error',
        'doc-url-removed .../',
        'doc-url-removed .../418/',
        'anchor-removed ...-section',
        'anchor-removed ...-errors',
      ]),
    );
  });

  test('3: no answer that can be trusted', async () => {
    for (const path of ['odd', 'html', 'empty', 'wrong', 'gone', 'reset'])
      expect(await contract('--against', `${origin}/${path}`)).toMatchObject({ code: 3, out: '' });
  });

  test('3: a site that never answers is waited for 10 seconds', async () => {
    await expect(download(`${origin}/silent/`, 50)).rejects.toThrow('no answer within 0.05 s');
    expect(fetchTimeoutMs).toBe(10_000);
  });

  test('a password in the URL opens the site, and stays out of every message', async () => {
    const locked = (password: string) => `${origin.replace('//', `//ann:${password}@`)}/locked/`;
    expect(await contract('--against', locked('s3cr%3At%20%25'))).toMatchObject({ code: 0, err: '' });
    for (const url of [locked('s3cret'), locked('s3cret').replace(/:\d+\//, ':1/')]) {
      const { code, out, err } = await contract('--against', url);
      expect(code).toBe(3);
      expect(out + err).not.toContain('s3cret');
    }
  });

  test('a token in the URL stays out of the report', async () => {
    const { out, err } = await contract(
      '--format',
      'json',
      '--against',
      `${origin}/?token=s3cret`,
      '--against',
      `${origin}/sparse/?token=s3cret`,
    );
    expect(out + err).not.toContain('s3cret');
  });
});
