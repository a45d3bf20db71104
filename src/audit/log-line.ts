import { keyField } from '../catalogue/envelope.ts';
import type { Catalogue } from '../catalogue/model.ts';
import { publishedCodes } from '../catalogue/urls.ts';
import { escapePattern } from '../kit/escape-pattern.ts';
import type { Observation } from './observe.ts';
import { type Setting, settingOfText } from './setting.ts';

/** A key that ends in `code`, or the key of the API, and its value: `error_code=X`, `code: 'X'`, `"code":"X"`, `:code => "X"`. */
const codeInText = (key: string) =>
  new RegExp(
    `(?<key>[\\w.]*(?:code|${escapePattern(key)}))["'\\]]{0,2}\\s*(?:=>|[=:])\\s*["'\`]?(?<value>[\\w.-]*\\w)`,
    'gi',
  );
/** The level of a line says nothing about the words in it: most lines of a log are no errors of the API. */
const levelOfLine = /\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?\w+|\b(?:ERROR|WARN|FATAL|CRITICAL)\b/g;
const wordOfError = /error\b|exception|fail|reject/i;

export const namesError = (words: string): boolean => wordOfError.test(words.replace(levelOfLine, ''));

export interface LineReader {
  /** What a line without JSON tells: an address of the documentation, or a code beside its key. */
  read: (text: string, setting: Setting) => Observation | undefined;
  /** The codes of the catalogue that stand anywhere in it. */
  codesIn: (text: string) => string[];
}

export function createLineReader(catalogue: Catalogue): LineReader {
  const { head, entries } = catalogue;
  const known = new Set(publishedCodes(catalogue));
  const pattern = new RegExp(head.code_pattern);
  const inText = codeInText(keyField(head.envelope));
  const docUrls = new RegExp(
    head.doc_urls.map((template) => escapePattern(template).replace(/\\\{code\\\}/, '[\\w%-]+')).join('|'),
  );
  const words = new RegExp(`\\b(?:${entries.map(({ code }) => escapePattern(code)).join('|')})\\b`, 'g');

  const codeOf = (text: string, status: number): Pick<Observation, 'code' | 'isNamed'> | undefined => {
    for (const { index, groups: { key = '', value = '' } = {} } of text.matchAll(inText)) {
      if (known.has(value)) return { code: value };
      if (status < 400 || !pattern.test(value) || !/[_.\d-]/.test(value)) continue;
      return { code: value, isNamed: /err|fail/i.test(key) || namesError(text.slice(0, index)) };
    }
    return undefined;
  };

  return {
    read: (line, around) => {
      const text = line.replaceAll('\\"', '"');
      const setting = { ...around, ...settingOfText(text) };
      const url = docUrls.exec(text)?.[0];
      const found = url === undefined ? codeOf(text, setting.status ?? 400) : { url };
      return found && { form: 'mention', fields: {}, path: [], ...found, ...setting };
    },
    codesIn: (text) => Array.from(text.matchAll(words), ([code]) => code),
  };
}
