/** A pattern that matches just this text, outside of a character class: `a.b` is `a\.b`. (`RegExp.escape` is newer than Node 22 and many browsers.) */
export const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
