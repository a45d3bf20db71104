import { foldName } from '../../kit/fold-name.ts';
import { slipsBetween } from '../../kit/suggest.ts';
import { nameWords } from '../read/normalize.ts';
import type { Book, Name } from '../unpack.ts';

export interface Spelled {
  name: Name;
  how: 'exact' | 'prefix' | 'fragment' | 'typo';
  /** Typing errors; 0 but for `typo`. */
  errors: number;
  /** Whether no other code fits as well. */
  alone: boolean;
}

/**
 * Reads one name as a code: in any spelling, then as the beginning or a piece of codes, then mistyped. Returns the
 * matches of the first kind that has any.
 */
export function spell(text: string, book: Book): Spelled[] {
  if (text.length > maxNameLength) return [];
  const letters = foldName(text);
  if (letters.length < 2) return [];
  const forms = [
    ...new Set([
      letters,
      letters.replace(/(?:error|exception|err)$/, ''),
      letters.replace(new RegExp(`^(?:${['error', 'err', ...book.shape.brand].join('|')})(?:code)?`), ''),
    ]),
  ].filter((form) => form !== '');
  for (const form of forms) {
    const name = book.byLetters.get(form);
    if (name) return [{ name, how: 'exact', errors: 0, alone: true }];
  }
  const words = nameWords(text);
  const parts = matches(book, 'prefix', (name) =>
    forms.some((form) => form.length > 2 && name.letters.startsWith(form)),
  );
  const pieces = matches(book, 'fragment', (name) => hasPiece(name.words, words));
  const typos = mistyped(forms, book);
  if (parts.length > 0 || pieces.length > 0)
    return [...parts, ...pieces.filter(({ name }) => !parts.some((part) => part.name === name))];
  return typos;
}

const maxNameLength = 120;

function matches(book: Book, how: Spelled['how'], fits: (name: Name) => boolean): Spelled[] {
  const names = book.names.filter(fits);
  return names.map((name) => ({ name, how, errors: 0, alone: names.length === 1 }));
}

/** Whether the words stand in the name side by side; the last may be unfinished. */
function hasPiece(words: string[], piece: string[]): boolean {
  const last = piece.length - 1;
  return (
    piece.length > 0 &&
    words.some((_, at) =>
      piece.every((word, index) =>
        index === last && word.length > 2 ? words[at + index]?.startsWith(word) : words[at + index] === word,
      ),
    )
  );
}

/** The codes at most two typing errors away, nearest first; three in a long name are worth a question. */
function mistyped(forms: string[], book: Book): Spelled[] {
  const near: Spelled[] = [];
  for (const name of book.names) {
    const allowed = name.letters.length < 5 ? 0 : name.letters.length < 8 ? 1 : name.letters.length < 9 ? 2 : 3;
    const errors = Math.min(...forms.map((form) => slipsBetween(form, name.letters, allowed)));
    if (errors <= allowed) near.push({ name, how: 'typo', errors, alone: true });
  }
  near.sort((a, b) => a.errors - b.errors);
  const [first, second] = near;
  return near.map((match) => ({
    ...match,
    alone:
      match === first &&
      match.errors < 3 &&
      (!second || second.errors > match.errors || second.name.entry === match.name.entry),
  }));
}

/** Codes that look like this name, nearest first, however far: for "did you mean". */
export function nearestNames(text: string, book: Book): { name: Name; likeness: number }[] {
  const letters = foldName(text).slice(0, maxNameLength);
  const words = new Set(nameWords(text.slice(0, maxNameLength)));
  return book.names
    .map((name) => {
      const shared = name.words.filter((word) => words.has(word)).length / Math.max(name.words.length, words.size, 1);
      const longer = Math.max(letters.length, name.letters.length, 1);
      const slips = slipsBetween(letters, name.letters, longer >> 1);
      return { name, likeness: Math.max(shared, 1 - slips / longer) };
    })
    .sort((a, b) => b.likeness - a.likeness);
}
