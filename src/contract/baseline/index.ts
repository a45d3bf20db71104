import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { decoded } from '../../catalogue/urls.ts';
import { type Baseline, BaselineError, parseLedger } from '../ledger.ts';
import { parseSite } from './site.ts';

/** A git ref, a file, or the address of a deployed site. A ref is read at the merge base, so that others' later work is no change of ours. */
export async function readBaseline(
  against: string,
  ledger: string,
): Promise<{ baseline: Baseline; isOrigin: boolean }> {
  if (/^https?:\/\//.test(against)) return { baseline: await fetchSite(against), isOrigin: false };
  // A folder may share its name with a branch.
  if (statSync(against, { throwIfNoEntry: false })?.isDirectory() === false)
    return { baseline: parseBaseline(against, readFileSync(against, 'utf8')), isOrigin: !against.endsWith('.json') };
  return { baseline: readAtMergeBase(against, ledger), isOrigin: true };
}

export function readLedger(file: string): Baseline {
  if (!existsSync(file))
    throw new BaselineError(
      `There is no ledger ${file}. Take it from git; only the very first one is made by \`--update\`.`,
    );
  return parseLedger(relative(process.cwd(), file) || file, readFileSync(file, 'utf8'));
}

function parseBaseline(name: string, text: string): Baseline {
  const start = text.trimStart()[0];
  if (start === '<') throw new BaselineError(`${name} is HTML, not JSON. A login page or a 404 page looks like this.`);
  return start === '{' || start === '[' ? parseSite(name, text) : parseLedger(name, text);
}

const patience = 10_000;
const largest = 64 * 1024 * 1024;

async function fetchSite(address: string): Promise<Baseline> {
  if (!URL.canParse(address))
    throw new BaselineError('--against is no address. Write one like https://help.example.com/errors.json.');
  const url = new URL(address);
  if (!url.pathname.endsWith('.json')) url.pathname = `${url.pathname.replace(/\/$/, '')}/errors.json`;
  // What a person pastes may carry a password or a token; neither belongs into a report.
  const name = `${url.origin}${url.pathname}`;
  const headers = { accept: 'application/json', ...credentialsOf(url) };
  // `fetch` refuses an address that holds a password, and repeats it in its message.
  url.username = '';
  url.password = '';
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new BaselineError(`${name} answered ${response.status}.`);
    return parseBaseline(name, await readLimited(response, name));
  } catch (error) {
    if (error instanceof BaselineError) throw error;
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    throw new BaselineError(
      `${name} could not be read: ${timedOut ? `no answer within ${patience / 1000} s` : reasonOf(error)}.`,
    );
  }
}

function credentialsOf({ username, password }: URL): { authorization?: string } {
  if (username === '' && password === '') return {};
  return { authorization: `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}` };
}

async function readLimited(response: Response, name: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largest) throw new BaselineError(`${name} is larger than 64 MB.`);
  }
  return text + decoder.decode();
}

/** Only the cause: the message of `fetch` itself may repeat the whole address. */
const reasonOf = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error ? error.cause.message : 'the request failed';

function readAtMergeBase(ref: string, ledger: string): Baseline {
  const git = gitIn(dirname(ledger));
  if (!git('rev-parse', '--git-dir').ok) throw new BaselineError(`${ref} is no file, and this is no git repository.`);
  const deepen = isShallow(git)
    ? ' The clone is shallow: fetch the whole history (actions/checkout: `fetch-depth: 0`).'
    : '';
  if (!git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).ok)
    throw new BaselineError(`${ref} is neither a file nor a commit that is here.${deepen || ' Fetch it first.'}`);
  const base = git('merge-base', '--', 'HEAD', ref);
  if (!base.ok) throw new BaselineError(`HEAD and ${ref} have no common commit.${deepen}`);
  const name = `${ref}:${relative(process.cwd(), ledger) || ledger}`;
  const file = git('show', `${base.text}:./${basename(ledger)}`);
  if (!file.ok)
    throw new BaselineError(`There is no ${ledger} at ${base.text.slice(0, 10)}, where HEAD and ${ref} part.`);
  return parseLedger(name, file.text);
}

/**
 * The branch others build on, as far as git knows it. Without one the ledger has either no past yet, or a past that is not
 * here; then nobody would miss what the commit under test deleted.
 */
export function findPast(ledger: string): { ref: string } | { lacking: string; isNew: boolean } {
  const git = gitIn(dirname(ledger));
  const head = git('rev-parse', '--verify', '--quiet', 'HEAD');
  if (!head.ok) return { lacking: 'There is no git history here', isNew: true };
  const ref = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'].find(
    (name) => git('rev-parse', '--verify', '--quiet', `${name}^{commit}`).ok,
  );
  const base = ref === undefined ? undefined : git('merge-base', '--', 'HEAD', ref);
  if (isShallow(git) && (!base || base.text === head.text))
    return { lacking: 'This shallow clone holds no commit before the one that is checked', isNew: false };
  if (ref === undefined || !base) return { lacking: 'No git branch main, master or origin/HEAD is here', isNew: false };
  if (base.ok && !git('cat-file', '-e', `${base.text}:./${basename(ledger)}`).ok)
    return { lacking: `${ref} has no ledger yet`, isNew: true };
  return { ref };
}

export const isCommitted = (file: string): boolean =>
  gitIn(dirname(file))('cat-file', '-e', `HEAD:./${basename(file)}`).ok;

type Git = ReturnType<typeof gitIn>;
const isShallow = (git: Git): boolean => git('rev-parse', '--is-shallow-repository').text === 'true';

const gitIn =
  (cwd: string) =>
  (...args: string[]): { ok: boolean; text: string } => {
    try {
      const text = execFileSync('git', args, {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: largest,
      });
      return { ok: true, text: text.trimEnd() };
    } catch {
      return { ok: false, text: '' };
    }
  };
