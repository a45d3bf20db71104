/** Room `report`: what is wrong, said to people and programs. In: problems with a place. Out: text for the terminal, JSON, GitHub, Markdown. */
import type { Edit, Span } from '../kit/source-text.ts';

/** Something is wrong here. `At` is where: a span of a text in memory, or a place in a file that a program reads about. */
export interface Problem<At = Span> {
  /** Stable name of the rule; scripts may match on it. */
  rule: string;
  /** The id under which this fault was known before it had one of its own, with others like it. */
  group: string;
  why: string;
  /** What was found, in one sentence. */
  message: string;
  /** The smallest thing to do about it. */
  help: string;
  at: At;
  /** Said next to the caret. */
  label?: string;
  /** The other place, when two places clash. */
  other?: { at: At; label: string };
  /** What `help` says, done: with this change the problem is gone. Where a person has to decide, there is none. */
  edit?: Edit;
}
