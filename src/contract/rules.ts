import type { Level } from '../report/finding.ts';

/** Whose reliance is protected: followers of a link; programs, links included; careful readers and generators too. */
export const gates = ['link', 'client', 'strict'] as const;
export type Gate = (typeof gates)[number];

/** What may let the break through: a new API version or an approval, only an approval, or nothing. */
type Unlock = 'version' | 'approval' | 'nothing';

export interface Rule {
  levels: Record<Gate, Level>;
  unlock: Unlock;
  /** Who breaks, and how. */
  who: string;
  /** What to do; `{code}`, `{old}` and `{new}` are filled in. */
  help: string;
}

const letters: Record<string, Level> = { B: 'breaking', D: 'dangerous', S: 'safe' };
const rule = (pattern: string, unlock: Unlock, who: string, help: string): Rule => {
  const [link = 'safe', client = 'safe', strict = 'safe'] = [...pattern].map((letter) => letters[letter]);
  return { levels: { link, client, strict }, unlock, who, help };
};
const keep = 'put {old} back, or raise api.version';

/** The levels read LINK, CLIENT, STRICT: Breaking, Dangerous, Safe. */
export const rules = {
  'code-removed': rule(
    'BBB',
    'nothing',
    'Everybody who holds a link to {code} lands nowhere.',
    'put the entry back with `lifecycle.state: retired`',
  ),
  'code-renamed': rule(
    'BBB',
    'nothing',
    'Programs that branch on {old} no longer match, and links to {old} lead nowhere.',
    'keep {old} as a deprecated entry with `replaced_by: [{new}]`; `npm run catalogue -- rename {old} {new}` writes both',
  ),
  'code-became-alias': rule(
    'SBB',
    'version',
    'Programs that branch on {old} no longer match; links to it still work.',
    'keep {old} as a deprecated entry with `replaced_by: [{new}]`, or raise api.version',
  ),
  'code-case-changed': rule(
    'BBB',
    'nothing',
    'Programs compare codes byte by byte, and both spellings share one file on hosts that ignore case.',
    'write {old} as it was published',
  ),
  'code-reused': rule(
    'BBB',
    'nothing',
    'Logs, tickets and programs written for the old meaning of {code} now read it wrongly.',
    'leave {code} retired and choose a new code',
  ),
  'code-added': rule(
    'SSD',
    'version',
    'A client with a closed list of codes meets one it does not know.',
    'nothing to do',
  ),
  'tombstone-deleted': rule(
    'BBB',
    'nothing',
    'Nothing else remembers that this was published, so the next change could break it unseen.',
    'restore the file from git, then run `npm run catalogue -- contract --update`',
  ),
  'ledger-stale': rule(
    'BBB',
    'nothing',
    'What the catalogue now promises is not yet protected.',
    'run `npm run catalogue -- contract --update` and commit the file',
  ),
  'doc-url-removed': rule(
    'BBB',
    'nothing',
    'Whoever follows the published address gets a 404.',
    'publish {old} again: put its line back into the head (`doc_urls`, or the status into `former_statuses`)',
  ),
  'doc-url-changed': rule(
    'SSS',
    'version',
    'New responses carry another address; the old one still resolves.',
    'nothing to do',
  ),
  'anchor-removed': rule(
    'BBB',
    'nothing',
    'The published link opens the page and stays at its top, without a sign.',
    'give the id back to the page: `anchors` of the head or of the type, `former_operations` for an operation',
  ),
  'anchor-moved': rule(
    'BBB',
    'nothing',
    'The id now stands on another page, and no server can forward a fragment.',
    'keep the id on the old page too',
  ),
  'anchor-duplicated': rule(
    'BBB',
    'nothing',
    'The browser opens the first of two elements with one id, perhaps the wrong one.',
    'give one of them another id',
  ),
  'alias-removed': rule(
    'BBB',
    'nothing',
    'Links to the former code {old} lead nowhere.',
    'put {old} back into `aliases`',
  ),
  'alias-added': rule('SSS', 'version', 'Nobody: one more old link works.', 'nothing to do'),
  'history-rewritten': rule(
    'BBB',
    'nothing',
    'Readers of the feed and links to the changelog name the change by its day and kind.',
    'put {old} back into the history; correct it by a further change below it',
  ),
  'status-changed': rule('SBB', 'version', 'A program that branches on HTTP status {old} takes another branch.', keep),
  'status-class-changed': rule(
    'SBB',
    'version',
    'HTTP libraries retry 5xx and give up on 4xx by default, so the behaviour of clients turns over.',
    keep,
  ),
  'type-changed': rule(
    'SBB',
    'version',
    'SDKs map the type to an exception class, so `catch` blocks for {old} no longer run.',
    keep,
  ),
  'type-value-added': rule(
    'SDB',
    'version',
    'A `switch` over all types meets a value it does not know.',
    'raise api.version, or use a type that exists',
  ),
  'type-value-removed': rule('SSD', 'version', 'A branch for {old} never runs any more.', 'keep the type in the head'),
  'retryable-true-to-false': rule(
    'SBB',
    'version',
    'Clients written for the old flag keep repeating a request that cannot succeed.',
    keep,
  ),
  'retryable-false-to-true': rule(
    'SDB',
    'version',
    'Clients start to repeat the request; a write may run twice.',
    'say in retry.advice whether a repeat is safe',
  ),
  'retry-after-removed': rule('SDB', 'version', 'Clients that wait for {old} find nothing and guess.', keep),
  'retry-after-added': rule(
    'SSD',
    'version',
    'Nobody: clients may now wait exactly as long as needed.',
    'nothing to do',
  ),
  'retry-hint-changed': rule('SDB', 'version', 'Clients that follow the published hint wait or repeat wrongly.', keep),
  'param-removed': rule('SBB', 'version', 'A program that reads {old} finds nothing.', keep),
  'param-renamed': rule(
    'SBB',
    'version',
    'A program that compares the parameter with {old}, or reads the field {old}, no longer matches.',
    keep,
  ),
  'param-fixed': rule('SSD', 'version', 'Nobody: what varied now always has one value.', 'nothing to do'),
  'param-added': rule('SSD', 'version', 'A reader that rejects unknown fields stops.', 'nothing to do'),
  'param-type-changed': rule('SBB', 'version', 'Typed clients cannot read the field any more.', keep),
  'param-required-to-optional': rule(
    'SBB',
    'version',
    'A program that reads the field without asking fails when it is absent.',
    keep,
  ),
  'param-became-nullable': rule(
    'SBB',
    'version',
    'A program that uses the value without asking fails on null.',
    'remove `nullable: true`, or raise api.version',
  ),
  'param-never-null': rule('SSS', 'version', 'Nobody: readers had to expect null.', 'nothing to do'),
  'param-optional-to-required': rule('SSS', 'version', 'Nobody: readers had to expect the field.', 'nothing to do'),
  'message-placeholder-removed': rule(
    'SDB',
    'version',
    'Programs that cut {old} out of the message find nothing.',
    keep,
  ),
  'message-placeholder-added': rule(
    'SDB',
    'version',
    'Programs that match the message as a fixed text no longer match.',
    'leave {new} out, or raise api.version',
  ),
  'deprecated-added': rule('SSS', 'version', 'Nobody yet: the page tells what to use instead.', 'nothing to do'),
  'deprecated-removed': rule('SSD', 'version', 'Who has moved away did so for nothing.', 'nothing to do'),
  'code-retired': rule('SSS', 'version', 'Nobody: it was announced, and page and links stay.', 'nothing to do'),
  'retired-without-deprecation': rule(
    'SDB',
    'version',
    'Clients had no time to handle what is sent instead of {code}.',
    'deprecate {code} first, and retire it later',
  ),
  'replaced-by-changed': rule(
    'BBB',
    'approval',
    'Who followed the old advice and moved to {old} is now told something else.',
    'keep {old} first in `replaced_by`',
  ),
  'replaced-by-added': rule('SSS', 'version', 'Nobody: there is now an answer to "what instead?".', 'nothing to do'),
  'sunset-earlier': rule(
    'SBB',
    'version',
    'Clients planned with {old} and may break before that day.',
    'keep the date {old} or a later one, and retire the code no sooner',
  ),
  'version-decreased': rule(
    'SBB',
    'nothing',
    'A version that was published promises more than the one now written.',
    'write api.version {old} or a later one',
  ),
  'version-bumped-without-break': rule(
    'SSD',
    'version',
    'Clients move to a new version and find nothing new.',
    'keep api.version {old}',
  ),
  'approval-unknown': rule(
    'DDD',
    'nothing',
    'The approval lets nothing through.',
    'name the rule exactly as the report does',
  ),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
