import { rankWords } from './rank/index.ts';
import { type Spelled, spell } from './rank/spelling.ts';
import { isCodeLike } from './read/addresses.ts';
import { findMentions } from './read/mentions.ts';
import { loneStatus } from './read/statuses.ts';
import { candidates, guess, type LookupResult, ofStatus, result, stranger } from './result.ts';
import type { Book } from './unpack.ts';

/** The text is the beginning, a piece or a mistyping of codes; or it looks like a code that nobody knows. */
export function fromSpelling(text: string, book: Book): LookupResult | undefined {
  const spelled = spell(text, book);
  const [best] = spelled;
  // Three errors in what looks like a code: more likely another code than that much mistyping.
  if (isCodeLike(text, book.shape) && (!best || best.errors > 2)) return stranger({ code: text });
  if (!best) return undefined;
  // Several words that nearly make a name may still be a sentence about another code.
  const others = text.includes(' ') ? fromWords(text, book).answers : [];
  if (best.how === 'typo')
    return { ...candidates([...spelled.map(guess), ...others]), kind: best.alone ? 'codes' : 'words' };
  const places = new Map(rankWords(text, book).map(({ entry }, at) => [entry, at]));
  const place = ({ name }: Spelled) => places.get(name.entry) ?? places.size;
  return candidates([...spelled.toSorted((a, b) => place(a) - place(b)).map(guess), ...fromWords(text, book).answers]);
}

/** A question. A code whose words it says one after the other has a head start, and so has a status it names. */
export function fromWords(text: string, book: Book): LookupResult {
  const question = text.slice(0, maxQuestionLength);
  const spelled = new Map(findMentions(question, book).map(({ name }) => [name.entry, name.words.length]));
  const status = loneStatus(question);
  const ranked = rankWords(text, book)
    .map(({ entry, score, cover }) => ({
      entry,
      cover,
      score: score + (spelled.get(entry) ?? 0) + (entry.status === status ? statusLead : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.cover < leastCover)
    return book.entries.some((entry) => entry.status === status)
      ? ofStatus(status ?? 0, text, book)
      : result('nothing');
  const clear = first.cover > 0.6 && first.score > (second?.score ?? 0) + clearLead;
  const list = ranked.filter(({ score }, at) => at < 4 || score > first.score - inSight);
  return candidates(
    list.map(({ entry }, at) => ({
      entry,
      confidence: clear && at === 0 ? 'likely' : 'possible',
      reason: 'fits the words',
    })),
  );
}

const maxQuestionLength = 240;
const statusLead = 3;
/** Below this share of its words a question is about something else. */
const leastCover = 0.15;
/** Natural logarithm of the odds at which the first answer is called likely. */
const clearLead = 8;
/** Answers further behind the first are not shown. */
const inSight = 10;
