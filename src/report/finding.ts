import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Problem } from './problem.ts';

export const levels = ['breaking', 'dangerous', 'safe'] as const;
export type Level = (typeof levels)[number];

const placeSchema = z.strictObject({
  file: z.string(),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional().describe('Counts from 1, in UTF-16 units'),
});

const findingSchema = z.strictObject({
  rule: z.string().describe('Stable id of the rule'),
  level: z.enum(levels).describe('After approvals and the version bump; only this decides the exit code'),
  subject: z.string().describe('The code, or @kind/name for what belongs to no code'),
  message: z.string().describe('What was found'),
  who: z.string().describe('Who breaks, and how'),
  help: z.string().describe('The smallest thing to do about it'),
  old: z.string().optional(),
  new: z.string().optional(),
  approve: z.string().optional().describe('How to let this one break through on purpose'),
  accepted: z.string().optional().describe('Why a break counts as safe here: an approval or a version bump'),
  count: z.int().min(1).optional().describe('How often it was seen'),
  at: placeSchema.optional().describe('The token in the catalogue or in the input'),
  baseline: placeSchema.optional().describe('The line that published the old fact'),
  fingerprint: z
    .string()
    .describe(
      'Hash of rule, version, subject, field, old and new value: the same finding keeps it when the wording changes',
    ),
});

export const reportSchema = z
  .strictObject({
    schema_version: z.literal(1),
    command: z.enum(['contract', 'audit']),
    catalogue: z.string(),
    version: z.string().describe('api.version of the catalogue'),
    compared: z.array(z.string()).describe('The baselines or inputs that were read'),
    fail_on: z.enum(['breaking', 'dangerous']),
    exit_code: z.union([z.literal(0), z.literal(1)]),
    summary: z.record(z.enum(levels), z.int().min(0)),
    notes: z.array(z.string()).describe('What was not compared, and why'),
    findings: z.array(findingSchema),
  })
  .meta({ title: 'Report of the contract check and of the audit' });

/** What stands in place of a report when there is none. */
export const failureSchema = z.strictObject({
  schema_version: z.literal(1),
  exit_code: z
    .union([z.literal(2), z.literal(3)])
    .describe('2 invalid catalogue or wrong usage, 3 nothing to compare with'),
  error: z.string(),
  problems: z
    .array(z.looseObject({ id: z.string(), message: z.string(), file: z.string(), line: z.int(), column: z.int() }))
    .describe('Of an invalid catalogue'),
});

export type Failure = z.infer<typeof failureSchema>;
export type Place = z.infer<typeof placeSchema>;
/** A problem between what is and what was published or documented, with its weight. */
export type Finding = z.infer<typeof findingSchema> & Pick<Problem<Place>, 'rule' | 'message' | 'help'>;
export type Report = z.infer<typeof reportSchema>;
export type FailOn = Report['fail_on'];

export const reportJsonSchema = (): object => z.toJSONSchema(z.union([reportSchema, failureSchema]));

export function createReport(parts: Omit<Report, 'schema_version' | 'exit_code' | 'summary'>): Report {
  const summary = { breaking: 0, dangerous: 0, safe: 0 };
  for (const { level } of parts.findings) summary[level]++;
  const red = summary.breaking > 0 || (parts.fail_on === 'dangerous' && summary.dangerous > 0);
  const findings = parts.findings.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  return { schema_version: 1, ...parts, findings, summary, exit_code: red ? 1 : 0 };
}

export const fingerprint = (...parts: (string | undefined)[]): string =>
  createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, 16);
