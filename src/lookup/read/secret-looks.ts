import { placeholderShape } from '../../kit/secrets.ts';
import { statusOfPhrase } from './phrases.ts';

/** What is no secret, however it looks: codes, ids that support asks for, words that stand for a value, placeholders. */
export const isKept = (value: string, ids: readonly string[]): boolean =>
  kept.some((pattern) => pattern.test(value)) ||
  ids.some((start) => value.startsWith(start)) ||
  statusOfPhrase(value) !== undefined;

/** A UUID, as idempotency keys are, is a secret behind the name of one. */
export const isSecret = (value: string, ids: readonly string[]): boolean => !isKept(value, ids) || uuid.test(value);

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const kept = [
  /^[A-Z][A-Z\d]*(?:_(?:[A-Z][A-Z\d]*|\d{1,4}[A-Z]*))+(?![\w-])/,
  // A UUID, a date, a path.
  uuid,
  /^\d{4}-\d\d-\d\d/,
  /^\/[\w/-]*$/,
  /^(?:null|true|false|none|nil|undefined|string|str)\b/i,
  /^(?:missing|required|invalid|expired|revoked|empty|not|is|was|has|must)\b/i,
  new RegExp(`^(?:${placeholderShape}|\\[hidden)`),
  /^[a-z]+(?: [a-z]+){2,}[.!]?$/i,
];

/** Letters and digits mixed, small and capital letters mixed, or longer than words are. */
export const looksSecret = (value: string): boolean =>
  value.length >= 8 && !isWords(value) && (/\d/.test(value) || /[a-z][A-Z]/.test(value) || value.length >= 24);

/** A long run of mixed letters and digits is a key of some kind. */
export const isRandom = (run: string, ids: readonly string[], before: string): boolean =>
  // `request_id=id_...` is a name and a value, each judged by itself.
  run
    .split(/(?<!=)=(?!=|$)/)
    .some(
      (part, at, parts) =>
        part.length >= 16 &&
        !beforeId.test(`${before}${parts.slice(0, at).join('=')}${at ? '=' : ''}`) &&
        isRandomPart(part, ids),
    );

/** Small letters, capitals and digits that take turns: the words of a name follow each other less often. */
export const isShuffled = (run: string, ids: readonly string[], before: string): boolean => {
  const turns = run.match(/[a-z]+|[A-Z]+|\d+/g) ?? [];
  const kinds = [/(?:[a-z].*){2}/, /(?:[A-Z].*){2}/, /(?:\d.*){2}/];
  return turns.length > 0.4 * run.length && kinds.every((kind) => kind.test(run)) && isRandom(run, ids, before);
};

/** `traceparent: `, `"trace_id":"`: support asks for them. */
const idNames = 'trace|span|request|correlation|event';
const beforeId = new RegExp(`(?:${idNames})[-_ ]?(?:id|parent)["'\\\\]{0,8}\\s?[:=]\\s?["'\\\\]{0,8}(?:root=)?$`, 'i');
/** A pod of Kubernetes: `crm-sync-7c9d8b6f5-x2k4l`. */
const podName = /^[a-z][a-z\d-]+-[a-z\d]{8,10}-[a-z\d]{5}$/;

function isRandomPart(part: string, ids: readonly string[]): boolean {
  if (isKept(part, ids) || isWords(part) || podName.test(part)) return false;
  if (part.includes('/'))
    return part
      .split('/')
      .some(
        (name) => name.length >= 16 && !isWords(name) && /\d/.test(name) && /[a-z]/.test(name) && /[A-Z]/.test(name),
      );
  return /\d/.test(part) && /[a-z]/i.test(part);
}

/** Words, versions and short numbers joined by hyphens and their like, as ids of sections and names of files are. */
const isWords = (text: string): boolean => text.split(/[-_.+/=]+/).every((word) => wordShape.test(word));
const wordShapes = [
  '[A-Za-z][a-z]{0,24}|[A-Z]{1,24}',
  // `12`, `v2`
  'v?\\d{1,6}',
  // `page2`, `2FA`
  '[A-Za-z]{1,12}\\d{1,3}|\\d{1,3}(?:[A-Za-z]{1,4}|[A-Z]{1,24})|[A-Z]\\d[A-Z]',
  // Nothing between two signs.
  '',
];
const wordShape = new RegExp(`^(?:${wordShapes.join('|')})$`);
