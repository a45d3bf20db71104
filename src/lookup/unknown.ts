import { compact } from '../kit/compact.ts';
import { rankWords } from './rank/index.ts';
import { nearestNames } from './rank/spelling.ts';
import { mask } from './read/mask.ts';
import type { PastedError } from './read/pasted-error.ts';
import { phraseOf } from './read/phrases.ts';
import type { Book, Entry } from './unpack.ts';

/** What to say about a code or status that is not in the catalogue. */
export interface Unknown {
  /** As pasted, masked; absent when there is only a status. */
  code?: string;
  status?: number;
  type?: string;
  /** Day of the catalogue's last change. */
  updated: string;
  nearest: Entry[];
  /** How to treat it, and what that advice rests on. */
  treat: { by: 'type' | 'status' | 'nothing'; advice: string };
  /** What to send to support. */
  send: string[];
  /** The pasted values, masked. */
  pasted: PastedError;
}

export function unknown(pasted: PastedError, book: Book): Unknown {
  const { code, status, type, request_id } = pasted;
  const shown = code === undefined ? undefined : mask(code, book.shape.ids);
  return {
    ...compact({ code: shown, status, type }),
    updated: book.data.updated,
    nearest: code === undefined ? [] : nearest(code, book),
    treat: treat(type, status, book),
    send: [
      'the code',
      'the HTTP status',
      request_id ? `the request id ${request_id}` : 'the request id',
      'the time of the request',
      'method and path, without the API key',
    ],
    pasted: { ...pasted, ...compact({ code: shown }) },
  };
}

/** By spelling first; then by meaning, since a new code is often named after an old problem. */
function nearest(code: string, book: Book): Entry[] {
  const alike = nearestNames(code, book).filter(({ likeness }) => likeness >= 0.5);
  const byMeaning = rankWords(code, book).filter(({ cover }) => cover >= 0.4);
  return [
    ...new Set([
      ...alike.slice(0, 3).map(({ name }) => name.entry),
      ...byMeaning.slice(0, 3).map(({ entry }) => entry),
    ]),
  ].slice(0, 4);
}

function treat(type: string | undefined, status: number | undefined, book: Book): Unknown['treat'] {
  const known = book.types.find(({ name }) => name === type);
  if (known) return { by: 'type', advice: known.advice };
  if (status === undefined) {
    return {
      by: 'nothing',
      advice:
        'Branch on the type of the error if it has one, else on the HTTP status. Do not repeat the request unless retryable is true.',
    };
  }
  const usual = book.types.find((candidate) => candidate.status === status);
  if (usual) return { by: 'status', advice: usual.advice };
  const name = phraseOf(status);
  const label = `${status}${name ? ` (${name})` : ''}`;
  return {
    by: 'status',
    advice:
      status >= 500
        ? `${label} is a failure on the way to or inside the service. Try again a few times with growing waits; read before you repeat a write.`
        : `${label} says that the request itself is refused. Do not repeat it as it is.`,
  };
}
