import SwaggerParser from '@apidevtools/swagger-parser';
import type { Catalogue } from '../catalogue/model.ts';
import { compact } from '../kit/compact.ts';
import { SourceText, type Span } from '../kit/source-text.ts';
import type { Place } from '../report/finding.ts';
import { parseYaml, spanOfKey, spanOfValue } from '../yaml/walk.ts';
import { InputError } from './input.ts';
import type { Observation } from './observe.ts';
import { createMatcher } from './operations.ts';
import { shownPath } from './redact.ts';
import { listOf, mapOf, sightings, writtenPath } from './sightings.ts';
import type { Tally } from './tally.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Compare = (seen: Observation, at: (field?: string) => Place) => void;

/** Compares the errors that an OpenAPI document names with the catalogue's, operation by operation. */
export async function auditOpenApi(
  name: string,
  text: string,
  catalogue: Catalogue,
  tally: Tally,
  compare: Compare,
): Promise<void> {
  const document = await readDocument(name, text);
  const match = createMatcher(catalogue.head);
  for (const operation of operationsOf(document)) {
    const { method, path, at } = operation;
    const known = match(method, path) ?? match(method, document.base + path);
    if (known === undefined)
      tally.add({ rule: 'operation-unknown', subject: '@operations', new: shownOperation(operation), at: () => at() });
    const named = compareResponses(document, operation, known, catalogue, compare);
    // Who names no code at all says nothing about any.
    if (known === undefined || named.size === 0) continue;
    for (const code of codesOf(catalogue, known))
      if (!named.has(code))
        tally.add({ rule: 'operation-undocumented', subject: code, old: known, at: () => at('responses') });
  }
}

interface ApiDocument {
  /** With what each $ref names in its place. */
  api: Record<string, unknown>;
  asWritten: unknown;
  /** The path that the first server puts before every path. */
  base: string;
  /** Where the value at a path of the document is written; its key, where there is one. */
  valueAt: (path: readonly PropertyKey[]) => Place;
  keyAt: (path: readonly PropertyKey[]) => Place;
}

/** Throws `InputError` for what is no OpenAPI document. */
export async function readDocument(name: string, text: string): Promise<ApiDocument> {
  const source = new SourceText(name, text);
  const doc = parseYaml(source);
  const [fault] = doc.errors;
  if (fault)
    throw new InputError(`${name}:${source.position(fault.pos[0]).line} is not YAML or JSON: ${fault.message}`);
  const api = await resolved(name, () => doc.toJS({ maxAliasCount: 100 }));
  const place = ({ start }: Span): Place => ({ file: name, ...source.position(start) });
  return {
    api,
    asWritten: doc.toJS({ maxAliasCount: 100 }),
    base: basePath(api),
    valueAt: (path) => place(spanOfValue(doc, path)),
    keyAt: (path) => place(spanOfKey(doc, path)),
  };
}

interface Operation {
  /** `GET` */
  method: string;
  path: string;
  responses: Record<string, unknown>;
  /** Its path in the document. */
  steps: readonly string[];
  at: (...steps: string[]) => Place;
}

const operationsOf = ({ api, keyAt }: ApiDocument): Operation[] =>
  Object.entries(mapOf(api.paths)).flatMap(([path, item]) =>
    methods.flatMap((method): Operation | [] => {
      const operations = mapOf(item);
      if (!Object.hasOwn(operations, method)) return [];
      const steps = ['paths', path, method];
      const { responses } = mapOf(operations[method]);
      const at = (...more: string[]): Place => keyAt([...steps, ...more]);
      return { method: method.toUpperCase(), path, responses: mapOf(responses), steps, at };
    }),
  );

const shownOperation = ({ method, path }: Operation): string =>
  `${method} ${path.includes('{') ? path.replace(/\{[^}]*\}/g, '{...}') : shownPath(path)}`;

/** Compares what the answers of an operation name. Returns the codes. */
function compareResponses(
  { asWritten, valueAt }: ApiDocument,
  { responses, steps }: Operation,
  known: string | undefined,
  catalogue: Catalogue,
  compare: Compare,
): Set<string> {
  const named = new Set<string>();
  const [method = '', path = ''] = known?.split(' ') ?? [];
  const operation = known === undefined ? undefined : { method, path };
  for (const [status, response] of Object.entries(responses)) {
    if (!/^[45]|^default$/.test(status)) continue;
    const setting = compact({ status: /^\d{3}$/.test(status) ? Number(status) : undefined, operation });
    for (const { observation, path: inside } of sightings(response, catalogue, setting)) {
      if (observation.code !== undefined) named.add(observation.code);
      compare(observation, (field) =>
        valueAt(writtenPath(asWritten, [...steps, 'responses', status, ...inside(field)])),
      );
    }
  }
  return named;
}

/** The codes that an operation returns by the catalogue. */
const codesOf = ({ entries }: Catalogue, operation: string): string[] =>
  entries.flatMap(({ code, endpoints }) =>
    Array.isArray(endpoints) && endpoints.some((endpoint) => endpoint.operation === operation) ? code : [],
  );

/** Other files and addresses are not followed: a document under audit must not make this program fetch anything. */
async function resolved(name: string, read: () => unknown): Promise<Record<string, unknown>> {
  try {
    const value = read();
    if (hasOutsideRef(value))
      throw new InputError(`${name} refers to other files, which are not followed. Bundle it into one file first.`);
    const api = await SwaggerParser.validate(value as Parameters<typeof SwaggerParser.validate>[0], {
      resolve: { external: false },
      dereference: { circular: 'ignore' },
    });
    return mapOf(api);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const said = (error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)).replace(
      '[object Object]',
      name,
    );
    throw new InputError(`${name} is not a valid OpenAPI document: ${said}`);
  }
}

const hasOutsideRef = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? !inner.startsWith('#') : hasOutsideRef(inner),
  );

/** The path that the first server puts before every path. */
function basePath(api: Record<string, unknown>): string {
  const url = mapOf(listOf(api.servers)[0]).url;
  return typeof url === 'string' && URL.canParse(url, 'https://localhost')
    ? new URL(url, 'https://localhost').pathname.replace(/\/$/, '')
    : '';
}
