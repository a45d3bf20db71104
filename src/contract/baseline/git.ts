import { execFileSync } from 'node:child_process';
import { basename, dirname, relative } from 'node:path';
import { type Baseline, BaselineError, parseLedger } from '../ledger.ts';

/** What the ledger is compared with when nothing was named; `undefined` for a ledger that has no past yet. */
export function readPast(ledger: string): Baseline | undefined {
  const git = gitIn(dirname(ledger));
  const head = headOf(git);
  const ref = usualRefs.find((name) => commitOf(git, name) !== undefined);
  const base = ref === undefined ? undefined : mergeBase(git, ref);
  if (ref !== undefined && base !== undefined && base !== head) return readAt(git, ref, base, ledger);
  if (isShallow(git) && commitOf(git, 'HEAD~1') === undefined)
    throw new BaselineError(`This shallow clone holds no commit before the one that is checked. ${deepen}`);
  if (ref === undefined || base === undefined)
    throw new BaselineError(
      `No git branch main, master or origin/HEAD is here to compare with. ${deepen.replace(/\.$/, '')}, or name a baseline with --against.`,
    );
  // On that branch itself: what is not committed is compared with the commit, a commit with the one before it.
  const isEdited = !git('diff', '--quiet', 'HEAD', '--', basename(ledger)).ok;
  const before = isEdited ? 'HEAD' : 'HEAD~1';
  const commit = commitOf(git, before);
  // The first commit has an empty past; it is none of its own.
  return commit === undefined ? undefined : readAt(git, before, commit, ledger);
}

/** The ledger where HEAD and a git ref part, so that others' later work is no change of ours. */
export function readAtMergeBase(ref: string, ledger: string): Baseline {
  const git = gitIn(dirname(ledger));
  const head = headOf(git);
  if (commitOf(git, ref) === undefined)
    throw new BaselineError(
      `${ref || 'What --against names'} is neither a file nor a commit that is here. ${isShallow(git) ? deepen : 'Fetch it first.'}`,
    );
  const base = mergeBase(git, ref);
  if (base === undefined)
    throw new BaselineError(`HEAD and ${ref} have no common commit.${isShallow(git) ? ` ${deepen}` : ''}`);
  if (base === head)
    throw new BaselineError(
      `${ref} holds every commit of HEAD, so HEAD would be compared with itself. Name a commit before it: --against HEAD~1.`,
    );
  const past = readAt(git, ref, base, ledger);
  if (past) return past;
  throw new BaselineError(`There is no ${ledger} at ${base.slice(0, 10)}, where HEAD and ${ref} part.`);
}

/** The git command that takes a lost ledger back; `undefined` when no commit ever held one. Throws when git cannot tell. */
export function restoringCommand(ledger: string): string | undefined {
  const git = gitIn(dirname(ledger));
  if (!git('rev-parse', '--git-dir').ok || commitOf(git, 'HEAD') === undefined) return undefined;
  const holder = lastHolder(git, 'HEAD', ledger);
  if (holder === undefined && isShallow(git))
    throw new BaselineError(`There is no ledger ${ledger}, and this shallow clone cannot tell its past. ${deepen}`);
  return holder && `git checkout ${holder.replace(/^[\da-f]{40}/, (id) => id.slice(0, 10))} -- ${ledger}`;
}

const usualRefs = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
const deepen = 'Fetch the whole history (`git fetch --unshallow`; actions/checkout: `fetch-depth: 0`).';

function headOf(git: Git): string {
  const found = git('rev-parse', '--git-dir');
  if (!found.ok)
    throw new BaselineError(
      `git cannot tell the past of the ledger here (${found.reason}). Run the check in a clone with its history.`,
    );
  const head = commitOf(git, 'HEAD');
  if (head !== undefined) return head;
  throw new BaselineError('This git repository has no commit yet. Commit the catalogue and its ledger first.');
}

/** A ledger that a commit deleted is read as it was before that commit. */
function readAt(git: Git, ref: string, commit: string, ledger: string): Baseline | undefined {
  const holder = lastHolder(git, commit, ledger);
  if (holder === undefined) return undefined;
  const shown = holder === commit ? ref : holder.slice(0, 10);
  const file = git('cat-file', 'blob', `${holder}:./${basename(ledger)}`);
  if (!file.ok) throw new BaselineError(`${ledger} is no file at ${shown}. Name a commit at which it is one.`);
  return parseLedger(`${shown}:${relative(process.cwd(), ledger) || ledger}`, file.text);
}

/** The commit itself if the ledger is in it, or the last one before it was deleted. */
function lastHolder(git: Git, commit: string, ledger: string): string | undefined {
  if (git('cat-file', '-t', `${commit}:./${basename(ledger)}`).text === 'blob') return commit;
  const deleting = git('log', '-1', '--format=%H', commit, '--', basename(ledger)).text;
  return deleting === '' ? undefined : `${deleting}~1`;
}

function commitOf(git: Git, ref: string): string | undefined {
  const found = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  return found.ok ? found.text : undefined;
}

function mergeBase(git: Git, ref: string): string | undefined {
  const found = git('merge-base', '--', 'HEAD', ref);
  return found.ok ? found.text : undefined;
}

const isShallow = (git: Git): boolean => git('rev-parse', '--is-shallow-repository').text === 'true';

type Git = (...args: string[]) => { ok: true; text: string } | { ok: false; text: ''; reason: string };

const maxOutput = 64 * 1024 * 1024;

const gitIn =
  (cwd: string): Git =>
  (...args) => {
    try {
      const text = execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe', maxBuffer: maxOutput });
      return { ok: true, text: text.trimEnd() };
    } catch (error) {
      return { ok: false, text: '', reason: reasonOf(error) };
    }
  };

/** `fatal: not a git repository (or any of the parent directories): .git` to `not a git repository` */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'git is not installed';
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return said.split('\n', 1)[0]?.replace(/^fatal: | \(.*/g, '') || 'it failed';
}
