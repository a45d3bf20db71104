/**
 * Room `audit`: does the API keep to the catalogue? In: a `Catalogue` and captured responses or OpenAPI documents.
 * Out: a `Report` of where they differ. Throws `InputError` for what cannot be read to its end.
 */
import type { Catalogue } from '../catalogue/model.ts';
import { createReport, type FailOn, type Place, type Report } from '../report/finding.ts';
import { Comparison } from './compare.ts';
import { createDocUrls } from './doc-urls.ts';
import { type CaptureKind, kindOf, readItems, readText } from './input.ts';
import { type Item, placeOf } from './lines.ts';
import { createLineReader, type LineReader } from './log-line.ts';
import { type Bodies, type Observation, observe } from './observe.ts';
import { createOrigin } from './origin.ts';
import { Tally } from './tally.ts';

interface AuditInput {
  catalogue: Catalogue;
  /** Name of the catalogue's file. */
  name: string;
  files: readonly string[];
  failOn: FailOn;
}

/** Reads captures and OpenAPI documents, and says where the API and the catalogue differ. */
export async function audit({ catalogue, name, files, failOn }: AuditInput): Promise<Report> {
  const tally = new Tally();
  const comparison = new Comparison(catalogue, name, tally);
  const capture = new CaptureAudit(catalogue, comparison, tally);
  for (const file of files) {
    const kind = await kindOf(file);
    if (kind === 'openapi') {
      // Loaded only here: its parser is the slowest part of the program to start.
      const { auditOpenApi } = await import('./openapi.ts');
      const text = (await Array.fromAsync(readText(file))).join('');
      await auditOpenApi(file, text, catalogue, tally, (seen, at) => comparison.add(seen, at));
    } else await capture.read(file, kind);
  }
  const unseen = comparison.unseen();
  if (unseen.length > 0)
    tally.add({
      rule: 'code-never-seen',
      subject: '@catalogue',
      values: { count: unseen.length, codes: unseen.join(', ') },
    });
  return createReport({
    command: 'audit',
    catalogue: name,
    version: catalogue.head.api.version,
    compared: [...files],
    fail_on: failOn,
    notes: [...capture.notes(), ...tally.notes()],
    findings: tally.findings(),
  });
}

class CaptureAudit {
  readonly #bodies: Bodies;
  readonly #comparison: Comparison;
  readonly #tally: Tally;
  readonly #lines: LineReader;
  readonly #ours: ReturnType<typeof createOrigin>;
  #responses = 0;
  #foreign = 0;

  constructor(catalogue: Catalogue, comparison: Comparison, tally: Tally) {
    this.#bodies = { ...catalogue.head, codeOfUrl: createDocUrls(catalogue).codeIn };
    this.#comparison = comparison;
    this.#tally = tally;
    this.#lines = createLineReader(catalogue);
    this.#ours = createOrigin(catalogue);
  }

  async read(file: string, kind: CaptureKind): Promise<void> {
    // A list or a HAR file may hold no error; lines among which nothing is known are another kind of file.
    let isKnown = kind !== 'lines';
    for await (const item of readItems(file, kind)) {
      if ('reason' in item) this.#skip(file, item.line, `what starts here is ${item.reason}`, item.reason);
      if ('reason' in item || this.#item(file, item)) isKnown = true;
    }
    if (!isKnown) this.#skip(file, 1, 'nothing in it is a response, a request or a line of a log', 'unknown');
  }

  notes(): string[] {
    const others = `${counted(this.#foreign, 'error')} of other services ${this.#foreign === 1 ? 'was' : 'were'} passed over.`;
    const own = `${counted(this.#responses, 'error response')} ${this.#responses === 1 ? 'was' : 'were'} read.`;
    return this.#foreign > 0 ? [own, others] : [own];
  }

  /** Whether it is anything that a capture or a log holds. */
  #item(file: string, item: Item): boolean {
    const seen = [...observe(item.value, this.#bodies, item.setting)];
    const words = item.value === undefined ? item.text : (item.words ?? '');
    const mention = seen.length > 0 ? undefined : this.#lines.read(words, item.setting);
    for (const observation of mention ? [mention] : seen) this.#compare(file, item, observation);
    const codes = seen.length > 0 ? [] : this.#lines.codesIn(item.text);
    for (const code of codes) this.#comparison.see(code);
    const isTold = Object.values(item.setting).some((value) => value !== undefined) || lineOfLog.test(words);
    return item.value !== undefined || mention !== undefined || codes.length > 0 || isTold;
  }

  #compare(file: string, item: Item, observation: Observation): void {
    const ours = this.#ours(observation);
    if (!ours) {
      this.#foreign++;
      return;
    }
    this.#responses++;
    const at = (field?: string): Place => placeOf(file, item, observation.path, field);
    this.#comparison.add(ours, at);
  }

  #skip(file: string, line: number, what: string, reason: string): void {
    const at = () => ({ file, line });
    this.#tally.add({ rule: 'capture-skipped', subject: `@input/${file}`, values: { file, what }, new: reason, at });
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A day, or a level. */
const lineOfLog = /^\[?\d{4}-\d\d-\d\d[T ]|\blevel=\w/;
