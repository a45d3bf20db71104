import { type ContractRule, changed, diff, fresh, gone, rule } from './rule.ts';

const keep = 'put {old} back, or raise api.version';

/** What programs read of an error. */
export const valueRules = {
  'status-changed': rule('SBB', 'version', {
    message: changed,
    why: 'A program that branches on HTTP status {old} takes another branch.',
    help: keep,
    ...diff('- v2 TAG_NOT_FOUND status 404', '+ v2 TAG_NOT_FOUND status 410'),
  }),
  'status-class-changed': rule('SBB', 'version', {
    message: changed,
    why: 'HTTP libraries retry 5xx and give up on 4xx by default, so the behaviour of clients turns over.',
    help: keep,
    ...diff('- v2 TAG_NOT_FOUND status 404', '+ v2 TAG_NOT_FOUND status 500'),
  }),
  'type-changed': rule('SBB', 'version', {
    message: changed,
    why: 'SDKs map the type to an exception class, so `catch` blocks for {old} no longer run.',
    help: keep,
    ...diff('- v2 TAG_NOT_FOUND type not_found_error', '+ v2 TAG_NOT_FOUND type conflict_error'),
  }),
  'type-value-added': rule('SDB', 'version', {
    message: fresh,
    why: 'A `switch` over all types meets a value it does not know.',
    help: 'raise api.version, or use a type that exists',
    ...diff('  v2 @api error_type server_error', '+ v2 @api error_type billing_error'),
  }),
  'type-value-removed': rule('SSD', 'version', {
    message: gone,
    why: 'A branch for {old} never runs any more.',
    help: 'keep the type in the head',
    ...diff('  v2 @api error_type server_error', '- v2 @api error_type billing_error'),
  }),
  'retryable-true-to-false': rule('SBB', 'version', {
    message: changed,
    why: 'Clients written for the old flag keep repeating a request that cannot succeed.',
    help: keep,
    ...diff('- v2 TAG_NOT_FOUND retryable true', '+ v2 TAG_NOT_FOUND retryable false'),
  }),
  'retryable-false-to-true': rule('SDB', 'version', {
    message: changed,
    why: 'Clients start to repeat the request; a write may run twice.',
    help: 'say in retry.advice whether a repeat is safe',
    ...diff('- v2 TAG_NOT_FOUND retryable false', '+ v2 TAG_NOT_FOUND retryable true'),
  }),
  'retry-after-removed': rule('SDB', 'version', {
    message: gone,
    why: 'Clients that wait for {old} find nothing and guess.',
    help: keep,
    ...diff('  v2 TAG_NOT_FOUND state active', '- v2 TAG_NOT_FOUND wait header Retry-After'),
  }),
  'retry-after-added': rule('SSD', 'version', {
    message: fresh,
    why: 'Nobody: clients may now wait exactly as long as needed.',
    help: 'nothing to do',
    ...diff('  v2 TAG_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND wait header Retry-After'),
  }),
  'retry-hint-changed': rule('SDB', 'version', {
    message: changed,
    why: 'Clients that follow the published hint wait or repeat wrongly.',
    help: keep,
    ...diff('- v2 TAG_NOT_FOUND strategy backoff', '+ v2 TAG_NOT_FOUND strategy never'),
  }),
  'param-removed': rule('SBB', 'version', {
    message: gone,
    why: 'A program that reads {old} finds nothing.',
    help: keep,
    ...diff('  v2 TAG_NOT_FOUND state active', '- v2 TAG_NOT_FOUND param tag'),
  }),
  'param-renamed': rule('SBB', 'version', {
    message: changed,
    why: 'A program that compares the parameter with {old}, or reads the field {old}, no longer matches.',
    help: keep,
    ...diff('- v2 TAG_NOT_FOUND param tag', '+ v2 TAG_NOT_FOUND param label'),
  }),
  'param-fixed': rule('SSD', 'version', {
    message: changed,
    why: 'Nobody: what varied now always has one value.',
    help: 'nothing to do',
    ...diff('- v2 TAG_NOT_FOUND param *', '+ v2 TAG_NOT_FOUND param tag'),
  }),
  'param-added': rule('SSD', 'version', {
    message: fresh,
    why: 'A reader that rejects unknown fields stops.',
    help: 'nothing to do',
    ...diff('  v2 TAG_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND param tag'),
  }),
  'param-type-changed': rule('SBB', 'version', {
    message: changed,
    why: 'Typed clients cannot read the field any more.',
    help: keep,
    ...diff('- v2 @field/param type string', '+ v2 @field/param type integer'),
  }),
  'param-required-to-optional': rule('SBB', 'version', {
    message: changed,
    why: 'A program that reads the field without asking fails when it is absent.',
    help: keep,
    ...diff('- v2 @field/request_id presence always', '+ v2 @field/request_id presence sometimes'),
  }),
  'param-became-nullable': rule('SBB', 'version', {
    message: changed,
    why: 'A program that uses the value without asking fails on null.',
    help: 'remove `nullable: true`, or raise api.version',
    ...diff('- v2 @field/request_id nullable false', '+ v2 @field/request_id nullable true'),
  }),
  'param-never-null': rule('SSS', 'version', {
    message: changed,
    why: 'Nobody: readers had to expect null.',
    help: 'nothing to do',
    ...diff('- v2 @field/request_id nullable true', '+ v2 @field/request_id nullable false'),
  }),
  'param-optional-to-required': rule('SSS', 'version', {
    message: changed,
    why: 'Nobody: readers had to expect the field.',
    help: 'nothing to do',
    ...diff('- v2 @field/request_id presence sometimes', '+ v2 @field/request_id presence always'),
  }),
  'message-placeholder-removed': rule('SDB', 'version', {
    message: gone,
    why: 'Programs that cut {old} out of the message find nothing.',
    help: keep,
    ...diff('  v2 TAG_NOT_FOUND state active', '- v2 TAG_NOT_FOUND placeholder tag'),
  }),
  'message-placeholder-added': rule('SDB', 'version', {
    message: fresh,
    why: 'Programs that match the message as a fixed text no longer match.',
    help: 'leave {new} out, or raise api.version',
    ...diff('  v2 TAG_NOT_FOUND state active', '+ v2 TAG_NOT_FOUND placeholder tag'),
  }),
} as const satisfies Record<string, ContractRule>;
