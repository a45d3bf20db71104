/**
 * The shape of content/errors.yaml. Every type of the project is inferred from here; editors get the same
 * shape as JSON Schema (see `catalogueJsonSchema`).
 *
 * Field names follow the API's own envelope and the field's standards: `code` is AIP-193 `reason`, `status` and
 * `title` are those of RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457).
 */
import { z } from 'zod';
import { entrySchema, entrySchemaWith, type retryStrategies } from './schema-entry.ts';
import { headSchema, type operationSchema, type typeSchema } from './schema-head.ts';
import { code } from './schema-parts.ts';

export { entrySchema, entrySchemaWith, historyChanges, inferable, retryStrategies } from './schema-entry.ts';
export { fieldRoles, headSchema, operationSchema, usualPattern } from './schema-head.ts';

const catalogueSchema = headSchema.extend({ errors: z.record(code, entrySchema) });

/** What people write. */
export type CatalogueSource = z.input<typeof catalogueSchema>;
/** What the code receives. */
export type Head = z.output<typeof headSchema>;
export type Entry = z.output<typeof entrySchema>;
export type ErrorType = z.output<typeof typeSchema>;
export type Operation = z.output<typeof operationSchema>;
export type RetryStrategy = (typeof retryStrategies)[number];

/** JSON Schema 2020-12 of a file whose head has these `actors`, for `# yaml-language-server: $schema=`. */
export const catalogueJsonSchema = (actors: Head['actors'] = {}): object =>
  z.toJSONSchema(catalogueSchema.extend({ errors: z.record(code, entrySchemaWith(Object.keys(actors))) }), {
    io: 'input',
  });
