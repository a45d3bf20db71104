import { z } from 'zod';
import { type Fact, urlScope } from './fact.ts';
import { entryFacts } from './facts.ts';
import { type Baseline, BaselineError } from './ledger.ts';

const text = z.string().optional();

/** What is read of a deployed `/errors.json`. Loose: an older build may lack fields, a newer one may have more. */
const siteSchema = z.looseObject({
  api: z.looseObject({ version: z.string() }),
  errors: z.record(
    z.string(),
    z.looseObject({
      status: z.int().optional(),
      type: text,
      retryable: z.boolean().optional(),
      retry: z.looseObject({ retryable: z.boolean().optional(), strategy: text, wait: z.record(z.string(), z.string()).optional() }).optional(),
      param: z.union([z.string(), z.looseObject({ name: text })]).optional(),
      placeholders: z.record(z.string(), z.string()).optional(),
      lifecycle: z.looseObject({ state: text, retired: text, replaced_by: z.array(z.string()).optional() }).optional(),
      aliases: z.array(z.string()).optional(),
      history: z.array(z.looseObject({ date: z.string(), change: z.string(), rule: text })).optional(),
      doc_url: text,
      url: text,
    }),
  ),
});

export function parseSite(name: string, json: string): Baseline {
  const { api, errors } = readJson(name, json);
  const facts = Object.entries(errors).flatMap(([code, entry]): Fact[] => [
    ...entryFacts(api.version, code, { ...entry, lifecycle: { state: 'active', ...entry.lifecycle } } as Parameters<typeof entryFacts>[2]),
    ...(entry.doc_url === undefined ? [] : [{ scope: urlScope, subject: code, property: 'doc_url' as const, value: entry.doc_url }]),
    ...(entry.url === undefined ? [] : [{ scope: urlScope, subject: code, property: 'page' as const, value: sitePath(entry.url) }]),
  ]);
  if (facts.length === 0) throw new BaselineError(`${name} holds no code.`);
  return { name, facts, lines: new Map(), complete: false };
}

function readJson(name: string, json: string): z.infer<typeof siteSchema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BaselineError(`${name} is not JSON.`);
  }
  const site = siteSchema.safeParse(value);
  if (site.success) return site.data;
  const [issue] = site.error.issues;
  throw new BaselineError(`${name} is not the errors.json of a catalogue: ${issue?.path.join('.') || 'the top'}: ${issue?.message}.`);
}

/** The path inside the site, whatever base path it is deployed under. */
const sitePath = (url: string) => url.replace(/^.*?(?=\/errors\/)/, '');
