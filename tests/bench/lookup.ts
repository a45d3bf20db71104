/** `node tests/bench/lookup.ts`: hit rates per kind of input, sizes, and times beside a reference loop. */
import { brotliCompressSync } from 'node:zlib';
import { readCatalogue } from '../../src/catalogue/index.ts';
import { lookup } from '../../src/lookup/index.ts';
import { type LookupData, lookupData } from '../../src/lookup/pack/index.ts';
import { allForms, type Form } from '../search/forms.ts';
import { type Query, readQueries } from '../search/queries.ts';
import { hitRates } from '../search/rates.ts';
import { grow } from '../search/scale.ts';

const catalogue = readCatalogue();
const large = grow(catalogue, 1000);
const data = lookupData(catalogue);
const largeData = lookupData(large);

console.log('hit rates');
const form = ({ kind, text, code }: Form): Query => ({ kind, text, accepted: [code] });
const some = large.entries.filter((_, at) => at % 41 === 0);
console.table(hitRates(allForms(catalogue).map(form), data));
console.table(hitRates(allForms(large, some).map(form), largeData));
for (const list of [
  'queries.tsv',
  'queries-later.tsv',
  'queries-blind.tsv',
  'queries-further-blind.tsv',
  'queries-public.tsv',
])
  console.table(hitRates(readQueries(new URL(`../search/${list}`, import.meta.url)), data));

console.log('sizes');
const size = (value: LookupData) => ({
  json: JSON.stringify(value).length,
  brotli: brotliCompressSync(JSON.stringify(value)).length,
});
console.table({ [data.code.length]: size(data), [largeData.code.length]: size(largeData) });

console.log('times: best of several runs, in ms and as a multiple of the reference loop');
const body = allForms(catalogue).find(({ kind }) => kind === 'HTTP message')?.text ?? '';
const log = `${body}\nGET /v2/api/tags 200 in 12ms, nothing to see here, api key loaded\n`;
const inputs: Record<string, string> = {
  code: 'RATE_LIMIT_EXCEEDED',
  typo: 'rate_limt_exceded',
  words: 'my texts stopped going out today',
  body,
  ...Object.fromEntries(
    [
      log,
      'api key not found in call ',
      ...[
        '[',
        '{',
        '{"a":[',
        '"',
        '“”',
        '/',
        '\\',
        '\\"',
        '"code":',
        'error: ',
        'code=AB_C ',
        '<code>X</code>',
        'A_<b>N',
      ],
      ...['%41', '%25', '%2525', '&quot;', '&amp;quot;', '=3D', 'A=\nB', '\u001b[31m', 'TAG_NOT_', 'TAG_NOT_\nFOUND '],
      ...[
        ' 404',
        '404\n',
        'kQ7vX2mB9tR4zL8w',
        'a;b,c\t',
        'a@b.c ',
        'GET /v2/api/tags/',
        'https://urldefense.com/v3/__',
      ],
      ...['😀', 'e\u0301', '错误码', 'ＴＡＧ', 'İ', '\u200d'],
    ].map((part) => [`1 MB of ${JSON.stringify(part).slice(0, 24)}`, part.repeat(Math.ceil(1e6 / part.length))]),
  ),
};
const reference = time(() => {
  let sum = 0;
  for (let at = 0; at < 1e6; at++) sum = (sum + at * at) % 1000003;
  return sum;
});
console.table(
  Object.fromEntries(
    Object.entries(inputs).map(([name, text]) => {
      const [small, big] = [data, largeData].map((value) => time(() => lookup(text, value)));
      const cells = (ms = 0) => `${ms.toFixed(2)} ms (${(ms / reference).toFixed(2)}x)`;
      return [name, { '52 codes': cells(small), '1,000 codes': cells(big) }];
    }),
  ),
);
console.log(
  `reference loop ${reference.toFixed(2)} ms; unpacking 1,000 codes ${time(() => lookup('x', { ...largeData })).toFixed(1)} ms`,
);

function time(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
