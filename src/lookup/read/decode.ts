/**
 * Decode: takes off what terminals, writers of JSON and HTML, mail and chat programs put around and into a text. Every pass
 * is linear. Own small tables, since the libraries at hand carry all 2,231 entities of HTML (11 kB) or decode bytes.
 */
import { fromBase64, openProtectedLinks } from './protected-links.ts';

/** What each pass replaced: a passage of the text before it, and what stands for it after it. */
export type Trail = Edit[][];
export type Edit = [start: number, end: number, originalStart: number, originalEnd: number];

/** The text as its first writer meant it. What was replaced is added to `trail`. */
export function decode(text: string, trail?: Trail): string {
  let out = text;
  for (let round = 0; round < maxLayers; round++) {
    const before = out;
    for (const { sign, proof, pattern, isSealed, read } of passes) {
      if (trail && isSealed) continue;
      if (out.includes(sign) && (proof?.test(out) ?? true)) out = replace(out, pattern, read, trail);
    }
    if (out === before) break;
  }
  return out;
}

/** Links are wrapped into links, and JSON into HTML into a log line. */
const maxLayers = 3;

interface Pass {
  /** What a text must hold for the pass to find anything. */
  sign: string;
  /** What proves that the text is written so. */
  proof?: RegExp;
  pattern: RegExp;
  /** Not where secrets are looked for: the text stays as it is, and may be one. */
  isSealed?: boolean;
  /** What the match stands for: itself, when it is nothing of the kind. One text for all takes a tenth of the time. */
  read: string | ((match: string) => string);
}

function replace(text: string, pattern: RegExp, read: Pass['read'], trail: Trail | undefined): string {
  if (!trail) return typeof read === 'string' ? text.replace(pattern, read) : text.replace(pattern, read);
  const edits: Edit[] = [];
  let shift = 0;
  const out = text.replace(pattern, (match: string, start: number) => {
    const said = typeof read === 'string' ? read : read(match);
    if (said === match) return match;
    edits.push([start + shift, start + shift + said.length, start, start + match.length]);
    shift += said.length - match.length;
    return said;
  });
  if (edits.length > 0) trail.push(edits);
  return out;
}

/** A character that can be shown, a space or an escape; nothing in place of the others. */
function character(code: number): string {
  if (code > 0x10ffff) return '';
  return code >= 32 || code === 9 || code === 10 || code === 13 || code === 27 ? String.fromCodePoint(code) : '';
}

