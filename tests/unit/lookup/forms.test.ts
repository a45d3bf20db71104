import { describe, expect, test } from 'vitest';
import { lookup, mask } from '../../../src/lookup/index.ts';
import { allForms } from '../../search/forms.ts';
import { generatedForms } from '../../search/generated.ts';
import { fault, formRates, readForms } from '../../search/pastes.ts';
import { catalogue, data } from './data.ts';

const shown = (text: string) => JSON.stringify(text).slice(0, 120);

describe.each(['pastes.tsv', 'wild.tsv', 'public-forms.tsv'])('%s', (list) => {
  test.each(readForms(list).map((form) => [form.kind, shown(form.text), form] as const))(
    '%s: %s',
    (_kind, _text, form) => {
      expect(fault(form, lookup(form.text, data), data)).toBeUndefined();
    },
  );
});

describe.each(['mask.tsv', 'wild-mask.tsv', 'public-mask.tsv'])('%s', (list) => {
  test.each(readForms(list).map((form) => [form.kind, shown(form.text), form] as const))(
    '%s: %s',
    (_kind, _text, form) => {
      const masked = mask(form.text, data.api.ids);
      for (const secret of form.accepted) expect(masked).not.toContain(secret);
      // The code of the answer is no secret, and is still found.
      const [before] = lookup(form.text, data).answers;
      expect(lookup(masked, data).answers[0]?.entry.code).toBe(before?.entry.code);
    },
  );
});

test.each(readForms('kept.tsv').map(({ kind, text, accepted }) => [kind, text, accepted] as const))(
  'what only looks like a secret stays, %s: %s',
  (_kind, text, kept) => {
    for (const part of kept) expect(mask(text, data.api.ids)).toContain(part);
  },
);

describe('generated forms', () => {
  const forms = generatedForms(catalogue);

  test.each([
    ['as they are', (text: string) => text],
    ['after masking', mask],
  ])('are read %s', (_, change) => {
    const { rates, wrong } = formRates(
      forms.map((form) => ({ ...form, text: change(form.text) })),
      data,
    );
    expect(forms.length).toBeGreaterThan(5000);
    expect((rates.ALL?.right ?? 0) / forms.length, JSON.stringify(wrong.slice(0, 5))).toBeGreaterThanOrEqual(0.99);
    for (const [kind, { asked, right }] of Object.entries(rates)) expect(right / asked, kind).toBeGreaterThan(0.9);
  });
});

test('masking hides no code in any form that people bring one in', () => {
  const lost = allForms(catalogue).filter(({ text, code }) => {
    const [before, after] = [text, mask(text, data.api.ids)].map((each) => lookup(each, data).answers[0]?.entry.code);
    return before === code && after !== code;
  });
  expect(lost.slice(0, 5)).toEqual([]);
});
