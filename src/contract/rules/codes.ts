import { type ContractRule, changed, diff, gone, rule } from './rule.ts';

/** Codes and their life. */
export const codeRules = {
  'code-removed': rule('BBB', 'nothing', {
    message: '{code} is gone, without a retired entry in its place',
    why: 'Everybody who holds a link to {code} lands nowhere.',
    help: 'put the entry back with `lifecycle.state: retired`',
    ...diff('- v2 TAG_NOT_FOUND state active'),
  }),
  'code-renamed': rule('BBB', 'nothing', {
    message: '{old} is gone; {new} looks like the same error under another name',
    why: 'Programs that branch on {old} no longer match, and links to {old} lead nowhere.',
    help: 'keep {old} as a deprecated entry with `replaced_by: [{new}]`; `npm run catalogue -- rename {old} {new}` writes both',
    ...diff('- v2 TAG_NOT_FOUND status 404', '+ v2 TAG_NOT_FOUND_V2 status 404'),
  }),
  'code-became-alias': rule('SBB', 'version', {
    message: '{old} is now only an alias of {new}',
    why: 'Programs that branch on {old} no longer match; links to it still work.',
    help: 'keep {old} as a deprecated entry with `replaced_by: [{new}]`, or raise api.version',
    ...diff('- v2 TAG_NOT_FOUND state active', '+ v2 LABEL_GONE alias TAG_NOT_FOUND', '+ v2 LABEL_GONE state active'),
  }),
  'code-case-changed': rule('BBB', 'nothing', {
    message: '{old} is now written {new}',
    why: 'Programs compare codes byte by byte, and both spellings share one file on hosts that ignore case.',
    help: 'write {old} as it was published',
    ...diff('- v2 TAG_NOT_FOUND state active', '+ v2 TagNotFound state active'),
  }),
  'code-reused': rule('BBB', 'nothing', {
    message: '{code} was retired and is now {new}',
    why: 'Logs, tickets and programs written for the old meaning of {code} now read it wrongly.',
    help: 'leave {code} retired and choose a new code',
    ...diff('- v2 TAG_NOT_FOUND state retired', '+ v2 TAG_NOT_FOUND state active'),
  }),
  'code-added': rule('SSD', 'version', {
    message: '{code} is new',
    why: 'A client with a closed list of codes meets one it does not know.',
    help: 'nothing to do',
    ...diff('  v2 CALL_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND state active'),
  }),
  'history-rewritten': rule('BBB', 'nothing', {
    message: gone,
    why: 'Readers of the feed and links to the changelog name the change by its day and kind.',
    help: 'put {old} back into the history; correct it by a further change below it',
    ...diff('  v2 TAG_NOT_FOUND state deprecated', '- v2 TAG_NOT_FOUND history 2026-12-01 deprecated'),
  }),
  'deprecated-added': rule('SSS', 'version', {
    message: changed,
    why: 'Nobody yet: the page tells what to use instead.',
    help: 'nothing to do',
    ...diff('- v2 TAG_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND state deprecated'),
  }),
  'deprecated-removed': rule('SSD', 'version', {
    message: changed,
    why: 'Who has moved away did so for nothing.',
    help: 'nothing to do',
    ...diff('- v2 TAG_NOT_FOUND state deprecated', '+ v2 TAG_NOT_FOUND state active'),
  }),
  'code-retired': rule('SSS', 'version', {
    message: changed,
    why: 'Nobody: it was announced, and page and links stay.',
    help: 'nothing to do',
    ...diff('- v2 TAG_NOT_FOUND state deprecated', '+ v2 TAG_NOT_FOUND state retired'),
  }),
  'retired-without-deprecation': rule('SDB', 'version', {
    message: changed,
    why: 'Clients had no time to handle what is sent instead of {code}.',
    help: 'deprecate {code} first, and retire it later',
    ...diff('- v2 TAG_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND state retired'),
  }),
  'replaced-by-changed': rule('BBB', 'approval', {
    message: changed,
    why: 'Who followed the old advice and moved to {old} is now told something else.',
    help: 'keep {old} first in `replaced_by`',
    ...diff('- v2 TAG_NOT_FOUND replaced_by CALL_NOT_FOUND', '+ v2 TAG_NOT_FOUND replaced_by USER_NOT_FOUND'),
  }),
  'replaced-by-added': rule('SSS', 'version', {
    message: '{what} is {new} now',
    why: 'Nobody: there is now an answer to "what instead?".',
    help: 'nothing to do',
    ...diff('  v2 TAG_NOT_FOUND state deprecated', '+ v2 TAG_NOT_FOUND replaced_by CALL_NOT_FOUND'),
  }),
  'sunset-earlier': rule('SBB', 'version', {
    message: changed,
    why: 'Clients planned with {old} and may break before that day.',
    help: 'keep the date {old} or a later one, and retire the code no sooner',
    ...diff('- v2 TAG_NOT_FOUND retired 2027-06-01', '+ v2 TAG_NOT_FOUND retired 2027-01-01'),
  }),
} as const satisfies Record<string, ContractRule>;
