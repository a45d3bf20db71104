/** Where secrets stand in a text, by the name beside them, by how they begin, or by being a long run of letters and digits. */
import { anyEmailShape, keyOfStage, keyStart, schemes, secretNames, shortTokens } from '../../kit/secrets.ts';
import { isKept, isRandom, isSecret, isShuffled, looksSecret } from './secret-looks.ts';

export interface Secret {
  start: number;
  end: number;
  /** What is shown in its place. */
  shown: string;
}

export const secretsIn = (text: string, ids: readonly string[]): Secret[] => [
  ...fieldsIn(text, ids),
  ...rules.flatMap((rule) => matches(text, rule, ids)),
];

const hidden = '[hidden]';

const quote = `\\\\{0,15}["']`;
/** As people call it in mails and chats. */
const passwordNames = [
  'pass(?:phrase|code|wort|word|wd)|kennwort|mot de passe|contraseña|senha|palavra-passe|wachtwoord|lösenord|adgangskode',
  'salasana|hasło|heslo|şifre|jelszó|parol[ăa]|пароль|парол[ья]|κωδικός|密码|密碼|パスワード|비밀번호|סיסמה|كلمة (?:المرور|السر)',
].join('|');
const otherNames = `${passwordNames}|(?<![a-z])(?:pass|pw|sig)(?![a-z])`;
const keyNames = '(?:private|auth)[-_]?key|session[-_]?id|sessid|authorization|cookie';
/** Headers are known by their beginning: `X-Auth-Token`. */
const names = `(?:x-(?:[a-z]{2,9}-){0,2})?(?:${secretNames}|${otherNames}|${keyNames})`;
const nameEnd = `(?::(?:\\w{1,40}:)?(?:protected|private))?(?:${quote})?(?:\\]|>>)?`;
const separators = [
  // With a block of YAML: `key: >-`
  ':?=>?|:(?: [>|][+-]?\\n)?|->|\\||\\t',
  // The end of an XML tag, and of a key of Apple's lists.
  '(?: [\\w:-]{1,30}="[^"<>]{0,100}"){0,4}>|</key>\\s{0,20}<\\w{1,10}>',
  // In a list of headers or a tuple the comma, in a call the bracket.
  `[,(](?=\\s{0,20}${quote})`,
  // `s:8:"password";s:12:"` of PHP, `$password\n[1] "` of R
  ';s:\\d{1,6}:|\\n\\[1\\]',
];
const separator = `\\s{0,4}(?:${separators.join('|')})\\s{0,20}`;
/** `"name": "x-api-key", "value": "` of a HAR file, `key="ApiKey" value="` of XML, `name: API_KEY\n value: ` of YAML. */
const valueField = [
  `(?:${quote})?[,\\s]\\s{0,20}(?:${quote})?(?:(?:key)?value|content)(?:${quote})?\\s{0,4}[:=,]\\s{0,4}`,
  // A part of a form that was sent.
  `${quote}(?:\\r?\\n){2}`,
].join('|');
/** `string(16) "`, `Some(`, `[`, `<<"`: what a language puts before the value. */
const opener = `(?:\\[\\]string\\{|\\w{1,12}\\(\\d{0,6}\\)? ?|\\[ ?|<<|[&@]|[ub](?=["'])){0,2}`;
const field = new RegExp(
  `(?<name>(?:${names})(?<more>[\\w-]{0,20}))(?:(?:${valueField})|${nameEnd}(?<sep>${separator}))${opener}(?<mark>${quote})?`,
  'gi',
);

