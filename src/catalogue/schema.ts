/**
 * The shape of content/errors.yaml. Every type of the project is inferred from here; editors get the same
 * shape as JSON Schema (see `catalogueJsonSchema`).
 *
 * Field names follow the API's own envelope and the field's standards: `code` is AIP-193 `reason`, `status` and
 * `title` are those of RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457).
 */
import { z } from 'zod';

/** One line of plain text: shown exactly as written, never read as Markdown. */
const plain = z
  .string()
  .min(1, 'is empty')
  .regex(/^\S(?:[^\n]*\S)?$/, 'must be one line without white space around it; a long text is folded with ">-"');
/** Inline Markdown: `code`, **strong**, *emphasis* and links. Nothing else is allowed (see prose.ts). */
const prose = plain.meta({ markdown: true });
/** A name before the host, or a backslash, makes an address lead elsewhere than it seems to. */
const httpsUrl = z
  .string()
  .regex(/^https:\/\/(?![^/?#]*@)[^\s<>"\\]+$/, 'must be a full https:// address, without a user name')
  .refine(URL.canParse, 'must be an address that programs can read: the host is wrong');
const email = z.email('must be an e-mail address');
const date = z.iso.date('must be a date like 2026-11-22');
/** `GET /v2/api/tags`: a key of the head's `operations`. */
const operation = z
  .string()
  .regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S*$/, 'must be a method and a path, like "GET /v2/api/tags"');
const code = z.string();

const statuses = { min: 400, max: 599 };
export const retryStrategies = ['never', 'after_fix', 'backoff', 'retry_after'] as const;
export const actors = ['developer', 'end_user', 'workspace_admin', 'provider'] as const;
const lifecycleStates = ['active', 'deprecated', 'retired'] as const;
export const historyChanges = ['added', 'changed', 'deprecated', 'retired', 'renamed', 'approved'] as const;
/** Names allowed in `inferred`: fields of an entry that can be a deduction instead of a published fact. */
export const inferable = [
  'status',
  'type',
  'param',
  'param.name',
  'retry',
  'retry.retryable',
  'retry.strategy',
  'actor',
  'causes',
  'endpoints',
  'scopes',
  'example',
  'example.request',
  'example.response',
  'example.response_v1',
  'related',
  'fix',
  'summary',
] as const;

export const entrySchema = z.strictObject({
  status: z
    .int()
    .min(statuses.min)
    .max(statuses.max)
    .describe('HTTP status sent with this error, 400 to 599. RFC 9457 `status`. Frozen.'),
  type: z.string().describe("Category, a key of the head's `types`. Frozen."),
  title: plain.describe('3 to 7 words, no full stop. RFC 9457 `title`.'),
  summary: plain.describe('15 to 40 words: what happened and why. No instruction.'),
  messages: z
    .array(plain)
    .min(1)
    .optional()
    .describe('Wordings of `message` as the API sends them, where known, with `{name}` for the parts that vary.'),
  placeholders: z
    .record(z.string(), plain)
    .optional()
    .describe('What each `{name}` of `messages` stands for. Frozen: programs may read them.'),
  param: z
    .strictObject({ name: plain.optional(), description: prose })
    .optional()
    .describe("What the response's `param` holds; `name` is its literal value, absent when it varies. Frozen."),
  retry: z.strictObject({
    retryable: z.boolean().describe('The `retryable` flag the API sends. Frozen.'),
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
  actor: z.enum(actors).describe('Who must act before the same call can succeed.'),
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
    .describe('Complete HTTP messages. `response_v1` is the flat `{code, details}` body of the v1 operations.'),
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
  inferred: z.array(z.enum(inferable)).min(1).optional().describe('Fields that are a deduction; the page marks them.'),
});

const typeSchema = z.strictObject({
  title: plain,
  status: z
    .int()
    .min(statuses.min)
    .max(statuses.max)
    .describe(
      "The status the source's heading gives this type; an entry may differ (415 and 405 are validation errors).",
    ),
  description: plain,
  unknown: plain.describe('How a client treats a code of this type that it does not know.'),
  anchors: z
    .array(z.string())
    .min(1)
    .describe('Ids of this section on the published pages; they keep resolving. Append-only.'),
});

const envelopeFieldSchema = z.strictObject({
  type: z.enum(['string', 'boolean', 'integer', 'array']),
  nullable: z.boolean().optional().describe('Whether the value can also be `null`.'),
  presence: z.enum(['always', 'sometimes']),
  description: prose,
  items: z.record(z.string(), plain).optional().describe('Of an array: the fields of its items, all text.'),
});

export const operationSchema = z.strictObject({
  scopes: z.array(z.string()),
  inferred: z.boolean().optional(),
  note: prose.optional().describe('A contradiction or gap in the sources that a reader should know.'),
});

export const headSchema = z.strictObject({
  schema_version: z.literal(1),
  api: z.strictObject({ name: plain, version: plain, base_url: httpsUrl, support: email }),
  site_url: httpsUrl.describe('Origin this site is deployed at; the environment variable SITE_URL overrides it.'),
  doc_urls: z
    .array(httpsUrl.refine((url) => url.includes('{code}'), 'must contain {code}'))
    .min(1)
    .describe(
      'Every form of `doc_url` ever published, `{code}` standing for the code. The first is what the API sends. Append-only.',
    ),
  anchors: z
    .record(z.string(), plain)
    .optional()
    .describe(
      'Ids (not codes) that were published on the pages of `doc_urls`, and the path on this site that answers them. Append-only.',
    ),
  former_statuses: z
    .array(z.int().min(statuses.min).max(statuses.max))
    .min(1)
    .optional()
    .describe(
      'Statuses that no code has any more; their group page and anchor were published and keep resolving. Append-only.',
    ),
  code_pattern: z
    .string()
    .default('^[A-Z][A-Z0-9_]*[A-Z0-9]$')
    .describe('Pattern of a code. Default: AIP-193 `reason`.'),
  envelope: z.strictObject({ root: plain, fields: z.record(z.string(), envelopeFieldSchema) }),
  types: z.record(z.string(), typeSchema),
  scopes: z.record(z.string(), plain).describe('Scope names and what they allow.'),
  operations: z.record(operation, operationSchema),
  former_operations: z
    .array(operation)
    .min(1)
    .optional()
    .describe('Operations that are no longer documented; their place on /operations/ was published. Append-only.'),
});

export const catalogueSchema = headSchema.extend({ errors: z.record(code, entrySchema) });

/** What people write. */
export type CatalogueSource = z.input<typeof catalogueSchema>;
/** What the code receives. */
export type Head = z.output<typeof headSchema>;
export type Entry = z.output<typeof entrySchema>;
export type ErrorType = z.output<typeof typeSchema>;
export type Operation = z.output<typeof operationSchema>;
export type RetryStrategy = (typeof retryStrategies)[number];
export type Actor = (typeof actors)[number];

/** JSON Schema 2020-12 of the file, for `# yaml-language-server: $schema=`. */
export const catalogueJsonSchema = (): object => z.toJSONSchema(catalogueSchema, { io: 'input' });
