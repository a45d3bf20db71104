/**
 * Room `audit`: the API as it is. In: a `Catalogue` and captured responses. Out: a `Report` of where the two
 * differ.
 */
import type { Catalogue } from '../catalogue/model.ts';
import { createReport, type FailOn, type Report } from '../report/finding.ts';
import { createComparison } from './compare.ts';
import { kindOf, placeOf, readItems, readText } from './input.ts';
import { observe, observeText, settingOfText } from './observe.ts';
import { Tally } from './tally.ts';

export interface AuditInput {
  catalogue: Catalogue;
  /** Name of the catalogue's file. */
  name: string;
  files: readonly string[];
  failOn: FailOn;
}

/** Reads captures and OpenAPI documents, and says where the API and the catalogue differ. */
export async function audit({ catalogue, name, files, failOn }: AuditInput): Promise<Report> {
  const { head, entries } = catalogue;
  const tally = new Tally();
  const { compare, seen, unseen } = createComparison(catalogue, name, tally);
  const addresses = new RegExp(
    head.doc_urls.map((template) => RegExp.escape(template).replace(/\\\{code\\\}/, '[\\w%-]+')).join('|'),
  );
  const words = new RegExp(`\\b(?:${entries.map(({ code }) => RegExp.escape(code)).join('|')})\\b`, 'g');
  let responses = 0;

  for (const file of files) {
    const kind = await kindOf(file);
    if (kind === 'openapi') {
      // Loaded only here: its parser is the slowest part of the program to start.
      const { auditOpenApi } = await import('./openapi.ts');
      const text = (await Array.fromAsync(readText(file))).join('');
      await auditOpenApi(file, text, catalogue, tally, compare);
      continue;
    }
    const skip = (line: number, message: string, reason: string) =>
      tally.add({
        rule: 'capture-skipped',
        subject: `@input/${file}`,
        message: `${file}: ${message}`,
        new: reason,
        at: { file, line },
      });
    // A list or a HAR file may hold no error; lines among which nothing is known are another kind of file.
    let isKnown = kind !== 'lines';
    for await (const item of readItems(file, kind)) {
      if ('reason' in item) {
        skip(item.line, `what starts here is ${item.reason}`, item.reason);
        isKnown = true;
        continue;
      }
      const at = (field?: string) => placeOf(file, item, field);
      let count = 0;
      for (const observation of observe(item.value, head.envelope.root, settingOfText(item.around ?? ''))) {
        compare(observation, at);
        count++;
      }
      const mention = count === 0 && kind === 'lines' ? observeText(item.around ?? item.text, addresses) : undefined;
      if (mention) compare(mention, at);
      else if (count === 0 && kind === 'lines')
        for (const [code] of item.text.matchAll(words)) {
          seen(code);
          isKnown = true;
        }
      responses += count + (mention ? 1 : 0);
      isKnown ||= item.value !== undefined || mention !== undefined || Object.keys(settingOfText(item.text)).length > 0;
    }
    if (!isKnown) skip(1, 'nothing in it is a response, a request or a line of a log', 'unknown');
  }
  const silent = unseen();
  if (silent.length > 0)
    tally.add({
      rule: 'code-never-seen',
      subject: '@catalogue',
      message: `${silent.length} codes were never seen: ${silent.join(', ')}`,
    });
  return createReport({
    command: 'audit',
    catalogue: name,
    version: head.api.version,
    compared: [...files],
    fail_on: failOn,
    notes: [`${responses} error responses were read.`, ...tally.notes()],
    findings: tally.findings(),
  });
}