/** A value behind the name of a secret. */
function fieldsIn(text: string, ids: readonly string[]): Secret[] {
  const found: Secret[] = [];
  for (const match of text.matchAll(field)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const { name = '', more = '', sep = '', mark } = match.groups ?? {};
    const start = match.index + match[0].length;
    const isHeader = /(?:authorization|cookie)$/i.test(name);
    const value = mark ? quoted(text, start, mark) : bare(text, start, match.index, { name, sep, isHeader });
    const scheme = isHeader ? (knownScheme.exec(value)?.[0].length ?? 0) : 0;
    const secret = value.slice(scheme);
    if (secret.length < 4 || !isSecret(secret, ids) || saysMore.test(more)) continue;
    // "Token: expired" says something of a token; a password can be any word.
    const isPassword = isPasswordName.test(name);
    const isSaid = !mark && !isHeader && !isPassword && /^\s*(?::\s|\||\t)/.test(sep);
    if (isSaid && !/\d|[a-z][A-Z]|\w:\w|.{16}/.test(secret)) continue;
    // `max_tokens=4096`
    if (more === 's' && /^\d+$/.test(secret)) continue;
    if (/^[,(]$/.test(sep.trim()) && !isHeader && !isPassword && !looksSecret(secret)) continue;
    found.push({ start: start + scheme, end: start + value.length, shown: hidden });
  }
  return found;
}

const isPasswordName = new RegExp(`${passwordNames}|passwd|pwd|^pass|^x-`, 'i');

const knownScheme = new RegExp(`^(?:${schemes.join('|')})\\s{1,4}(?=\\S)`, 'i');

/** `ApiKeyError`, `token_type`, `password_length` */
const kinds = 'error|exception|invalid|type|url|uri|count|limit|length|name|status|code|header|format';
const saysMore = new RegExp(`(?:${kinds}|expir\\w*|_(?:at|in))$`, 'i');

function quoted(text: string, start: number, mark: string): string {
  const end = text.slice(start, start + maxValueLength).indexOf(mark);
  const value = end < 0 ? text.slice(start, start + maxValueLength) : text.slice(start, start + end);
  return /^[^\r\n]*/.exec(value)?.[0] ?? '';
}

const maxValueLength = 4000;

/** To the end of the word; of a header's line or a cookie, to the end of the line. */
function bare(
  text: string,
  start: number,
  nameAt: number,
  field: { name: string; sep: string; isHeader: boolean },
): string {
  const rest = text.slice(start, start + maxValueLength);
  const isLine =
    /:/.test(field.sep) &&
    (/cookie/i.test(field.name) || /(?:^|\n)[<>*\s]{0,4}$/.test(text.slice(Math.max(0, nameAt - 6), nameAt)));
  if (field.isHeader && isLine) return headerLine.exec(rest)?.[0].replace(/["'][\s\\,}\])]*$/, '') ?? '';
  const scheme = field.isHeader ? ((/:/.test(field.sep) ? anyScheme : knownScheme).exec(rest)?.[0] ?? '') : '';
  return scheme + (/^[^\s"'&,;}\])<>|\\]+/.exec(rest.slice(scheme.length))?.[0] ?? '');
}

/** To the end of the line, or to what stands behind the header in a log: a body, or a code. */
const headerLine = /^[^\r\n{]*?(?=\s+[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b|[\r\n{]|$)/;
const anyScheme = /^[A-Za-z][\w-]{1,20} {1,4}(?=\S)/;

interface Rule {
  /** Ends with the secret. */
  pattern: RegExp;
  /** Whether what was found is one, by its looks. */
  test?: (secret: string, ids: readonly string[], before: string) => boolean;
  shown?: string;
}

/** The secret is the group of that name, or the whole match. */
function matches(text: string, { pattern, test = () => true, shown = hidden }: Rule, ids: readonly string[]): Secret[] {
  const found: Secret[] = [];
  for (const match of text.matchAll(pattern)) {
    const secret = match.groups?.secret ?? match[0];
    const start = match.index + match[0].lastIndexOf(secret);
    if (test(secret, ids, text.slice(Math.max(0, start - 40), start)))
      found.push({ start, end: start + secret.length, shown });
  }
  return found;
}

const between = '(?:(?:provided|given|used|sent|value|supplied|is|was|with|id|named|called)\\b[\\s:=]{0,4}){0,3}';

const cookieAttributes = 'path|domain|expires|max-age|httponly|secure|samesite';
const mixed = '(?=\\S*\\d)(?=\\S*[a-z])';
const said = '(?: {1,4}(?:(?:is|est?|es|[éè]|ist|lautet|är|er|jest|je) )?|[是은는] ?)';
const option = '(?:--?\\w+\\s)?';
const secretOptions = 'oauth2-bearer|pass|password|token|api-?key|key|secret';

const rules: readonly Rule[] = [
  // The others begin as keys do, or are long runs.
  ...Object.values(shortTokens).map((source) => ({ pattern: new RegExp(source, 'g') })),
  // Not "the Bearer scheme": a value has a digit, an underscore or length.
  {
    pattern: new RegExp(`\\b(?:${schemes.join('|')})\\s{1,4}(?<secret>[\\w.~+/=-]{4,})`, 'gi'),
    test: (secret, ids) => (/[\d_]/.test(secret) || secret.length >= 16) && !isKept(secret, ids),
  },
  // "The token kQ7vX2mB was revoked", "Invalid API key provided: kQ7vX2mB"
  {
    pattern: new RegExp(
      `(?<!idempotency[-_ ])\\b(?:${secretNames}|key)["'\`]?[\\s:=]{1,4}${between}["'\`(]?(?<secret>[A-Za-z\\d][\\w.~+/=-]{7,})`,
      'gi',
    ),
    test: (secret, ids) => looksSecret(secret) && !isKept(secret, ids),
  },
  // A cookie in any place of a list: `sid=...; Path=/`
  {
    pattern: new RegExp(`[\\w.-]{1,40}=(?<secret>[^\\s;,"'=]{4,});\\s{0,4}(?=(?:${cookieAttributes})\\b)`, 'gi'),
  },
  { pattern: /\s(?:-b|--cookie)[\s=]{1,4}["']?(?<secret>[^\s"']{1,40}=[^"'\r\n]{4,})/g },
  { pattern: /\s(?:-[uUa]|--user|--proxy-user|--auth)[\s=]{1,4}["']?(?<secret>[^\s"':]{1,256}:[^\s"']{0,256})/g },
  {
    pattern: new RegExp(`\\s--?(?:${secretOptions})[\\s=]{1,4}["']?(?<secret>[^\\s"'-][^\\s"']{3,})`, 'gi'),
  },
  { pattern: new RegExp(keyOfStage, 'g') },
  { pattern: new RegExp(`\\b${keyStart}(?=[\\w-]*\\d|[A-Z_]{6})[\\w-]{6,}`, 'g') },
  // fish, Windows, Dockerfile: `set -x API_TOKEN `
  {
    pattern: new RegExp(
      `\\b(?:setx?|env)\\s${option}\\w{0,40}(?:${secretNames})\\w{0,40}\\s${option}(?<secret>[^\\s=-][^\\s=]{3,})`,
      'gi',
    ),
    test: isSecret,
  },
  // "my password is plum-77", `IDENTIFIED BY 'plum'`
  {
    pattern: new RegExp(
      `(?:${passwordNames}|identified by|convertto-securestring)${said}["']?(?<secret>(?<=["'])[^"'\\n]{4,}|${mixed}\\S{4,})`,
      'gi',
    ),
    test: isSecret,
  },
  { pattern: /\b(?:mysql\w*|sshpass|docker login)\b[^\n]{0,200}?\s-p ?["']?(?<secret>[^\s"'-][^\s"']{3,})/g },
  // `auth=('bob', '`
  { pattern: /\bauth\W{1,4}["'][^"'\n]{1,80}["'][,\s]\s{0,4}["'](?<secret>[^"'\n]{4,})/g, test: isSecret },
  // Perl's LWP: host, realm, name and password
  { pattern: /\bcredentials\((?:["'][^"'\n]{0,80}["'],\s{0,4}){1,3}["'](?<secret>[^"'\n]{4,})/g },
  // What a plan of changes says the value will be.
  { pattern: new RegExp(`(?:${names})"?\\s{0,4}[:=]\\s{0,4}"[^"\\n]{0,200}" -> "(?<secret>[^"\\n]{4,})`, 'gi') },
  { pattern: /:\/\/(?<secret>[^\s/@:]{0,256}:[^\s/@]{1,256})(?=@)/g },
  { pattern: new RegExp(anyEmailShape, 'gu'), shown: '[e-mail]' },
  { pattern: /[\w+/=-]{24,}/g, test: isRandom },
  { pattern: /(?<![\w+/=-])[A-Za-z\d]{14,23}(?![\w+/=-])/g, test: isShuffled },
];
