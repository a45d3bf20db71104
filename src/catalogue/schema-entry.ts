import { z } from 'zod';
import { code, date, errorStatus, httpsUrl, name, operation, plain, prose } from './schema-parts.ts';

export const retryStrategies = ['never', 'after_fix', 'backoff', 'retry_after'] as const;
/** Who can have to act, for any API; the head can name more. */
const generalActors: readonly string[] = ['developer', 'end_user', 'provider'];
const lifecycleStates = ['active', 'deprecated', 'retired'] as const;
export const historyChanges = ['added', 'changed', 'deprecated', 'retired', 'renamed', 'approved'] as const;
/**
 * Names allowed in `inferred`: facts that programs rely on and that can be a deduction. Fix, causes, differences, who acts and
 * how to retry are this catalogue's own advice, which nothing marks.
 */
export const inferable = [
  'status',
  'type',
  'param',
  'param.name',
  'retry.retryable',
  'endpoints',
  'scopes',
  'example',
  'example.request',
  'example.response',
  'example.response_v1',
] as const;

export const entrySchema = z.strictObject({
  status: errorStatus.describe('HTTP status sent with this error, 400 to 599. RFC 9457 `status`. Frozen.'),
  type: z.string().describe("Category, a key of the head's `types`. Frozen."),
  title: plain.describe('3 to 7 words, no full stop. RFC 9457 `title`.'),
  summary: plain.describe('15 to 40 words: what happened and why. No instruction.'),
  messages: z
    .array(plain)
    .min(1)
    .optional()
    .describe('Wordings of `message` as the API sends them, where known, with `{name}` for the parts that vary.'),
  placeholders: z
    .record(name, plain)
    .optional()
    .describe('What each `{name}` of `messages` stands for. Frozen: programs may read them.'),
  param: z
    .strictObject({ name: plain.optional(), description: prose })
    .optional()
    .describe("What the response's `param` holds; `name` is its literal value, absent when it varies. Frozen."),
  retry: z.strictObject({
    retryable: z
      .boolean()
      .describe('Whether the request may be sent again; the flag of the API, where it sends one. Frozen.'),
    strategy: z
      .enum(retryStrategies)
      .describe(
        'What a client does: nothing more, repeat once the cause is fixed, repeat with growing waits, or repeat after the wait.',
      ),
    wait: z
      .strictObject({ header: plain.optional(), field: plain.optional(), until: plain.optional() })
      .optional()
      .describe(
        'How long to wait: a response header, a body field (seconds), or a moment in words. Only with `retry_after`.',
      ),
    advice: prose.describe('What a repeat does; whether repeating a write is safe.'),
  }),
  actor: z.enum(generalActors).describe('Who must act before the same call can succeed.'),
  fix: z.array(prose).min(1).max(6).describe('Imperative steps, most likely first.'),
  causes: z
    .array(z.strictObject({ cause: prose, how_to_tell: prose, fix: prose.optional() }))
    .min(1)
    .optional()
    .describe('What can have led to it, how to tell that it did, and what to do then.'),
  endpoints: z
    .union([
      z.literal('all'),
      z.array(z.strictObject({ operation, when: prose.optional(), inferred: z.boolean().optional() })).min(1),
    ])
    .optional()
    .describe('Operations that return this error, or `all`.'),
  scopes: z.array(z.string()).min(1).optional().describe("Scopes involved, keys of the head's `scopes`."),
  example: z
    .strictObject({ request: z.string(), response: z.string(), response_v1: z.string().optional() })
    .describe('Complete HTTP messages. `response_v1` has the body that the head describes as `envelope_v1`.'),
  related: z
    .array(z.strictObject({ code, difference: prose }))
    .min(1)
    .optional()
    .describe('Codes it is confused with, and the one observation that tells the two apart.'),
  keywords: z.array(plain).min(1).describe('What people type that the text lacks. Feeds search, never shown.'),
  links: z
    .array(z.strictObject({ description: plain, url: httpsUrl }))
    .min(1)
    .optional()
    .describe('Further reading.'),
  lifecycle: z.strictObject({
    state: z
      .enum(lifecycleStates)
      .describe('One way: active, deprecated, retired. A retired code keeps its page and anchors for ever.'),
    since: date.describe('Day the code entered this catalogue.'),
    deprecated: date.optional(),
    retired: date.optional(),
    replaced_by: z.array(code).min(1).optional(),
    reason: prose.optional(),
  }),
  aliases: z
    .array(code)
    .min(1)
    .optional()
    .describe('Former codes; their anchors and pages keep resolving. Append-only.'),
  history: z
    .array(z.strictObject({ date, change: z.enum(historyChanges), note: plain, rule: plain.optional() }))
    .min(1)
    .optional()
    .describe('Dated changes, oldest first. `approved` lets one named contract break through. Append-only.'),
  sources: z.array(httpsUrl).min(1).describe('Where each fact comes from.'),
  inferred: z
    .array(z.enum(inferable))
    .min(1)
    .optional()
    .describe('Facts that are a deduction; pages mark them where they stand and show published ones first.'),
});

/** An entry below a head with these `actors`. */
export const entrySchemaWith = (actors: readonly string[]) =>
  entrySchema.extend({
    actor: z.enum([...generalActors, ...actors]).describe(entrySchema.shape.actor.description ?? ''),
  });
