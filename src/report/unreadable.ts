/** A file that was named and cannot be read is a slip of the hand, no fault of the program: the sentence that says so. */
export function unreadable(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'EISDIR')
    return 'A folder stands where a file is read. Name the file in it, like content/errors.yaml.';
  if (!('path' in error)) return undefined;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return `There is no file ${error.path}. Run the command from the project's root, or name the file.`;
  return error.code === 'EACCES'
    ? `${error.path} may not be read or written. Change its permissions, or name another file.`
    : undefined;
}
