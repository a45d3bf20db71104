/** Thousands of forms: what writers do to a text, times what languages print, times signs and wordings, times codes. Deterministic. */
import type { Catalogue, CatalogueEntry } from '../../src/catalogue/model.ts';
import { fillTemplate } from '../../src/catalogue/urls.ts';
import { dumps } from './dumps.ts';
import type { Query } from './queries.ts';
import { clientCodes, wordings } from './wordings.ts';

/** Every n-th entry, so that each kind meets other codes, and all codes are met by some. */
export function generatedForms({ head, entries }: Catalogue): Query[] {
  const some = entries.filter((_, at) => at % 6 === 0);
  const statuses = [...new Set(entries.map(({ status }) => status))];
  return [
    ...some.flatMap((entry) => [...written(entry), ...beside(entry), ...wrapped(entry)]),
    ...entries.flatMap((entry) => dumps(entry).map(([kind, text]) => form(`printed by ${kind}`, text, entry.code))),
    ...entries.flatMap((entry) => links(head.doc_urls, entry.code)),
    ...statuses.flatMap((status) => [
      ...wordings(status).map((text) => form('wording of a status', text, `${status}`)),
      ...clientCodes.map((code) => form('code of a client', `{ code: '${code}', status: ${status} }`, `${status}`)),
    ]),
    ...Object.entries(head.types).flatMap(([type, { status }]) => sections(head.doc_urls, type, status)),
  ];
}

const form = (kind: string, text: string, ...accepted: string[]): Query => ({ kind, text, accepted });

const escapeAll = (write: (code: number) => string) => (text: string) =>
  text.replace(/[^A-Za-z\d ]/g, (char) => write(char.charCodeAt(0)));
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** What is done to a text on its way: its writer, and the text. */
const writers: Record<string, (text: string) => string> = {
  'JSON in JSON': (text) => `{"msg":${JSON.stringify(text)}}`,
  'JSON in JSON in JSON': (text) => `{"log":${JSON.stringify(`{"msg":${JSON.stringify(text)}}`)}}`,
  '\\u': escapeAll((code) => `\\u${hex(code, 4)}`),
  '\\u doubled': (text) => escaped(escapeAll((code) => `\\u${hex(code, 4)}`)(text)),
  '\\u{}': escapeAll((code) => `\\u{${hex(code, 1)}}`),
  '\\x': escapeAll((code) => `\\x${hex(code, 2)}`),
  octal: escapeAll((code) => `\\${code.toString(8).padStart(3, '0')}`),
  'decimal entities': escapeAll((code) => `&#${code};`),
  'hex entities': escapeAll((code) => `&#x${hex(code, 2).toUpperCase()};`),
  'entities twice': escapeAll((code) => `&amp;#${code};`),
  percent: encodeURIComponent,
  'percent twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'quoted-printable': (text) =>
    escapeAll((code) => `=${hex(code, 2).toUpperCase()}`)(text).replace(/(.{40}[A-Z_])(?=[A-Z_])/, '$1=\n'),
  'full-width letters': (text) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'soft hyphens': (text) => text.replaceAll('_', '_\u00ad'),
};

function written({ code, type }: CatalogueEntry): Query[] {
  const body = JSON.stringify({ error: { type, code, message: 'tag not found', retryable: false } });
  return Object.entries(writers).flatMap(([kind, write]) => [
    form(`written with ${kind}`, write(body), code),
    form(`written with ${kind}`, `request failed: ${write(body)} (attempt 2)`, code),
    form(`written with ${kind}`, write(`see ${code}: tag not found`), code),
  ]);
}

const escapes = ['\u001b', '', '^[', '\\u001b', '\\x1b', '\\033', '\\e', '␛'];
const around = [
  '「|」',
  '『|』',
  '（|）',
  '【|】',
  '《|》',
  '：|。',
  '、|、',
  '‘|’',
  '“|”',
  '„|“',
  '«|»',
  '‹|›',
  '→|←',
  '—|—',
  '…|…',
  '·|·',
]
  .concat([
    '*|*',
    '`|`',
    '~|~',
    '^|$',
    '@|',
    '$|',
    '%|%',
    '<|>',
    '||',
    '|\\n',
    '\\n|\\n',
    '🔴|🔴',
    '错误|。',
    'エラー|が返る',
    '에러|가 발생',
    'ошибка|!',
    'خطأ|',
  ])
  .concat(['404|', '|404', 'HTTP404_|', 'ERR_|', 'Err|', 'Allo|', '[|] 404 Not Found', 'error-|-retry', 'x.|.title']);

function beside({ code, status }: CatalogueEntry): Query[] {
  const signs = around.map((pair) => {
    const [before = '', after = ''] = pair === '||' ? ['|', '|'] : pair.split('|');
    return form('beside a sign', `sms limit ${before}${code}${after} tag not found`, code);
  });
  const colours = escapes.flatMap((sign) =>
    ['31', '1;31', '38;5;196'].map((colour) =>
      form('in colours', `${sign}[${colour}m${code}${sign}[0m ${status} daily limit`, code),
    ),
  );
  return [...signs, ...colours];
}

function wrapped({ code, type }: CatalogueEntry): Query[] {
  const cut = Math.ceil(code.length / 2);
  const lines = ['\n', '\r\n', '\n    ', '\n> ', '\n  | '].map((end) =>
    form(
      'wrapped',
      `{"error":{"code":"${code.slice(0, cut)}${end}${code.slice(cut)}","type":"${type}","message":"x"}}`,
      code,
    ),
  );
  const prose = ['\n', '\n> '].map((end) => form('wrapped', `it says ${code.replace('_', `_${end}`)} again`, code));
  return code.includes('_') ? [...lines, ...prose] : lines;
}

function links(templates: readonly string[], code: string): Query[] {
  return templates.slice(0, 2).flatMap((template) => {
    const link = fillTemplate(template, code);
    const quoted = encodeURIComponent(link);
    const second = link
      .replace(/[^A-Za-z\d./]/g, (char) => `-${hex(char.charCodeAt(0), 2).toUpperCase()}`)
      .replaceAll('/', '_');
    return [
      `https://eur01.safelinks.protection.outlook.com/?url=${quoted}&data=05%7C02&sdata=x%3D&reserved=0`,
      `https://www.google.com/url?q=${quoted}&sa=D&ust=1732500000000000`,
      `https://urldefense.proofpoint.com/v2/url?u=${second}&d=DwMFaQ&c=x&r=y&m=z&s=w&e=`,
      `https://urldefense.com/v3/__${link.replace('#', '*')}__;Iw!!A-B!abc$`,
      `https://translate.google.com/translate?sl=en&tl=fr&u=${quoted}`,
      `${link.replace('help.withallo.com', 'help-withallo-com.translate.goog').replace('#', '?_x_tr_sl=en#')}`,
      ...['.', ',', ')', '>', '".', ').', ']', ';', '!'].map((end) => link + end),
    ].map((text) => form('link', text, code));
  });
}

/** A section of the published pages, whose id ends with its status. */
function sections(templates: readonly string[], type: string, status: number): Query[] {
  const id = `${type.replaceAll('_', '-')}s-${status}`;
  const dashed = id.replace(/-(?=\d+$)/, '-—-');
  return templates.flatMap((template) =>
    [id, dashed, encodeURIComponent(dashed), `${id}.`, `${id})`, id.toUpperCase()].map((fragment) =>
      form('published section', template.replace('#{code}', `#${fragment}`), `${status}`),
    ),
  );
}
