import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import type { Catalogue } from '../../../src/catalogue/model.ts';
import { parseCatalogue } from '../../../src/catalogue/validate.ts';
import { main } from '../../../src/cli/main.ts';
import { catalogueFacts } from '../../../src/contract/facts.ts';
import { formatLedger, nextLedger } from '../../../src/contract/ledger.ts';
import { SourceText } from '../../../src/kit/source-text.ts';
import { source } from './real.ts';

const cli = resolve('src/cli/start.ts');

const kept = [
  'API_KEY_INVALID',
  'CONVERSATION_ITEM_NOT_FOUND',
  'CALL_NOT_FOUND',
  'TAG_NOT_FOUND',
  'RATE_LIMIT_EXCEEDED',
  'INTERNAL_SERVER_ERROR',
];

/** A few entries of the real catalogue: each command then takes a fraction of the time, and there are many. */
function smallCatalogue(): string {
  const start = source.text.indexOf('\nerrors:\n') + '\nerrors:\n'.length;
  const entries = source.text.slice(start).split(/(?<=\n)\n(?= {2}[A-Z\d_]+:\n)/);
  const chosen = entries.filter((entry) => kept.includes(entry.trim().split(':', 1)[0] ?? ''));
  // What is confused with a code that was left out cannot stay, nor the word "related" in the list of deductions. The tests write aliases of their own.
  const trimmed = chosen.map((entry) =>
    entry.replaceAll(/^ {4}(?:related|aliases):.*\n(?: {6}.*\n)*/gm, '').replace(/, related\b/, ''),
  );
  return source.text.slice(0, start) + trimmed.join('\n');
}

export const smallText = smallCatalogue();
const { catalogue: parsed, problems } = parseCatalogue(new SourceText('errors.yaml', smallText));
if (!parsed) throw new Error(JSON.stringify(problems));
export const small: Catalogue = parsed;
export const smallLedger = formatLedger(nextLedger([], catalogueFacts(small), small.head.api.version));

/** A git repository with a small catalogue and its ledger, committed on `main`. */
export class Workspace {
  readonly path = mkdtempSync(join(tmpdir(), 'contract-'));
  readonly catalogue = small;

  constructor() {
    this.reset();
    this.git('init', '-q', '-b', 'main');
    this.git('add', '.');
    this.git('commit', '-qm', 'base');
    this.git('tag', 'base');
  }

  /** The first commit and nothing else. */
  restart(): void {
    this.git('reset', '-q', '--hard', 'base');
    this.git('clean', '-qfd');
  }

  reset(): void {
    this.write('errors.yaml', smallText);
    this.write('contract.lock', smallLedger);
  }

  read(name = 'errors.yaml'): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.path, name), content);
  }

  /** Replaces a text that must be there. */
  edit(change: (before: string) => string): void {
    const before = this.read();
    const after = change(before);
    if (after === before) throw new Error('the edit did nothing');
    this.write('errors.yaml', after);
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    return execFileSync('git', [...identity, ...args], {
      cwd: this.path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  run(...args: string[]): Promise<Run> {
    return runIn(this.path, ...args);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs a command inside this process, in a folder: starting another takes ten times as long. */
export async function runIn(cwd: string, ...args: string[]): Promise<Run> {
  const before = process.cwd();
  const run = { code: 0, out: '', err: '' };
  const write =
    (stream: 'out' | 'err', end = '') =>
    (text: unknown) => {
      run[stream] += `${text}${end}`;
      return true;
    };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(write('out', '\n')),
    vi.spyOn(console, 'error').mockImplementation(write('err', '\n')),
    vi.spyOn(process.stdout, 'write').mockImplementation(write('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(write('err')),
  ];
  process.chdir(cwd);
  process.exitCode = 0;
  try {
    await main(args);
    return { ...run, code: Number(process.exitCode) };
  } finally {
    process.chdir(before);
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs a command as people do, in a process of its own. */
export function spawnIn(cwd: string, ...args: string[]): Promise<Run> {
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 26 }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}
