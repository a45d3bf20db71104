import { z } from 'zod';
import { type Fact, factLine, urlScope } from '../fact.ts';
import { entryFacts, headFacts } from '../facts.ts';
import { type Baseline, BaselineError } from '../ledger.ts';
import { addressFacts } from '../published.ts';

const text = z.string().optional();
const address = z.string().refine((url) => URL.canParse(url), 'is no address');

const fields = z
  .record(
    z.string(),
    z.looseObject({
      type: text,
      role: text,
      presence: text,
      nullable: z.boolean().optional(),
      items: z.record(z.string(), z.string()).optional(),
    }),
  )
  .optional();

const envelope = z.looseObject({ root: text, media_type: text, fields, beside: fields });

/** What is read of a deployed `/errors.json`. Loose: an older build may lack fields, a newer one may have more. */
const siteSchema = z.looseObject({
  api: z.looseObject({ version: z.string() }),
  doc_urls: z.array(address).optional(),
  anchors: z.record(z.string(), z.string()).optional(),
  former_statuses: z.array(z.int()).optional(),
  operations: z.record(z.string(), z.unknown()).optional(),
  former_operations: z.array(z.string()).optional(),
  types: z
    .record(z.string(), z.looseObject({ status: z.int().optional(), anchors: z.array(z.string()).default([]) }))
    .optional(),
  envelope: envelope.optional(),
  envelope_v1: envelope.optional(),
  errors: z.record(
    z.string(),
    z.looseObject({
      status: z.int().optional(),
      type: text,
      retryable: z.boolean().optional(),
      retry: z
        .looseObject({
          retryable: z.boolean().optional(),
          strategy: text,
          wait: z.record(z.string(), z.string()).optional(),
        })
        .optional(),
      param: z.union([z.string(), z.looseObject({ name: text })]).optional(),
      placeholders: z.record(z.string(), z.string()).optional(),
      lifecycle: z
        .looseObject({
          state: text,
          since: text,
          deprecated: text,
          retired: text,
          replaced_by: z.array(z.string()).optional(),
        })
        .optional(),
      aliases: z.array(z.string()).optional(),
      history: z.array(z.looseObject({ date: z.string(), change: z.string(), rule: text })).optional(),
      doc_url: address.optional(),
      url: text,
    }),
  ),
});

type Site = z.infer<typeof siteSchema>;

export function parseSite(name: string, json: string): Baseline {
  const site = readJson(name, json);
  const { version } = site.api;
  const entries = Object.entries(site.errors);
  if (entries.length === 0) throw new BaselineError(`${name} holds no code.`);
  const facts = [
    ...headFacts(version, site),
    ...entries.flatMap(([code, entry]) =>
      entryFacts(version, code, { ...entry, lifecycle: { state: 'active', ...entry.lifecycle } }),
    ),
    ...siteAddresses(site),
  ];
  return {
    name,
    facts: [...new Map(facts.map((fact) => [factLine(fact), fact])).values()],
    lines: new Map(),
    complete: false,
  };
}

/** What follows from the head and the codes as for any catalogue, and each address that an entry itself names. */
function siteAddresses({ doc_urls = [], types = {}, errors, ...head }: Site): Fact[] {
  const entries = Object.entries(errors);
  const addressed = entries.flatMap(([code, { aliases, status }]) =>
    status === undefined ? [] : [{ code, aliases, status }],
  );
  const named = entries.flatMap(([subject, { doc_url, url }]) => {
    const fact = (property: 'doc_url' | 'page', value: string | undefined): Fact[] =>
      value === undefined ? [] : [{ scope: urlScope, subject, property, value }];
    return [...fact('doc_url', doc_url), ...fact('page', url && sitePath(url))];
  });
  return [...addressFacts({ head: { ...head, doc_urls, types }, entries: addressed }), ...named];
}

function readJson(name: string, json: string): Site {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BaselineError(`${name} is not JSON.`);
  }
  const site = siteSchema.safeParse(value);
  if (site.success) return site.data;
  const [issue] = site.error.issues;
  throw new BaselineError(
    `${name} is not the errors.json of a catalogue: ${issue?.path.join('.') || 'the top'}: ${issue?.message}.`,
  );
}

/** The path inside the site, whatever base path it is deployed under. */
const sitePath = (url: string) => url.replace(/^.*?(?=\/errors\/)/, '');
