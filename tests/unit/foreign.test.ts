import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit/index.ts';
import { keyField, keyValue, requestIdOf } from '../../src/catalogue/envelope.ts';
import type { Catalogue } from '../../src/catalogue/model.ts';
import { explainer } from '../../src/cli/agent/explanation.ts';
import { factLine, parseFact } from '../../src/contract/fact.ts';
import { catalogueFacts } from '../../src/contract/facts.ts';
import { openApi } from '../../src/exports/openapi.ts';
import { publishAt } from '../../src/exports/published.ts';
import { skillMarkdown } from '../../src/exports/skill.ts';
import { parseHttp } from '../../src/kit/http.ts';
import { lookup } from '../../src/lookup/index.ts';
import { lookupData } from '../../src/lookup/pack/index.ts';
import { renderPages } from '../../src/render/pages.ts';
import { foreign } from '../support/foreign.ts';
import { parse } from '../support/problems.ts';

describe.each(Object.entries(foreign))('an API of another shape: %s', (_, text) => {
  const { catalogue, problems } = parse(text) as { catalogue: Catalogue; problems: unknown[] };

  test('is valid, and has as many codes as a real one', () => {
    expect(problems).toEqual([]);
    expect(catalogue.entries.length).toBeGreaterThan(20);
  });

  test('pages read the error from its own fields', () => {
    const { head, entries } = catalogue;
    const pages = renderPages(catalogue);
    for (const entry of entries) {
      const page = pages.get(`errors/${entry.code}.mdx`) ?? '';
      const value = keyValue({ head, code: entry.code, docUrl: entry.doc_url });
      expect(page).toContain(`case ${typeof value === 'number' ? value : `'${value}'`}:`);
      expect(page).toContain(`Branch on \`${keyField(head.envelope)}\``);
      expect(page.includes('Request id')).toBe(requestIdOf(head.envelope) !== undefined);
    }
    expect(skillMarkdown(publishAt(catalogue, head.site_url))).toContain(keyField(head.envelope));
  });

  test('the finder knows a code in every spelling, alone, in a body and in a log', () => {
    const data = lookupData(catalogue);
    const explain = explainer(catalogue);
    for (const { code, example } of catalogue.entries) {
      const { body } = parseHttp(example.response);
      const forms = [
        code,
        code.toLowerCase(),
        code.toUpperCase(),
        code.replaceAll(/[._]/g, '-'),
        body,
        JSON.stringify(JSON.parse(body)),
        JSON.stringify(JSON.stringify(JSON.parse(body))),
        example.response,
        `2026-11-22T10:00:00Z ERROR request failed with code ${code} after 2 tries`,
        `https://x.example/errors/${code}/`,
      ];
      for (const form of forms) {
        const { answers } = lookup(form, data);
        expect(answers[0]?.entry.code, `${code}: ${form}`).toBe(code);
        expect(answers[0]?.confidence, `${code}: ${form}`).not.toBe('possible');
      }
      expect(explain(body).sure?.entry.code).toBe(code);
      const { pasted } = lookup(body, data).answers[0] ?? {};
      expect(pasted?.message).toBeDefined();
      // In a header, beside the error, and in a field of it.
      const id = /np-[0-9a-f]{16}|kl-\d{8}|tk_[a-z0-9]{10}/.exec(example.response)?.[0] ?? 'none';
      expect(lookup(example.response, data).answers[0]?.pasted?.request_id).toBe(id);
    }
  });

  test('a body with a code that nobody knows is told from a known one', () => {
    const [first] = catalogue.entries;
    const strange = { numbers: '9876', letters: '99Z99', dots: 'moon.is_full' }[_] ?? '';
    const body = parseHttp(first?.example.response ?? '').body.replaceAll(first?.code ?? '', strange);
    const { kind, unknown } = lookup(body, lookupData(catalogue));
    expect([kind, unknown[0]?.code]).toEqual(['unknown', strange]);
  });

  test('OpenAPI components accept every example, and no number for a text', () => {
    const document = openApi(publishAt(catalogue, catalogue.head.site_url));
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(document, 'doc');
    const validate = ajv.getSchema('doc#/components/schemas/Error');
    for (const { example, code } of catalogue.entries)
      expect(
        validate?.(JSON.parse(parseHttp(example.response).body)),
        `${code} ${ajv.errorsText(validate?.errors)}`,
      ).toBe(true);
    expect(validate?.({})).toBe(false);
  });

  test('every fact of the ledger reads back', () => {
    for (const fact of catalogueFacts(catalogue)) expect(parseFact(factLine(fact))).toEqual(fact);
  });

  test('the audit finds nothing in its own examples, and a code that is not there', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'foreign-')), 'capture.txt');
    const run = async (captured: string) => {
      writeFileSync(file, captured);
      const { findings } = await audit({ catalogue, name: 'errors.yaml', files: [file], failOn: 'breaking' });
      return findings.map(({ rule }) => rule).filter((rule) => rule !== 'code-never-seen');
    };
    const all = catalogue.entries.map(({ example }) => `${example.request}\n${example.response}`);
    expect(await run(all.join('\n'))).toEqual([]);
    const [first] = catalogue.entries;
    const strange = { numbers: '9876', letters: '99Z99', dots: 'moon.is_full' }[_] ?? '';
    expect(await run((all[0] ?? '').replaceAll(first?.code ?? '', strange))).toContain('code-unknown');
  });
});
