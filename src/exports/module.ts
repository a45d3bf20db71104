import { fieldOf, sentAs } from '../catalogue/envelope.ts';
import { lastChange } from '../catalogue/history.ts';
import { retryStrategies } from '../catalogue/schema.ts';
import { copies } from '../catalogue/urls.ts';
import type { Published } from './published.ts';

/** `/errors.ts`, and the same as `/errors.js` with `/errors.d.ts`: to copy into a client. */
export const typescriptModule = (published: Published): string => `${origin(published)}
${types(published)}
export const errors: Readonly<Record<KnownErrorCode, ErrorFacts>> = ${facts(published)};

export const isKnownCode = (code: unknown): code is KnownErrorCode => ${known(published)};
`;

export const javascriptModule = (published: Published): string => `${origin(published)}
export const errors = ${facts(published)};

export const isKnownCode = (code) => ${known(published)};
`;

export const typeDeclarations = (published: Published): string => `${origin(published)}
${types(published)}
export declare const errors: Readonly<Record<KnownErrorCode, ErrorFacts>>;

export declare const isKnownCode: (code: unknown) => code is KnownErrorCode;
`;

const origin = ({ head, entries, absolute }: Published) =>
  `// ${oneLine(`${head.api.name} ${head.api.version}`)}, errors as of ${lastChange(entries)}. Generated from ${absolute(copies.json)}: replace the file, do not edit it.\n`;

const types = ({ head, entries }: Published) => `/** The codes known when this file was made. */
export type KnownErrorCode =${union(entries.map(({ code }) => keyOf(head, code)))};

/** Any code. New ones can appear, so a switch needs a default branch; editors still complete the known ones. */
export type ErrorCode = KnownErrorCode | (${typeof keyOf(head, '1')} & {});

export type ErrorType =${union(Object.keys(head.types))};

export interface ErrorFacts {
  readonly status: number;
  readonly type: ErrorType;
  /** ${fieldOf(head.envelope, 'retryable') === undefined ? 'Whether the request may be sent again.' : 'The flag as the API sends it.'} How to repeat is in retry. */
  readonly retryable: boolean;
  /** Do not repeat, repeat once the cause is fixed, with growing waits, or after the wait that the answer names. When it names none, do not loop: the page does. */
  readonly retry: ${retryStrategies.map((strategy) => JSON.stringify(strategy)).join(' | ')};
  readonly doc_url: string;
}
`;

function facts({ head, entries }: Published): string {
  const lines = entries
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(
      ({ code, status, type, title, retry, doc_url }) =>
        `  /** ${status}: ${oneLine(title)} */\n  ${JSON.stringify(keyOf(head, code))}: { status: ${status}, type: ${JSON.stringify(type)}, retryable: ${retry.retryable}, retry: ${JSON.stringify(retry.strategy)}, doc_url: ${JSON.stringify(doc_url)} },\n`,
    );
  return `{\n${lines.join('')}}`;
}

/** Written without `Object.hasOwn`, which older targets lack. */
const known = ({ head }: Published) =>
  `typeof code === '${typeof keyOf(head, '1')}' && Object.prototype.hasOwnProperty.call(errors, code)`;

/** A code as programs get it: a number where the API sends numbers. */
const keyOf = ({ envelope }: Published['head'], code: string): string | number =>
  sentAs(envelope.fields[fieldOf(envelope, 'code') ?? ''], code);

const union = (values: (string | number)[]) =>
  values
    .toSorted()
    .map((value) => `\n  | ${JSON.stringify(value)}`)
    .join('');

/** The text on one line, and unable to end the comment it stands in. */
const oneLine = (value: string) => value.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /');
