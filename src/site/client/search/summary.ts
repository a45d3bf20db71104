import type { Answer, LookupResult } from '../../../lookup/index.ts';

const maxSaid = 3;

export const noCode = 'No code found in this text. Paste the response body, or type a few words.';

/** What the box says at once, before full text has answered; nothing while nothing is found. */
export function summary(found: LookupResult, answers: Answer[]): string | undefined {
  if (found.kind === 'empty')
    return 'Codes in any spelling, plain words, whole logs. Nothing you paste leaves this tab.';
  if (found.kind === 'too_large')
    return 'That is more than 4 MB, too much to read here. Paste only the response, or the lines around the error.';
  if (found.kind === 'client')
    return 'That is a code of an HTTP client or of the network, not of the API. Paste the response body, if there is one.';
  if (found.kind === 'request_id') return 'That is a request id. It names one call, not an error: send it to support.';
  if (found.kind === 'operation') return operationWords(answers.length);
  if (answers.length > 0 || found.unknown.length > 0) return counted(found, answers, answers.length);
  return undefined;
}

const operationWords = (count: number): string =>
  count > 0
    ? `An operation. ${plural(count, 'code')} can come from it, the published ones first.`
    : 'An operation. No code is named for it alone; any operation can return the general ones.';

/** How many results there are, and what they are worth: a guess is called one. */
export function counted(found: LookupResult, answers: Answer[], count: number): string {
  if (found.kind === 'operation') return operationWords(answers.length);
  if (found.unknown.length > 0 && answers[0]?.confidence !== 'certain')
    return `Not in the catalogue; below is how to treat it.${count > 0 ? ` ${plural(count, 'code')} or pages come near.` : ''}`;
  if (found.kind === 'group') return plural(count, 'result');
  const sure = answers.filter(({ confidence }) => confidence !== 'possible').map(({ entry }) => entry.code);
  if (sure.length === 0) return `Not sure. ${plural(count, 'result')}, the closest first.`;
  // Who does not see the list hears what is in it.
  const said = sure.slice(0, maxSaid);
  return `${plural(count, 'result')}: ${said.join(', ')}${count > said.length ? ' and more' : ''}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
