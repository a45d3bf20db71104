import { readFileSync } from 'node:fs';
import { type LookupData, type LookupResult, lookup, mask } from '../../src/lookup/index.ts';
import type { Query } from './queries.ts';

/** Forms of pasted errors: like questions, with escapes, and a status in place of codes where the whole group is the answer. */
export const readForms = (file: string): Query[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [kind = '', text = '', accepted = ''] = line.split('\t');
      return { kind, text: unescaped(text), accepted: accepted.split('|') };
    });

/** `\n`, `\r`, `\t`, `\\`, `\u001b` */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([nrt\\])|u([0-9a-f]{4}))/g, (_, sign?: string, hex = '0') =>
    sign ? (signs.get(sign) ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

const signs = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
]);

/** Codes of these kinds do not stand there letter by letter: what is left of them, or another spelling. */
const guessed = new Set(['cut-marker', 'ocr-in-body', 'wild-spelled']);

/**
 * What is wrong with the answer, or undefined. One code: it leads, and is certain. A status: its whole group and nothing else. In both
 * cases nothing is said to be missing from the catalogue.
 */
export function fault({ kind, accepted }: Query, result: LookupResult, data: LookupData): string | undefined {
  const [first] = result.answers;
  const stranger = result.unknown.find(({ code }) => code !== undefined)?.code;
  if (stranger !== undefined) return `stranger ${stranger}`;
  const [only = ''] = accepted;
  if (accepted.length === 1 && /[A-Z]/.test(only)) {
    if (first?.entry.code !== only) return `${result.kind} ${first?.entry.code}`;
    return first.confidence === 'certain' || (guessed.has(kind) && first.confidence === 'likely')
      ? undefined
      : first.confidence;
  }
  const status = Number(only) || data.status[data.code.indexOf(only)];
  const group = data.code.filter((_, at) => data.status[at] === status);
  const same = result.answers.length === group.length && result.answers.every(({ entry }) => entry.status === status);
  return result.kind === 'group' && same ? undefined : `${result.kind} ${first?.entry.code}`;
}

/** Right answers per kind, and what is wrong with the others. */
export function formRates(forms: readonly Query[], data: LookupData) {
  return rated(forms, (form) => fault(form, lookup(form.text, data), data));
}

/** Texts without the secrets that they must not show, and with the code that they are about. */
export const maskRates = (forms: readonly Query[], data: LookupData) =>
  rated(forms, ({ text, accepted }) => {
    const masked = mask(text, data.api.ids);
    const leaked = accepted.find((secret) => masked.includes(secret));
    if (leaked) return `shows ${leaked}`;
    const [before, after] = [text, masked].map((each) => lookup(each, data).answers[0]?.entry.code);
    return before === after ? undefined : `hides ${before}`;
  }).rates;

function rated(forms: readonly Query[], judge: (form: Query) => string | undefined) {
  const rates: Record<string, { asked: number; right: number }> = {};
  const wrong: { form: Query; why: string }[] = [];
  for (const form of forms) {
    const why = judge(form);
    if (why) wrong.push({ form, why });
    for (const kind of [form.kind, 'ALL']) {
      rates[kind] ??= { asked: 0, right: 0 };
      rates[kind].asked++;
      rates[kind].right += Number(!why);
    }
  }
  return { rates, wrong };
}
