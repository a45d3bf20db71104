/**
 * Hides what must not be shown, copied or sent on: keys, tokens, passwords, e-mail addresses. Phone numbers stay, since
 * they are what many of these errors are about. Each pattern begins at a fixed place, so each pass is linear.
 */
export function mask(text: string): string {
  let out = text;
  for (const [pattern, replacement] of rules) out = out.replace(pattern, replacement);
  return out.replace(/[\w+/=-]{24,}/g, (word) => (isSecret(word) ? hidden : word));
}

const hidden = '[hidden]';

const rules: [RegExp, string][] = [
  // Header lines: the scheme is worth knowing, the rest is not.
  [/\b((?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?)(?:(api-key|bearer|basic|digest|token)\s{1,4})?[^\s"',;}\]]+/gi, `$1$2 ${hidden}`],
  // Not "the Bearer scheme": a value has a digit, an underscore or length.
  [/\b(api-key|bearer|basic)\s{1,4}(?=[\w.~+/=-]{0,15}[\d_]|[\w.~+/=-]{16})[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\b((?:set-)?cookie\s{0,4}:\s{0,4})[^\r\n]+/gi, `$1${hidden}`],
  [/((?:api[-_]?key|(?:access|refresh|id)[-_]?token|secret|password|passwd|token)["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"'&,;}\]]{4,}/gi, `$1${hidden}`],
  [/\beyJ[\w-]{4,}(?:\.[\w-]*)*/g, hidden],
  [/\b[a-z]{2,8}[_-](?:live|test|prod|dev)[_-][\w-]{4,}/g, hidden],
  [/\b(?:sk|pk|rk|ak|whsec|ghp|gho|pat|xox[a-z])[_-][\w-]{6,}/g, hidden],
  [/(:\/\/)[^\s/@:]{1,256}:[^\s/@]{1,256}@/g, `$1${hidden}@`],
  [/(?<![^\s@"'<>()[\]{},;:=])[^\s@"'<>()[\]{},;:=]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, '[e-mail]'],
];

/** A long run of mixed letters and digits is a key of some kind, unless it is one of the ids that support asks for. */
function isSecret(word: string): boolean {
  if (word.includes('/')) return word.split('/').some((part) => part.length >= 16 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part));
  if (/^(?:req_|cll-|msg-)/.test(word) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) return false;
  return /\d/.test(word) && /[a-z]/i.test(word) && !/^[A-Z\d]+(?:_[A-Z\d]+)+$/.test(word);
}
