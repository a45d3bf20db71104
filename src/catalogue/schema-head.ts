import { z } from 'zod';
import { anchorId, email, errorStatus, httpsUrl, name, operation, plain, prose, version } from './schema-parts.ts';

export const typeSchema = z.strictObject({
  title: plain,
  status: errorStatus.describe(
    "The status the source's heading gives this type; an entry may differ (415 and 405 are validation errors).",
  ),
  description: plain,
  unknown: plain.describe('How a client treats a code of this type that it does not know.'),
  anchors: z
    .array(anchorId)
    .default([])
    .describe('Ids of this section on the published pages; they keep resolving. Append-only.'),
});

/** AIP-193 `reason`. */
export const usualPattern = '^[A-Z][A-Z0-9_]*[A-Z0-9]$';

/** What a field of an error is for. */
export const fieldRoles = [
  'code',
  'status',
  'type',
  'message',
  'suggestion',
  'doc_url',
  'retryable',
  'retry_after',
  'request_id',
  'param',
  'errors',
] as const;

const envelopeFieldSchema = z.strictObject({
  type: z.enum(['string', 'boolean', 'integer', 'number', 'array', 'object']),
  role: z
    .enum([...fieldRoles, 'none'])
    .optional()
    .describe(
      'What the field is for; `none` for nothing of these. Default: its own name, where that is one of them; in problem details `type` is the `doc_url` and `detail` the `message`.',
    ),
  nullable: z.boolean().optional().describe('Whether the value can also be `null`.'),
  presence: z.enum(['always', 'sometimes']),
  description: prose,
  pattern: z.string().optional().describe('Regular expression that every value matches, as in JSON Schema.'),
  example: plain.optional().describe('A value for new examples.'),
  items: z.record(name, plain).optional().describe('Of an array: the fields of its items, all text.'),
});

const envelopeSchema = z.strictObject({
  root: plain
    .optional()
    .describe(
      'Where the body holds the error: `error`, or `fault.error` further down. Without it the fields stand at the top, as in RFC 9457.',
    ),
  media_type: plain
    .default('application/json')
    .describe('Media type of an error; of RFC 9457 `application/problem+json`.'),
  fields: z.record(name, envelopeFieldSchema),
  beside: z
    .record(name, envelopeFieldSchema.extend({ role: z.enum(['request_id', 'none']).optional() }))
    .optional()
    .describe('Fields at the top of the body, beside the first name of `root`: `request_id` beside `error`.'),
  request_id_header: z
    .strictObject({
      name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be the name of a header, like "X-Request-Id"'),
      pattern: z.string().optional().describe('Regular expression that every id matches.'),
    })
    .optional()
    .describe('The header of a response that names the request, where no field of the body does.'),
});

const actorSchema = z.strictObject({
  name: plain.describe('One or two words: "You".'),
  role: plain.describe('Who that is: "the developer".'),
});

export const operationSchema = z.strictObject({
  scopes: z.array(z.string()),
  inferred: z.boolean().optional(),
  note: prose.optional().describe('A contradiction or gap in the sources that a reader should know.'),
});

export const headSchema = z.strictObject({
  schema_version: z.literal(1),
  api: z.strictObject({
    name: plain.describe('OpenAPI `info.title`.'),
    version: version.describe('OpenAPI `info.version`.'),
    base_url: httpsUrl.describe('Where requests go. OpenAPI `servers`.'),
    support: email.describe('OpenAPI `info.contact.email`.'),
    provider: plain.optional().describe('Who runs the API, in a word or two. Default: the name without "API".'),
  }),
  site_title: plain.optional().describe('Name of this site. Default: the name of the API and "errors".'),
  site_url: httpsUrl
    .regex(
      /^[^/]*\/\/[^/?#]*\/?$/,
      'must be a host alone, like "https://errors.example.com": a folder on it is BASE_PATH',
    )
    .describe('Origin this site is deployed at; the environment variable SITE_URL overrides it.'),
  doc_urls: z
    .array(httpsUrl.refine((url) => url.includes('{code}'), 'must contain {code}'))
    .min(1)
    .describe(
      'Every form of `doc_url` ever published, `{code}` standing for the code. The first is what the API sends. Append-only.',
    ),
  anchors: z
    .record(anchorId, plain)
    .optional()
    .describe(
      'Ids (not codes) that were published on the pages of `doc_urls`, and the path on this site that answers them. Append-only.',
    ),
  former_statuses: z
    .array(errorStatus)
    .min(1)
    .optional()
    .describe(
      'Statuses that no code has any more; their group page and anchor were published and keep resolving. Append-only.',
    ),
  code_pattern: z.string().default(usualPattern).describe('Pattern of a code. Default: AIP-193 `reason`.'),
  envelope: envelopeSchema.describe('The body of an error.'),
  envelope_v1: envelopeSchema
    .extend({
      name: plain.describe('What to call it in a sentence: "flat body of the v1 operations".'),
      paths: z.array(plain).min(1).describe('Beginnings of the paths that answer with it.'),
    })
    .optional()
    .describe('The body that older operations send instead; an example of it is `response_v1`.'),
  id_prefixes: z
    .array(plain)
    .min(1)
    .optional()
    .describe('How ids begin that are no secrets, such as `req_`: a paste is shown with them.'),
  types: z.record(name, typeSchema),
  actors: z
    .record(name, actorSchema)
    .default({})
    .describe('Who else can have to act; other words for `developer`, `end_user` and `provider`.'),
  languages: z
    .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be the tag of a language, like "fr"'), plain)
    .optional()
    .describe('By language, what a page of `doc_urls` says first whose path begins with it, as `/de/errors`.'),
  scopes: z.record(name, plain).default({}).describe('Scope names and what they allow.'),
  operations: z.record(operation, operationSchema).default({}),
  former_operations: z
    .array(operation)
    .min(1)
    .optional()
    .describe('Operations that are no longer documented; their place on /operations/ was published. Append-only.'),
});
