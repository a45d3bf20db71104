/**
 * What secrets look like: one table for the catalogue's rule, the finder's mask and the audit. Who searches whole files with it gains by
 * each pattern starting with fixed letters.
 */

/** Words that stand before a credential: `Authorization: Bearer ...`. */
export const schemes = ['Api-Key', 'Basic', 'Bearer', 'Digest', 'Token', 'Negotiate', 'HMAC', 'AWS4-HMAC-SHA256'];

/** Headers whose whole value is a credential. */
export const secretHeaders = [
  'Authorization',
  'Proxy-Authorization',
  'Cookie',
  'Set-Cookie',
  'X-Api-Key',
  'Api-Key',
  'X-Api-Token',
  'X-Auth-Token',
  'X-Auth-Key',
  'X-Access-Token',
  'X-Amz-Security-Token',
  'X-Csrf-Token',
  'X-Secret',
  'X-Session-Token',
  'X-Token',
];

/** Parts of names of fields, parameters and variables that hold a secret: `client_secret`, `apiKey`. */
export const secretNames = 'api[-_]?key|access[-_]?key|secret|password|passwd|pwd|token|credential|signature';

/** Tokens that have no long run of letters and digits, or a part that has none. */
export const shortTokens = {
  sendGrid: '\\bSG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  webhook: '(?:hooks\\.slack\\.com/services|discord(?:app)?\\.com/api/webhooks)/[\\w/-]{20,}',
  aws: '\\bA(?:KIA|SIA)[0-9A-Z]{16}\\b',
  privateKey: '-----BEGIN [A-Z ]*PRIVATE KEY-----',
  jsonWebToken: '\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*',
};

/** Tokens that are known by how they begin, wherever they stand. */
export const tokenShapes: readonly { what: string; source: string }[] = [
  { what: 'a live key', source: '\\b(?:sk|ak|pk|rk)_live_[A-Za-z0-9]{4,}' },
  { what: 'a key', source: '\\b(?:sk|pk|rk)-(?:proj-|ant-|live-)?[A-Za-z0-9_-]{20,}' },
  { what: 'a secret of a webhook', source: 'whsec_[\\w+/=-]{8,}' },
  { what: 'a token of GitHub', source: '\\b(?:gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_\\w{16,})' },
  { what: 'a token of GitLab', source: '\\bglpat-[\\w-]{16,}' },
  { what: 'a token of npm', source: '\\bnpm_[A-Za-z0-9]{30,}' },
  { what: 'a token of Slack', source: 'xox[a-z]-[\\w-]{10,}' },
  { what: 'a key of SendGrid', source: shortTokens.sendGrid },
  { what: 'the address of a webhook', source: shortTokens.webhook },
  { what: 'a key of AWS', source: shortTokens.aws },
  { what: 'a key of Google', source: 'AIza[\\w-]{30,}' },
  { what: 'a private key', source: shortTokens.privateKey },
  { what: 'a JSON Web Token', source: shortTokens.jsonWebToken },
];

/** What keys of many providers begin with. */
export const keyStart = '(?:sk|pk|rk|ak|whsec|gh[oprsu]|pat|xox[a-z])[_-]';

/** `abc_live_...`: keys of providers that nobody here knows. */
export const keyOfStage = '\\b[a-z]{2,8}[_-](?:live|test|prod|dev)[_-][\\w-]{4,}';

/** Any address, of any domain and script: in a paste `example.com` is somebody's too. */
export const anyEmailShape =
  '(?<![^\\s@"\'<>()[\\]{},;:=|])[^\\s@"\'<>()[\\]{},;:=|\\\\]+\\\\?@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+';

/** An address outside the domains that are reserved for examples (RFC 2606). */
export const emailShape =
  '(?<![\\w.+-])[\\w.+-]+@(?!(?:[\\w-]+\\.)*example(?:\\.(?:com|org|net))?\\b)[\\w-]+(?:\\.[\\w-]+)+';

/** What stands for a secret in documentation: `YOUR_API_KEY`, `<token>`, `{key}`, `$TOKEN`, `...`, `xxxx`. */
export const placeholderShape = '(?:<|\\{|\\$|YOUR|EXAMPLE|\\.{3}|…|\\*{3}|[xX]{4,}(?![A-Za-z\\d]))';
