/** Tells whether the process that made a file still runs, also when its process id was given to another one since. */
import { readFileSync } from 'node:fs';

/** `<pid>-<start>`: what identifies this process as long as the machine is not started again. */
export const thisProcess = (): string => `${process.pid}-${startOf(process.pid)}`;

/** Whether the process that `thisProcess` named still runs; false for any other text. */
export function isRunning(owner: string): boolean {
  const [, pid, start] = /^(\d+)-(\d*)$/.exec(owner) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(Number(pid)) === start;
}

/** When a process started, in the kernel's ticks. Empty where there is no /proc: then the id alone must do. */
function startOf(pid: number): string {
  try {
    // The second field is the name, which may hold blanks and parentheses. The start is field 22.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}
