/**
 * Files whose names change with what is in them: a browser may keep them for ever, and tabs of the last build still ask for the old ones.
 * Everything else of a build keeps its name and must be asked for again. Written so that every server's patterns can be made from it.
 */
export const hashedFolders = ['_astro', 'pagefind/fragment', 'pagefind/index'] as const;

/** Pagefind's description of its index lies beside files without a hash, so it is known by its ending. */
export const hashedEnding = '.pf_meta';

/** `file` is relative to the built site, with slashes: `_astro/print.ehPL0gv-.css`. */
export const isHashed = (file: string): boolean =>
  file.endsWith(hashedEnding) || hashedFolders.some((folder) => file.startsWith(`${folder}/`));
