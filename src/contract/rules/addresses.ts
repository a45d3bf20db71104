import { type ContractRule, changed, diff, fresh, gone, rule } from './rule.ts';

/** Addresses that somebody may hold. */
export const addressRules = {
  'doc-url-removed': rule('BBB', 'nothing', {
    message: 'no longer published: {old}{more}',
    why: 'Whoever follows the published address gets a 404.',
    help: 'publish {old} again: put its line back into the head (`doc_urls`, or the status into `former_statuses`)',
    ...diff('  v2 TAG_NOT_FOUND state active', '- url TAG_NOT_FOUND page /errors/TAG_NOT_FOUND/'),
  }),
  'doc-url-changed': rule('SSS', 'version', {
    message: changed,
    why: 'New responses carry another address; the old one still resolves.',
    help: 'nothing to do',
    ...diff(
      '  url TAG_NOT_FOUND doc_url https://x.org/a#TAG_NOT_FOUND',
      '- v2 @api doc_url_template https://x.org/a#{code}',
      '+ v2 @api doc_url_template https://x.org/b#{code}',
    ),
  }),
  'anchor-removed': rule('BBB', 'nothing', {
    message: 'no longer published: {old}{more}',
    why: 'The published link opens the page and stays at its top, without a sign.',
    help: 'give the id back to the page: `anchors` of the head or of the type, `former_operations` for an operation',
    ...diff('- url @site anchor /errors/#idempotency'),
  }),
  'anchor-moved': rule('BBB', 'nothing', {
    message: '{old} moved to {new}',
    why: 'The id now stands on another page, and no server can forward a fragment.',
    help: 'keep the id on the old page too',
    ...diff('- url @site anchor /errors/#idempotency', '+ url @site anchor /guides/#idempotency'),
  }),
  'anchors-regrouped': rule('BBB', 'nothing', {
    message: changed,
    why: 'The anchors of the type stand at the group of its status: published links would open another group, without a sign.',
    help: 'put {old} back; codes of another status say it themselves, or take another type',
    ...diff('- v2 @type/conflict_error status 409', '+ v2 @type/conflict_error status 410'),
  }),
  'anchor-duplicated': rule('BBB', 'nothing', {
    message: 'the id of {new} is claimed by {owner} and by {name}',
    why: 'The browser opens the first of two elements with one id, perhaps the wrong one.',
    help: 'give one of them another id',
    ...diff(
      '  url @type/api_error anchor /errors/#idempotency',
      '  v2 @api error_type api_error',
      '+ url @site anchor /errors/#idempotency',
    ),
  }),
  'alias-removed': rule('BBB', 'nothing', {
    message: gone,
    why: 'Links to the former code {old} lead nowhere.',
    help: 'put {old} back into `aliases`',
    ...diff('  v2 TAG_NOT_FOUND state active', '- v2 TAG_NOT_FOUND alias LABEL_GONE'),
  }),
  'alias-added': rule('SSS', 'version', {
    message: fresh,
    why: 'Nobody: one more old link works.',
    help: 'nothing to do',
    ...diff('  v2 TAG_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND alias LABEL_GONE'),
  }),
} as const satisfies Record<string, ContractRule>;
