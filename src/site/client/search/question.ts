/** A typed question belongs to its entry of the history, so that Back from a result brings it back. A paste is never put there. */

const field = 'question';

export function typedQuestion(): string | undefined {
  const state: unknown = history.state;
  const kept = state instanceof Object && field in state ? state[field] : undefined;
  return typeof kept === 'string' && kept !== '' ? kept : undefined;
}

export const keepQuestion = (text: string): void =>
  write(text.length > maxQuestionLength || text.includes('\n') ? '' : text);
export const forgetQuestion = (): void => write('');

const maxQuestionLength = 240;
let timer: number | undefined;

/** After a pause in typing: browsers limit how often a page writes to its history. */
function write(question: string): void {
  clearTimeout(timer);
  if (question === (typedQuestion() ?? '')) return;
  if (question === '') put('');
  else timer = window.setTimeout(() => put(question), 300);
}

function put(question: string): void {
  try {
    history.replaceState({ ...history.state, [field]: question }, '');
  } catch {
    // Safari refuses more than a hundred writes in half a minute; Back then brings an older question.
  }
}
