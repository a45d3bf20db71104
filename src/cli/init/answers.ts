import { createInterface } from 'node:readline';
import { EditError } from '../../catalogue/edit/lifecycle.ts';
import type { Start } from '../../catalogue/edit/start.ts';

/** What a person says of an API, by a flag or at the terminal. */
export type Answers = Partial<Record<Question['key'], string>>;

interface Question {
  key: 'name' | 'apiVersion' | 'baseUrl' | 'support' | 'siteUrl' | 'code' | 'status';
  flag: string;
  question: string;
  form: RegExp;
}

const host = /^https:\/\/[^\s/?#@]+\/?$/;
const address = /^https:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/;

export const questions: readonly Question[] = [
  { key: 'name', flag: '--name', question: 'Name of the API', form: /\S/ },
  { key: 'apiVersion', flag: '--api-version', question: 'Its version, in one word', form: /^\S+$/ },
  { key: 'baseUrl', flag: '--base-url', question: 'Where requests go (https://...)', form: address },
  { key: 'support', flag: '--support', question: 'E-mail address of its support', form: /^[^\s@]+@[^\s@]+$/ },
  { key: 'siteUrl', flag: '--site-url', question: 'Where this site will stand (https://HOST)', form: host },
  { key: 'code', flag: '--code', question: 'A first error code (one word, at most 63 characters)', form: /^\S{1,63}$/ },
  { key: 'status', flag: '--status', question: 'The HTTP status it is sent with (400 to 599)', form: /^[45]\d\d$/ },
];

/**
 * Asks for what no flag says, again where an answer cannot be right. Throws `EditError` where nobody can answer, and for
 * a flag that cannot be right.
 */
export async function asked<Given extends Answers>(given: Given): Promise<Given & Answers> {
  for (const { key, flag, question, form } of questions)
    if (given[key] !== undefined && !form.test(given[key]))
      throw new EditError(`${flag} cannot be ${JSON.stringify(given[key])}. It is: ${question}.`);
  const open = questions.filter(({ key }) => given[key] === undefined);
  if (open.length === 0) return given;
  if (!process.stdin.isTTY)
    throw new EditError(`Say ${open.map(({ flag }) => flag).join(', ')}, or name an OpenAPI document with --from.`);
  return { ...given, ...(await askedAtTerminal(open)) };
}

/** Line by line, so that answers pasted together are not lost. */
async function askedAtTerminal(open: readonly Question[]): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  // Lines that came before the end are still to be read, but no closed terminal prints a question.
  const end = new AbortController();
  terminal.once('close', () => end.abort());
  const answers: Answers = {};
  try {
    for (const { key, question, form } of open) {
      terminal.setPrompt(`${question}: `);
      while (answers[key] === undefined) {
        if (!end.signal.aborted) terminal.prompt();
        terminal.setPrompt(`That does not fit. ${question}: `);
        const { value, done } = await lines.next();
        if (done) throw new EditError('\nThe answers ended before the last question. Nothing was written.');
        if (form.test(value.trim())) answers[key] = value.trim();
      }
    }
    return answers;
  } finally {
    terminal.close();
  }
}

/** A catalogue of one code, in a body of two fields. */
export function fromAnswers(
  { name = '', apiVersion = '', baseUrl = '', support = '', siteUrl = '', code = '', status = '' }: Answers,
  root: string | undefined,
  date: string,
): Start {
  return {
    name,
    version: apiVersion,
    base_url: baseUrl.replace(/\/$/, ''),
    support,
    site_url: siteUrl.replace(/\/$/, ''),
    root,
    media_type: 'application/json',
    fields: new Map([
      ['code', { type: /^\d+$/.test(code) ? 'integer' : 'string', role: 'code', isRequired: true }],
      ['message', { type: 'string', role: 'message', isRequired: true }],
    ]),
    entries: [{ code, status: Number(status) }],
    date,
  };
}
