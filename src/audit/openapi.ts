import SwaggerParser from '@apidevtools/swagger-parser';
import type { Catalogue } from '../catalogue/model.ts';
import { SourceText } from '../kit/source-text.ts';
import type { Place } from '../report/finding.ts';
import { parseYaml, spanOfKey, spanOfValue } from '../yaml/walk.ts';
import { InputError } from './input.ts';
import type { Observation } from './observe.ts';
import { createMatcher } from './operations.ts';
import { shownPath } from './redact.ts';
import { listOf, mapOf, sightings, writtenPath } from './sightings.ts';
import type { Tally } from './tally.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Compares the errors that an OpenAPI document names with the catalogue's, operation by operation. */
export async function auditOpenApi(
  name: string,
  text: string,
  catalogue: Catalogue,
  tally: Tally,
  compare: (seen: Observation, at: (field?: string) => Place) => void,
): Promise<void> {
  const source = new SourceText(name, text);
  const doc = parseYaml(source);
  const [fault] = doc.errors;
  if (fault)
    throw new InputError(`${name}:${source.position(fault.pos[0]).line} is not YAML or JSON: ${fault.message}`);
  const api = await resolved(name, () => doc.toJS({ maxAliasCount: 100 }));
  // Apart from the resolved one, which holds what each $ref names in its place.
  const asWritten: unknown = doc.toJS({ maxAliasCount: 100 });
  const match = createMatcher(catalogue.head);
  const base = basePath(api);
  for (const [path, item] of Object.entries(mapOf(api.paths))) {
    for (const method of methods) {
      const operation = mapOf(mapOf(item)[method]);
      if (!Object.hasOwn(mapOf(item), method)) continue;
      const at = (...steps: string[]): Place => ({
        file: name,
        ...source.position(spanOfKey(doc, ['paths', path, method, ...steps]).start),
      });
      const known = match(method.toUpperCase(), path) ?? match(method.toUpperCase(), base + path);
      if (!known) {
        const shown = `${method.toUpperCase()} ${path.includes('{') ? path.replace(/\{[^}]*\}/g, '{...}') : shownPath(path)}`;
        tally.add({
          rule: 'operation-unknown',
          subject: '@operations',
          new: shown,
          at: () => at(),
        });
      }
      const documented = new Set<string>();
      for (const [status, response] of Object.entries(mapOf(operation.responses))) {
        if (!/^[45]|^default$/.test(status)) continue;
        const exact = /^\d{3}$/.test(status) ? { status: Number(status) } : {};
        const [verb = '', route = ''] = known?.split(' ') ?? [];
        const setting = { ...exact, ...(known && { operation: { method: verb, path: route } }) };
        for (const { observation, path: inside } of sightings(response, catalogue, setting)) {
          if (observation.code !== undefined) documented.add(observation.code);
          compare(observation, (field) => {
            const place = writtenPath(asWritten, ['paths', path, method, 'responses', status, ...inside(field)]);
            return { file: name, ...source.position(spanOfValue(doc, place).start) };
          });
        }
      }
      if (!known || documented.size === 0) continue;
      for (const { code, endpoints } of catalogue.entries) {
        if (
          !Array.isArray(endpoints) ||
          documented.has(code) ||
          !endpoints.some((endpoint) => endpoint.operation === known)
        )
          continue;
        tally.add({
          rule: 'operation-undocumented',
          subject: code,
          old: known,
          at: () => at('responses'),
        });
      }
    }
  }
}

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
