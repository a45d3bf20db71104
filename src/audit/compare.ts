import { fieldOf, fieldPath, keyField } from '../catalogue/envelope.ts';
import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import { parseHttp, parseRequestLine, parseStatusLine } from '../kit/http.ts';
import { closest } from '../kit/suggest.ts';
import type { Place } from '../report/finding.ts';
import { difference, entryDrifts, envelopeDrifts, type Report } from './compare-fields.ts';
import { createDocUrls, type DocUrls } from './doc-urls.ts';
import type { Observation } from './observe.ts';
import { createMatcher, returnsIt } from './operations.ts';
import { shownPath, shownUrl, shownWord } from './redact.ts';
import { targetOf } from './setting.ts';
import type { Tally } from './tally.ts';

/** Where the response stands, or one of its fields. */
type PlaceOf = (field?: string) => Place;

/** Compares what was captured with what the catalogue says. Everything from the capture is shown through redact.ts. */
export class Comparison {
  readonly #catalogue: Catalogue;
  readonly #file: string;
  readonly #tally: Tally;
  readonly #docUrls: DocUrls;
  readonly #match: ReturnType<typeof createMatcher>;
  readonly #former: ReadonlyMap<string, CatalogueEntry>;
  readonly #seen = new Set<string>();

  constructor(catalogue: Catalogue, file: string, tally: Tally) {
    this.#catalogue = catalogue;
    this.#file = file;
    this.#tally = tally;
    this.#docUrls = createDocUrls(catalogue);
    this.#match = createMatcher(catalogue.head);
    this.#former = new Map(
      catalogue.entries.flatMap((entry) => (entry.aliases ?? []).map((alias) => [alias, entry] as const)),
    );
  }

  add(observation: Observation, at: PlaceOf): void {
    for (const { token, ...drift } of this.#drifts(observation)) {
      const entry = this.#catalogue.byCode.get(drift.subject);
      this.#tally.add({
        ...drift,
        at: () => at(token),
        entry: entry && { file: this.#file, line: entry.line },
      });
    }
  }

  /** The code was named, and nothing was said of it that could differ. */
  see(code: string): void {
    this.#seen.add(code);
  }

  unseen(): string[] {
    return this.#catalogue.entries.flatMap(({ code, lifecycle }) =>
      this.#seen.has(code) || lifecycle.state === 'retired' ? [] : [code],
    );
  }

  #drifts(observation: Observation): Report[] {
    const operation = observation.operation && this.#match(observation.operation.method, observation.operation.path);
    const code = this.#codeOf(observation);
    const outside = this.#outsideEnvelope(observation, operation, code);
    const entry = code === undefined ? undefined : (this.#catalogue.byCode.get(code) ?? this.#former.get(code));
    const isNamed = operation !== undefined || (entry !== undefined && this.#isAboutRoutes(entry));
    const around = [...(isNamed ? [] : unknownOperation(observation)), ...outside];
    if (code === undefined) return around;
    if (!entry) return [...around, this.#unknownCode(code, observation.status)];
    this.#seen.add(entry.code);
    return [...around, ...lifecycleDrifts(entry, code), ...this.#entryDrifts(observation, entry, operation)];
  }

  /** An error such as 405 comes from what is no operation: the request of its own example is none either. */
  #isAboutRoutes({ example }: CatalogueEntry): boolean {
    const request = parseRequestLine(parseHttp(example.request).startLine);
    if (!request) return false;
    const { operation } = targetOf(request.method, request.target);
    return operation !== undefined && this.#match(operation.method, operation.path) === undefined;
  }

  #codeOf({ form, code, url }: Observation): string | undefined {
    return code ?? (form === 'mention' && url !== undefined ? this.#docUrls.codeIn(url) : undefined);
  }

  /** The older body belongs to older operations. */
  #outsideEnvelope({ form, status }: Observation, operation: string | undefined, code: string | undefined): Report[] {
    const { envelope, envelope_v1: older } = this.#catalogue.head;
    const path = operation?.split(' ')[1];
    const isLate = form === 'older' && path !== undefined && !older?.paths.some((start) => path.startsWith(start));
    if (form !== 'other' && !isLate) return [];
    const body =
      code === undefined
        ? `a body without "${fieldPath(envelope, keyField(envelope))}"`
        : `${shownWord(code)} outside the envelope`;
    const where = operation ? ` by ${operation}` : '';
    return [
      {
        rule: 'envelope-outside',
        subject: code === undefined ? '@body' : shownWord(code),
        values: { body, where: `${where}${status ? ` with status ${status}` : ''}` },
        new: `${status} ${operation}`,
      },
    ];
  }

  #unknownCode(code: string, status: number | undefined): Report {
    const near = closest(code, this.#catalogue.byCode.keys());
    return {
      rule: 'code-unknown',
      token: keyField(this.#catalogue.head.envelope),
      subject: shownWord(code),
      values: { status: status ?? '<status>', near: near ? `; the nearest is ${near}` : '' },
    };
  }

  #entryDrifts(
    { form, fields, url, status }: Observation,
    entry: CatalogueEntry,
    operation: string | undefined,
  ): Report[] {
    const drifts: Report[] = [];
    if (status !== undefined && !statusesOf(entry, form).includes(status))
      drifts.push(difference('status', entry.code, entry.status, status));
    if (operation && !returnsIt(entry, operation))
      drifts.push({ rule: 'operation-unlisted', subject: entry.code, new: operation });
    if (form === 'envelope' || form === 'other') drifts.push(...entryDrifts(entry, fields, this.#catalogue.head));
    if (form === 'envelope') drifts.push(...envelopeDrifts(this.#catalogue, fields));
    if (url !== undefined) drifts.push(...this.#docUrlDrifts(entry, url));
    return drifts;
  }

  #docUrlDrifts(entry: CatalogueEntry, url: string): Report[] {
    const owner = this.#docUrls.ownerOf(url);
    if (owner === entry.code) return [];
    const { site_url: site } = this.#catalogue.head;
    return [
      {
        rule: owner === undefined ? 'doc-url-broken' : 'doc-url-other',
        token: fieldOf(this.#catalogue.head.envelope, 'doc_url') ?? 'doc_url',
        subject: entry.code,
        values: { owner, site },
        old: entry.doc_url,
        new: shownUrl(url),
      },
    ];
  }
}

function unknownOperation({ operation, form }: Observation): Report[] {
  if (!operation || form === 'mention') return [];
  const name = `${shownWord(operation.method)} ${shownPath(operation.path)}`;
  return [{ rule: 'operation-unknown', subject: '@operations', new: name }];
}

function lifecycleDrifts({ code, lifecycle }: CatalogueEntry, sent: string): Report[] {
  const drifts: Report[] = [];
  if (code !== sent) drifts.push({ rule: 'code-former', token: 'code', subject: sent, values: { owner: code } });
  if (lifecycle.state === 'retired')
    drifts.push({ rule: 'code-retired-seen', token: 'code', subject: sent, values: { day: lifecycle.retired } });
  return drifts;
}

/** The older body may come with a status of its own. */
function statusesOf({ status, example }: CatalogueEntry, form: Observation['form']): number[] {
  const flat =
    form !== 'envelope' && example.response_v1
      ? parseStatusLine(parseHttp(example.response_v1).startLine)?.status
      : undefined;
  return flat === undefined ? [status] : [status, flat];
}