/** `\_` is Markdown's. `\u0022` within a string is a quote of that string's text: it keeps its backslashes, as `\"` has them. */
function readEscape(match: string): string {
  const at = match.search(/[^\\]/);
  const sign = match.slice(at);
  if (sign === '_') return sign;
  const said = character(
    sign === 'e' ? 27 : /^\d/.test(sign) ? Number.parseInt(sign, 8) : Number.parseInt(sign.replace(/\W|^\w/g, ''), 16),
  );
  return /["'\\]/.test(said) ? match.slice(0, at) + said : said;
}

const readEntity = (match: string): string =>
  match[1] === '#'
    ? character(Number(match.slice(2, -1).replace(/^x/i, '0x')))
    : (entities.get(match.slice(1, -1).toLowerCase()) ?? match);

/** UTF-8 in escapes of three signs for each byte; bytes that are none stay, but for those of ASCII. */
function readBytes(match: string): string {
  try {
    return decodeURIComponent(match.replaceAll('=', '%'));
  } catch {
    return match.replace(/[%=]([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is being read
/** Colours as a terminal gets them, as `cat -v` or an editor shows them, and what is left when the escape character is lost. */
const colour =
  /(?:[\u001b\u009b␛]|\^\[|#(?:033)?(?=\[[\d;]{1,20}m))?\[\d{1,3}(?:;\d{1,3}){0,8}m|[\u001b␛]\[[\d;?]{0,16}[A-Za-z]/g;

const escaped = /(?<!\\)\\{1,16}(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|x[\da-fA-F]{2}|[01][0-7]{2}|_|e(?=\[\d))/g;

/** Quoted-printable is told from `size=20` by an escaped `=` or by two signs that texts do not write so, */
const escapedBytes = /=3D|=(?:22|7B|5F|3A)[^=]{0,80}=(?:22|7B|5F|3A|2C)/;
/** and by a code or a long line that goes on in the next. */
const softBreaks = new RegExp(`${escapedBytes.source}|(?:^|\\n).{72,75}=\\r?\\n|[A-Z_]=\\r?\\n[A-Z_]`);

const passes: Pass[] = [
  { sign: '\\', pattern: escaped, read: readEscape },
  { sign: '[', pattern: colour, read: '' },
  // A terminal's link: `ESC ] 8 ; ; address BEL`.
  { sign: '\u001b]', pattern: /\u001b\][^\u0007\u001b]{0,500}(?:\u0007|\u001b\\)/g, read: '' },
  // What most texts with entities have, in the quick way.
  { sign: '&amp;', pattern: /&(?:amp;)+(?=#?[a-z\d]{2,8};)/g, read: '&' },
  { sign: '&quot;', pattern: /&quot;/g, read: '"' },
  { sign: '&', pattern: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, read: readEntity },
  { sign: 'urldefense', pattern: /https?:\/\/urldefense\.[^\s"'<>]{1,2000}/g, read: openProtectedLinks },
  // What pages put into a code so that it can wrap.
  {
    sign: '<',
    pattern:
      /(?:(?<=[A-Z\d]_)(?:<\/?[a-z][^<>]{0,200}>){1,4}(?=[A-Z\d])|(?<=[A-Z\d])(?:<\/?[a-z][^<>]{0,200}>){1,4}(?=_[A-Z\d]))/g,
    read: '',
  },
  { sign: '%25', pattern: /%(?:25)+(?=[\da-f]{2})/gi, read: '%' },
  { sign: '%', pattern: /(?:%[\da-f]{2})+/gi, read: readBytes },
  { sign: '=', proof: softBreaks, pattern: /=\r?\n/g, read: '' },
  { sign: '=', proof: escapedBytes, pattern: /(?:=[2-7C-F][\dA-F])+/g, read: readBytes },
  { sign: '', pattern: /[\uff01-\uff5e]+|(?:\ud835[\udc00-\udfff])+/g, read: (match) => match.normalize('NFKC') },
  { sign: '', pattern: /[\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, read: '' },
  { sign: '', pattern: /[“”„‟″«»「」『』]/g, read: '"' },
  { sign: '', pattern: /[‘’‚‛′‹›]/g, read: "'" },
  // A body or an address in base64: `eyJlcnJvciI6...` is `{"error":...`. A JSON Web Token has full stops.
  {
    sign: '',
    pattern: /(?<![\w.+/-])(?:eyJ|aHR0c)[\w+/-]{40,}={0,2}(?![\w.+/=-])/g,
    isSealed: true,
    read: fromBase64,
  },
  // A body as a dump of its bytes: `<Buffer 7b 22 65`, `0x7b2265`.
  {
    sign: '7b',
    pattern: /(?<![\da-f])(?:0x)?7b ?22(?: ?[\da-f]{2}){9,}/g,
    isSealed: true,
    read: (match) => readBytes(match.replace(/^0x| /g, '').replace(/../g, '%$&')),
  },
  // The capital I with a dot has two letters in lower case.
  { sign: '\u0130', pattern: /\u0130+/g, read: (match) => 'I'.repeat(match.length) },
];

// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what is being read

/** Names of HTML for the signs of JSON and of codes, each before its sign: `quot` and `"`. */
const named =
  'quot"apos\'amp&lt<gt>lbrace{lcub{rbrace}rcub}lbrack[lsqb[rbrack]rsqb]colon:semi;comma,period.lowbar_underbar_num#sol/bsol\\' +
  'equals=lpar(rpar)commat@percnt%plus+dollar$excl!quest?ast*grave`ldquo“rdquo”lsquo‘rsquo’laquo«raquo»mdash—ndash–' +
  'nbsp newline\ntab\tshy\u00ad';
const entities = new Map([...named.matchAll(/([a-z]+)([^a-z])/g)].map(([, name, sign]) => [name, sign]));

/** Where a passage of the decoded text stands in the original. */
export function originOf(start: number, end: number, trail: Trail): [start: number, end: number] {
  let [from, to] = [start, end];
  for (const edits of trail.toReversed()) {
    const [first, last] = [lastBefore(edits, from), lastBefore(edits, to - 1)];
    from = first === undefined ? from : from < first[1] ? first[2] : from - first[1] + first[3];
    to = last === undefined ? to : to <= last[1] ? last[3] : to - last[1] + last[3];
  }
  return [from, to];
}

/** The last edit that begins at or before an offset of its output. */
function lastBefore(edits: Edit[], offset: number): Edit | undefined {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return edits[low - 1];
}
