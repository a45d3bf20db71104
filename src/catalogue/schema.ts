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
const httpsUrl = z.string().regex(/^https:\/\/[^\s<>"]+$/, 'must be a full https:// address');
const date = z.iso.date('must be a date like 2026-11-22');
/** `GET /v2/api/tags`: a key of the head's `operations`. */
const operation = z.string().regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S*$/, 'must be a method and a path, like "GET /v2/api/tags"');
const code = z.string();

export const statuses = { min: 400, max: 599 };
export const retryStrategies = ['never', 'after_fix', 'backoff', 'retry_after'] as const;
export const actors = ['developer', 'end_user', 'workspace_admin', 'provider'] as const;
export const lifecycleStates = ['active', 'deprecated', 'retired'] as const;
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
  'related',
  'fix',
  'summary',
] as const;

export const entrySchema = z.strictObject({
  /** HTTP status sent with this error, 400 to 599. RFC 9457 `status`. Frozen. */
  status: z.int().min(statuses.min).max(statuses.max),
  /** Category, a key of the head's `types`. Frozen. */
  type: z.string(),
  /** 3 to 7 words, no full stop. RFC 9457 `title`. */
  title: plain,
  /** 15 to 40 words: what happened and why. No instruction. */
  summary: plain,
  /** Wordings of `message` as the API sends them, where known, with `{name}` for the parts that vary. */
  messages: z.array(plain).min(1).optional(),
  /** What each `{name}` of `messages` stands for. Frozen: programs may read them. */
  placeholders: z.record(z.string(), plain).optional(),
  /** What the response's `param` holds; `name` is its literal value, absent when it varies. Frozen. */
  param: z.strictObject({ name: plain.optional(), description: prose }).optional(),
  retry: z.strictObject({
    /** The `retryable` flag the API sends. Frozen. */
    retryable: z.boolean(),
    strategy: z.enum(retryStrategies),
    /** How long to wait: a response header, a body field (seconds), or a moment in words. Only with `retry_after`. */
    wait: z.strictObject({ header: plain.optional(), field: plain.optional(), until: plain.optional() }).optional(),
    /** What a repeat does; whether repeating a write is safe. */
    advice: prose,
  }),
  /** Who must act before the same call can succeed. */
  actor: z.enum(actors),
  /** Imperative steps, most likely first. */
  fix: z.array(prose).min(1).max(6),
  causes: z
    .array(z.strictObject({ cause: prose, how_to_tell: prose, fix: prose.optional() }))
    .min(1)
    .optional(),
  /** Operations that return this error, or `all`. */
  endpoints: z.union([z.literal('all'), z.array(z.strictObject({ operation, when: prose.optional(), inferred: z.boolean().optional() })).min(1)]).optional(),
  /** Scopes involved, keys of the head's `scopes`. */
  scopes: z.array(z.string()).min(1).optional(),
  /** Complete HTTP messages. `response_v1` is the flat `{code, details}` body of the v1 operations. */
  example: z.strictObject({ request: z.string(), response: z.string(), response_v1: z.string().optional() }),
  /** Codes it is confused with, and the one observation that tells the two apart. */
  related: z
    .array(z.strictObject({ code, difference: prose }))
    .min(1)
    .optional(),
  /** What people type that the text lacks. Feeds search, never shown. */
  keywords: z.array(plain).min(1),
  links: z
    .array(z.strictObject({ description: plain, url: httpsUrl }))
    .min(1)
    .optional(),
  lifecycle: z.strictObject({
    /** One way: active, deprecated, retired. A retired code keeps its page and anchors for ever. */
    state: z.enum(lifecycleStates),
    /** Day the code entered this catalogue. */
    since: date,
    deprecated: date.optional(),
    retired: date.optional(),
    replaced_by: z.array(code).min(1).optional(),
    reason: prose.optional(),
  }),
  /** Former codes; their anchors and pages keep resolving. Append-only. */
  aliases: z.array(code).min(1).optional(),
  /** Dated changes, oldest first. `approved` lets one named contract break through. Append-only. */
  history: z
    .array(z.strictObject({ date, change: z.enum(historyChanges), note: plain, rule: plain.optional() }))
    .min(1)
    .optional(),
  /** Where each fact comes from. */
  sources: z.array(httpsUrl).min(1),
  /** Fields that are a deduction; the page marks them. */
  inferred: z.array(z.enum(inferable)).min(1).optional(),
});

const typeSchema = z.strictObject({
  title: plain,
  /** The status the source's heading gives this type; an entry may differ (415 and 405 are validation errors). */
  status: z.int().min(statuses.min).max(statuses.max),
  description: plain,
  /** How a client treats a code of this type that it does not know. */
  unknown: plain,
  /** Ids of this section on the published pages; they keep resolving. Append-only. */
  anchors: z.array(z.string()).min(1),
});

const envelopeFieldSchema = z.strictObject({
  type: z.enum(['string', 'boolean', 'integer', 'array']),
  presence: z.enum(['always', 'sometimes']),
  description: prose,
  /** Of an array: the fields of its items, all text. */
  items: z.record(z.string(), plain).optional(),
});

const operationSchema = z.strictObject({
  scopes: z.array(z.string()),
  inferred: z.boolean().optional(),
  /** A contradiction or gap in the sources that a reader should know. */
  note: prose.optional(),
});

export const headSchema = z.strictObject({
  schema_version: z.literal(1),
  api: z.strictObject({ name: plain, version: plain, base_url: httpsUrl, support: plain }),
  /** Origin this site is deployed at; the environment variable SITE_URL overrides it. */
  site_url: httpsUrl,
  /** Every form of `doc_url` ever published, `{code}` standing for the code. The first is what the API sends. Append-only. */
  doc_urls: z.array(httpsUrl.refine((url) => url.includes('{code}'), 'must contain {code}')).min(1),
  /** Ids (not codes) that were published on the pages of `doc_urls`, and the path on this site that answers them. Append-only. */
  anchors: z.record(z.string(), plain).optional(),
  /** Statuses that no code has any more; their group page and anchor were published and keep resolving. Append-only. */
  former_statuses: z.array(z.int().min(statuses.min).max(statuses.max)).min(1).optional(),
  /** Pattern of a code. Default: AIP-193 `reason`. */
  code_pattern: z.string().default('^[A-Z][A-Z0-9_]*[A-Z0-9]$'),
  envelope: z.strictObject({ root: plain, fields: z.record(z.string(), envelopeFieldSchema) }),
  types: z.record(z.string(), typeSchema),
  /** Scope names and what they allow. */
  scopes: z.record(z.string(), plain),
  operations: z.record(operation, operationSchema),
});

export const catalogueSchema = headSchema.extend({ errors: z.record(code, entrySchema) });

/** What people write. */
export type CatalogueSource = z.input<typeof catalogueSchema>;
/** What the code receives. */
export type CatalogueData = z.output<typeof catalogueSchema>;
export type Head = z.output<typeof headSchema>;
export type Entry = z.output<typeof entrySchema>;
export type ErrorType = z.output<typeof typeSchema>;
export type Operation = z.output<typeof operationSchema>;
export type RetryStrategy = (typeof retryStrategies)[number];
export type Actor = (typeof actors)[number];

/** JSON Schema 2020-12 of the file, for `# yaml-language-server: $schema=`. */
export const catalogueJsonSchema = (): object => z.toJSONSchema(catalogueSchema, { io: 'input' });
