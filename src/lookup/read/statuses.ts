import { foldName } from '../../kit/fold-name.ts';
import { lettersOf, phraseOf, statusOfPhrase } from './phrases.ts';

/** An HTTP status standing for itself: `429`, `HTTP/1.1 429`, `status code: 429`, `429 Too Many Requests`. */
export function readStatus(text: string): number | undefined {
  if (text.length > 80) return undefined;
  const [, digits = '', rest = ''] = statusAlone.exec(text) ?? [];
  const status = Number(digits);
  if (!digits) return undefined;
  const said = rest
    .replace(/[^a-z]+/gi, ' ')
    .trim()
    .toLowerCase();
  return said === '' || said === 'error' || said === 'status' || said === phraseOf(status) ? status : undefined;
}

const saidBefore = [
  'i |we |it |you |get|got|gets|getting|receive|received|returns?|returned|a|an|the|with|what|is|does|mean|why',
  'server|response|respond\\w*|answer\\w*|help|error|status|code|https?|api',
].join('|');
const statusAlone = new RegExp(
  `^(?:(?:${saidBefore})\\b[\\s:=/#]{0,4}){0,8}(?:[\\d.]{1,3}\\s+)?\\(?([1-5]\\d\\d)\\b(.{0,60})$`,
  'i',
);

/** Statuses that a text names where clients, servers and access logs put one, or beside the reason phrase; in the order found. */
export function statusesIn(text: string): number[] {
  const found = new Set<number>();
  let tried = 0;
  for (const { 0: digits, index } of text.matchAll(number)) {
    if (found.size === maxStatuses || ++tried > maxTries) break;
    const status = Number(digits);
    if (found.has(status)) continue;
    const before = text.slice(Math.max(0, index - context), index);
    const after = text.slice(index + 3, index + 3 + context);
    if (isPlaced(before, after) || isNamed(status, before, after)) found.add(status);
  }
  for (const [, phrase = ''] of text.matchAll(phraseAlone)) {
    const status = statusOfPhrase(phrase);
    if (status !== undefined && found.size < maxStatuses) found.add(status);
  }
  return [...found];
}

/** .NET, Qt and others say the phrase and no number: `StatusCode: TooManyRequests`, "failed with status code Forbidden". */
const phraseAlone = /(?:[Ss]tatus ?[Cc]ode|replied)["']?(?: ?[:=]|) ?["']?([A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,2})/g;

const maxStatuses = 20;
const maxTries = 600;
const context = 80;
/** Not part of a longer number, version, name or address. */
const number = /(?<![\d.+_-]|\d[,:]|(?<![A-Z]{3})\/)[45]\d\d(?![\w%]|[.,:]\d|-\d)/g;

/** `status=429`, `"GET /x HTTP/1.1" 429`, `<-- 429`, `429 Client Error`, a line that begins with `429: `. */
const isPlaced = (before: string, after: string): boolean =>
  ((placeBefore.test(before) || requestBefore.test(before)) && !isCounted.test(after)) ||
  columnAfter.test(after) ||
  /^\W{0,2}\s?(?:client|server)?[ -]?(?:error|response)s?\b/i.test(after) ||
  (/(?:^|\n)[^\w\n]{0,8}$/.test(before) && /^(?::|\s*(?:\n|$))| - /.test(after)) ||
  // "Something went wrong. (400)"
  (/[a-z][.!:] \($/.test(before) && /^\)["']?(?:[\s,}]|$)/.test(after));

const places = [
  // Erlang's gun
  'response,(?:no)?fin,',
  'status(?:[ _-]?code)?',
  'code',
  'https?(?:/[\\d.]{1,3})?',
  'errors?',
  'exception',
  'fail(?:ed|ure)',
  'respon(?:se|ded|ds)',
  'return(?:ed|s)',
  'answer(?:ed|s)?',
  'completed',
  'end(?:s|ed)',
  'received',
  'got',
  'title',
  'h1',
];
const linking = '(?:(?:of|with|is|was|are|an?|the|invalid|unexpected|code|status)[^\\w\\n]{1,4}){0,4}';
const placeBefore = new RegExp(`(?:${places.join('|')})[^\\w\\n,;]{0,10}${linking}$`, 'i');
const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD';
const requestBefore = new RegExp(
  `(?:\\b(?:${methods})\\s{1,4}\\S{1,70}\\s{1,4}["'[]?(?:[-=]?[>→] )?|<--? ?|← ?|\\dms - |(?:\\d{1,7}/){4}\\d{1,7} )$`,
);
/** What follows a status in logs that do not begin with the request. */
const columns = [
  // AWS load balancers: `429 429 162 280 "POST`, IIS: `404 0 2 31`
  ' (?:\\d{1,3}|-) \\d{1,7} \\d{1,9}(?: "|\\s*(?:\\n|$))',
  // Squid: `TCP_MISS/404 311 GET`
  ` \\d{1,9} (?:${methods})\\b`,
  // chi: `404 19B in 2ms`
  ' \\d{1,9}B in ',
  // Gin: `| 404 | 12.3ms |`
  ' ?\\| {0,9}[\\d.]{1,9}[mµn]?s\\b',
];
const columnAfter = new RegExp(`^(?:${columns.join('|')})`);
/** "got 404 rows", "failed 500 times" */
const units = 'ms|s|sec\\w*|min\\w*|bytes|[kmg]i?b|px|times|of';
const things = 'rows|items|lines|records|results|requests|entries|characters|messages|numbers|people|users';
const isCounted = new RegExp(`^\\s?(?:${units}|${things})\\b(?![=:])`, 'i');

/** `(429) Too Many Requests`, `429, message='Too Many Requests'`, `NotFound (404)` */
function isNamed(status: number, before: string, after: string): boolean {
  const [behind, ahead] = [foldName(after.replace(/^\W{0,4}(?:message|reason|statusText)\W/i, '')), foldName(before)];
  return lettersOf(status).some((letters) => behind.startsWith(letters) || ahead.endsWith(letters));
}

/** A number in a sentence that can only be a status: "429 what should I do". */
export function loneStatus(text: string): number | undefined {
  const digits = /(?<![\d.,+=-])[45]\d\d(?![\d.,%-])/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
