/**
 * Hides what must not be shown, copied or sent on: keys, tokens, passwords, e-mail addresses. Phone numbers stay, since
 * they are what many of these errors are about. Each pattern begins at a fixed place, so each pass is linear.
 */
export function mask(text: string): string {
  let out = text;
  for (const [pattern, replacement] of rules) out = out.replace(pattern, replacement);
  // `request_id=req_...` is a name and a value, each judged by itself.
  return out.replace(/[\w+/=-]{24,}/g, (words) =>
    words.replace(/[^=]{16,}(?:={1,2}(?!\w))?/g, (word) => (isSecret(word) ? hidden : word)),
  );
}

const hidden = '[hidden]';

const rules: [RegExp, string][] = [
  // Header lines: the scheme is worth knowing, the rest is not.
  [
    /\b((?:proxy-)?authorization["']?\s{0,4}[:=]\s{0,4}["']?)(?:(api-key|bearer|basic|digest|token)\s{1,4})?[^\s"',;}\]]+/gi,
    `$1$2 ${hidden}`,
  ],
  // Not "the Bearer scheme": a value has a digit, an underscore or length.
  [/\b(api-key|bearer|basic)\s{1,4}(?=[\w.~+/=-]{0,15}[\d_]|[\w.~+/=-]{16})[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\b((?:set-)?cookie\s{0,4}:\s{0,4})[^\r\n]+/gi, `$1${hidden}`],
  // A value in quotes is taken whole: a password may hold spaces.
  [
    /((?:api[-_]?key|secret|password|passwd|token)[\w-]{0,20}["']?\s{0,4}[:=]\s{0,4})(["'])[^"'\r\n]{4,200}\2/gi,
    `$1$2${hidden}$2`,
  ],
  [
    /((?:api[-_]?key|secret|password|passwd|token)[\w-]{0,20}["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"'&,;}\]]{4,}/gi,
    `$1${hidden}`,
  ],
  [/((?:session|sess)[\w-]{0,10}["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"'&,;}\]]{6,}/gi, `$1${hidden}`],
  // "API key 9f8e... is invalid": letters and digits mixed; a code of the catalogue or a UUID, as idempotency keys are, is no secret.
  [
    /\b(key["']?\s{0,4}[:=]?\s{0,4}["']?)(?![A-Z\d]+(?:_[A-Z\d]+)+\b|[\da-f]{8}-[\da-f]{4}-)(?=[\w-]{0,64}\d)(?=[\w-]{0,64}[a-z])[\w-]{12,}/gi,
    `$1${hidden}`,
  ],
  // curl -u name:password
  [/(\s(?:-u|--user)[\s=]{1,4}["']?)[^\s"':]{1,256}:[^\s"']{1,256}/g, `$1${hidden}`],
  [/\beyJ[\w-]{4,}(?:\.[\w-]*)*/g, hidden],
  [/\b[a-z]{2,8}[_-](?:live|test|prod|dev)[_-][\w-]{4,}/g, hidden],
  [/\b(?:sk|pk|rk|ak|whsec|ghp|gho|pat|xox[a-z])[_-][\w-]{6,}/g, hidden],
  [/(:\/\/)[^\s/@:]{1,256}:[^\s/@]{1,256}@/g, `$1${hidden}@`],
  [/(?<![^\s@"'<>()[\]{},;:=])[^\s@"'<>()[\]{},;:=]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, '[e-mail]'],
  [/(?<![\w.+-])[\w.+-]{1,64}%40[a-z\d-]+(?:\.[a-z\d-]+)+/gi, '[e-mail]'],
];

/** A long run of mixed letters and digits is a key of some kind, unless it is one of the ids that support asks for. */
function isSecret(word: string): boolean {
  if (word.includes('/'))
    return word
      .split('/')
      .some((part) => part.length >= 16 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part));
  if (/^(?:req_|cll-|msg-)/.test(word) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) return false;
  return /\d/.test(word) && /[a-z]/i.test(word) && !/^[A-Z\d]+(?:_[A-Z\d]+)+$/.test(word);
}
