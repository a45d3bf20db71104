import { z } from 'zod';
import { entrySchema, headSchema, operationSchema } from '../catalogue/schema.ts';
import { copies } from '../catalogue/urls.ts';
import type { Published } from './published.ts';

const errorSchema = entrySchema.extend({
  code: z.string().describe('The code the API sends. Never changes, never reused.'),
  actor: z.string().describe('Who must act before the same call can succeed.'),
  doc_url: z.url().describe('The address the API sends with this error.'),
  url: z.url().describe("This error's page."),
  example: entrySchema.shape.example.extend({ curl: z.string().describe('`request` as a line for a shell.') }),
});

const sentCodeSchema = z.strictObject({
  code: z.string(),
  when: z.string().optional().describe('What makes the operation send it.'),
  inferred: z.literal(true).optional().describe('No published page says that this operation sends the code.'),
});

const operationRecordSchema = operationSchema.extend({
  url: z.url().describe('Its place on the page of all operations.'),
  codes: z.array(sentCodeSchema).describe('Published codes first, then deduced ones.'),
});

/** The shape of `/errors.json`. */
export const publishedSchema = headSchema.extend({
  $schema: z.url(),
  site_url: z.url(),
  updated: z.iso.date().describe('Day of the last change of the catalogue.'),
  operations: z.record(z.string(), operationRecordSchema),
  errors: z.record(z.string(), errorSchema.meta({ id: 'error' })),
});

/** `/errors.schema.json`, JSON Schema 2020-12. Open: a later version may add fields, and a copy of this schema must still accept it. */
export function publishedJsonSchema({ head, absolute }: Published): object {
  const { $schema, ...schema } = z.toJSONSchema(publishedSchema, {
    override: ({ jsonSchema }) =>
      void (jsonSchema.additionalProperties === false && delete jsonSchema.additionalProperties),
  });
  return { $schema, $id: absolute(copies.schema), title: `Error catalogue of the ${head.api.name}`, ...schema };
}
