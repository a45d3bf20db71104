import { indexPath } from '../../catalogue/urls.ts';
import { entryMarkdown } from '../../exports/markdown.ts';
import type { Published } from '../../exports/published.ts';
import {
  type Answer,
  fillIn,
  type LookupData,
  type LookupResult,
  maxTextLength,
  requestIds,
  warnings,
} from '../../lookup/index.ts';
import type { Unknown } from '../../lookup/unknown.ts';
import type { Explanation } from './explanation.ts';

/** What an agent reads about a text: the entry that it means as Markdown, or what it can mean and how to treat it. */
export function explanationText({ found, data, sure }: Explanation, published: Published): string {
  const near = found.answers.filter((answer) => answer !== sure?.answer).map(candidate);
  const strangers = found.unknown.map(unknownText);
  if (!sure) return lines([noAnswer(found), ...strangers, ...near, `All codes: ${published.absolute(indexPath)}`]);
  const { entry, answer } = sure;
  return lines([
    `This is ${entry.code}: ${answer.reason}.`,
    ...ofPaste(answer, data),
    ...strangers,
    ...(near.length > 0 ? ['The text can also mean:', ...near] : []),
    '',
    entryMarkdown(entry, published),
  ]);
}

/** Why the text was not looked up at all, as a sentence; undefined when it was. */
export const refusal = ({ kind }: LookupResult): string | undefined => refusals.get(kind);

const refusals = new Map<LookupResult['kind'], string>([
  ['empty', 'The text is empty. Send a code, a response body or lines of a log, such as TAG_NOT_FOUND.'],
  [
    'too_large',
    `The text has more than ${maxTextLength} characters. Send only the response body, or the lines around the error.`,
  ],
]);

/** What the pasted response says beside its code. */
function ofPaste({ entry, pasted }: Answer, data: LookupData): string[] {
  if (!pasted) return [];
  const ids = requestIds(pasted);
  return [
    ...warnings(entry, pasted).map((warning) => `Warning: ${warning}`),
    ...(entry.fix ? [`First step, with the values of this response: ${fillIn(entry.fix, pasted, data)}`] : []),
    ...(ids ? [`Request id, to quote to support: ${ids}`] : []),
  ];
}

const noAnswers: Partial<Record<LookupResult['kind'], string>> = {
  client:
    'That is a code of an HTTP client or of the network, not of the API. Send the response body, if there is one.',
  request_id: 'That is a request id. It names one call, not an error: quote it to support.',
  operation: 'That is an operation. These codes can come from it; any operation can return the general ones.',
  group: 'Several codes fit. Send the response body, which carries the code.',
  unknown: 'The catalogue does not have this.',
  nothing: 'No code found in this text. Send the response body, or a few words about the problem.',
};

const noAnswer = ({ kind }: LookupResult): string =>
  noAnswers[kind] ?? 'The catalogue has no certain answer. The closest codes come first.';

const candidate = ({ entry: { code, status, title }, reason }: Answer): string =>
  `- ${code}: ${status}, ${title} (${reason}).`;

const unknownText = ({ code, status, updated, treat, send }: Unknown): string =>
  `${code ?? `Status ${status}`} is not in this catalogue of ${updated}. ${treat.advice} ` +
  `If it lasts, send to support: ${send.join(', ')}.`;

const lines = (all: string[]): string => all.join('\n');
