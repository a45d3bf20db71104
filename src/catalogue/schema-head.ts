import { z } from 'zod';
import { email, errorStatus, httpsUrl, operation, plain, prose } from './schema-parts.ts';

export const typeSchema = z.strictObject({
  title: plain,
  status: errorStatus.describe(
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
    .array(errorStatus)
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
