import { foldName } from '../../kit/fold-name.ts';

export const phraseOf = (status: number): string | undefined => phrases.get(status);

/** The status whose reason phrase this is: "Too Many Requests". */
export const statusOfPhrase = (text: string): number | undefined => byLetters.get(foldName(text));

/** The letters of everything a status is called, as in `NotFound` and `NOT_FOUND`. */
export const lettersOf = (status: number): string[] =>
  [...byLetters].filter(([, other]) => other === status).map(([letters]) => letters);

/** Reason phrases of RFC 9110 and what proxies commonly send. */
const phrases = new Map([
  [400, 'bad request'],
  [401, 'unauthorized'],
  [402, 'payment required'],
  [403, 'forbidden'],
  [404, 'not found'],
  [405, 'method not allowed'],
  [406, 'not acceptable'],
  [408, 'request timeout'],
  [409, 'conflict'],
  [410, 'gone'],
  [411, 'length required'],
  [412, 'precondition failed'],
  [413, 'payload too large'],
  [414, 'uri too long'],
  [415, 'unsupported media type'],
  [422, 'unprocessable entity'],
  [423, 'locked'],
  [425, 'too early'],
  [426, 'upgrade required'],
  [428, 'precondition required'],
  [429, 'too many requests'],
  [431, 'request header fields too large'],
  [500, 'internal server error'],
  [501, 'not implemented'],
  [502, 'bad gateway'],
  [503, 'service unavailable'],
  [504, 'gateway timeout'],
]);

/** What older servers and clients say instead. */
const otherPhrases: [status: number, phrase: string][] = [
  [401, 'unauthenticated'],
  [413, 'request entity too large'],
  [413, 'content too large'],
  [422, 'unprocessable content'],
  [500, 'server error'],
];

const byLetters = new Map([...phrases, ...otherPhrases].map(([status, phrase]) => [foldName(phrase), status]));
