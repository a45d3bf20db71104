/** A text as a pattern that matches just that text, where no character class holds it: `a.b` is `a\.b`. `RegExp.escape` is newer than many a reader's browser, and than Node 22. */
export const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
