import { ruleSet } from '../../report/rule.ts';

const why = 'a reader of a retired code must end at a living one';
const active = 'lifecycle: { state: active, since: 2026-11-22 }';

export const lifecycleFaults = ruleSet('CAT-LIFECYCLE', {
  'CAT-LIFECYCLE-SELF': {
    why,
    message: '{code} replaces itself',
    help: 'name the code that is sent instead',
    bad: 'replaced_by: ["23505"]',
    good: 'replaced_by: [TAG_TAKEN]',
  },
  'CAT-LIFECYCLE-CYCLE': {
    why,
    message: 'cycle: {way}',
    help: 'name the living code at the end directly',
    bad: '    keywords: [busy]\n    lifecycle: { state: deprecated, since: 2026-03-04, deprecated: 2026-03-05, replaced_by: ["23505"], reason: Too vague. }',
    good: '    keywords: [busy]\n    lifecycle: { state: active, since: 2026-03-04 }',
  },
  'CAT-LIFECYCLE-FAR': {
    why,
    message: 'more than three hops: {way}',
    help: 'name the living code at the end directly',
    bad:
      '      replaced_by: ["42P01"]\n…\n' +
      '      retired: 2026-03-04\n      replaced_by: [TAG_TAKEN]\n…\n' +
      '    keywords: [busy]\n    lifecycle: { state: retired, since: 2026-01-02, deprecated: 2026-02-03, retired: 2026-03-04, replaced_by: ["1001"], reason: Gone. }\n…\n' +
      '    keywords: [daily limit]\n    lifecycle: { state: retired, since: 2026-01-02, deprecated: 2026-02-03, retired: 2026-03-04, replaced_by: [INVALID_TAG], reason: Gone. }',
    good:
      '      replaced_by: [TAG_TAKEN]\n…\n' +
      '      retired: 2026-03-04\n…\n' +
      '    keywords: [busy]\n    lifecycle: { state: active, since: 2026-03-04 }\n…\n' +
      '    keywords: [daily limit]\n    lifecycle: { state: active, since: 2026-03-04 }',
  },
  'CAT-LIFECYCLE-DEAD': {
    why,
    message: '{code} is replaced by {end}, which is retired',
    help: 'name a code that is still sent',
    bad: 'replaced_by: [42P01]',
    good: 'replaced_by: [TAG_TAKEN]',
  },
  'CAT-LIFECYCLE-MISSING': {
    why: 'who holds the code must know until when it was sent',
    message: 'a {state} code has no "{field}"',
    help: 'add the date, like {field}: 2026-11-22',
    bad: 'lifecycle: { state: retired, since: 2026-11-22, reason: Tags are gone. }',
    good: active,
  },
  'CAT-LIFECYCLE-REASON': {
    why,
    message: 'a {state} code has no "reason"',
    help: 'add a reason, or replaced_by',
    bad: 'lifecycle: { state: deprecated, since: 2026-11-22, deprecated: 2026-11-23 }',
    good: active,
  },
  'CAT-LIFECYCLE-ACTIVE': {
    why: 'the page of an active code shows nothing of an end',
    message: 'an active code has "{field}"',
    help: 'remove "{field}", or set the state',
    bad: 'lifecycle: { state: active, since: 2026-11-22, retired: 2026-11-23 }',
    good: active,
  },
  'CAT-LIFECYCLE-ORDER': {
    why: 'a life goes one way',
    message: '{step} on {day} is before {before} on {earlier}',
    help: 'since, deprecated, retired follow each other',
    bad: 'lifecycle: { state: retired, since: 2026-11-22, retired: 2026-11-21, reason: Tags are gone. }',
    good: active,
  },
  'CAT-HISTORY-ORDER': {
    why: 'the changelog is made of the history',
    message: '{day} stands after {earlier}',
    help: 'write the oldest change first',
    bad: '      - { date: 2026-01-01, change: approved',
    good: '      - { date: 2026-02-03, change: approved',
  },
  'CAT-HISTORY-STATE': {
    why: 'the changelog would say another thing than the page',
    message: 'the history says {change}, the lifecycle says active',
    help: 'set the state, or remove the change',
    bad: `${active}\n    history: [{ date: 2026-11-23, change: retired, note: Gone. }]`,
    good: active,
  },
  'CAT-HISTORY-APPROVAL': {
    group: 'CAT-MISSING',
    why: 'an approval lets through the break that it names, and no other',
    message: 'the approval names no rule',
    help: 'add rule: and the name the contract check reports',
    bad: `${active}\n    history: [{ date: 2026-11-23, change: approved, note: Agreed. }]`,
    good: active,
  },
  'CAT-HISTORY-RULE': {
    group: 'CAT-FIELD',
    why: 'nothing reads it there',
    message: '"rule" is only read of an approval',
    help: 'remove it, or write change: approved',
    bad: `${active}\n    history: [{ date: 2026-11-23, change: changed, note: Reworded., rule: code-added }]`,
    good: active,
  },
  'CAT-RETRY': {
    group: 'CAT-RETRY',
    why: 'a client that trusts these two would do opposite things',
    message: 'retryable is {flag}, but the strategy "{strategy}" {does}',
    help: 'use {others}, or write retryable: {other}',
    bad: '      strategy: backoff\n      advice: The same',
    good: '      strategy: after_fix\n      advice: The same',
  },
  'CAT-RETRY-WAIT': {
    group: 'CAT-RETRY',
    why: 'who is told to wait has to know how long',
    message: 'retry_after does not say how long to wait',
    help: 'add wait: { header: Retry-After, field: retry_after_seconds }, or wait: { until: tomorrow }',
    bad: '      strategy: retry_after\n      wait: {}\n',
    good: '      strategy: retry_after\n      wait: { until: midnight UTC }\n',
  },
  'CAT-RETRY-NO-WAIT': {
    group: 'CAT-RETRY',
    why: 'nothing reads it there',
    message: '"wait" is only read with retry_after',
    help: 'remove wait, or use retry_after',
    bad: '      strategy: after_fix\n      wait: { until: tomorrow }\n      advice: The same',
    good: '      strategy: after_fix\n      advice: The same',
  },
});
