/** `node tests/bench/contract.ts [codes]`: time of the whole contract check, and of plainly reading the same YAML beside it. */
import { parseDocument } from 'yaml';
import { readSource } from '../../src/catalogue/index.ts';
import { parseCatalogue } from '../../src/catalogue/validate.ts';
import { checkContract } from '../../src/contract/check.ts';
import { catalogueFacts } from '../../src/contract/facts.ts';
import { formatLedger, nextLedger, parseLedger } from '../../src/contract/ledger.ts';
import { SourceText } from '../../src/kit/source-text.ts';

const wanted = Number(process.argv[2] ?? 1_000);
const source = new SourceText('errors.yaml', grown(readSource().text, wanted));
const ledger = firstLedger(source);
const rounds = 5;

const parsing = best(() => parseDocument(source.text, { uniqueKeys: false, prettyErrors: false }));
const reading = best(() => parseCatalogue(source));
const checking = best(() => check(source));
const failing = best(() => check(source, ledger.replaceAll(/ status 40\d$/gm, ' status 418')));

const megabytes = (source.text.length / 1e6).toFixed(1);
console.log(
  `${wanted} codes, ${megabytes} MB of YAML, ${ledger.split('\n').length - 2} published facts, best of ${rounds}`,
);
console.log(`reference: parse the YAML       ${ms(parsing)}`);
console.log(`read and validate the catalogue ${ms(reading)}   ${(reading / parsing).toFixed(2)} x the reference`);
console.log(`contract check after that       ${ms(checking)}   ${(checking / parsing).toFixed(2)} x`);
console.log(`the same with findings          ${ms(failing)}   ${(failing / parsing).toFixed(2)} x`);
console.log(
  `whole check                     ${ms(reading + checking)}   ${((reading + checking) / parsing).toFixed(2)} x`,
);

function check(of: SourceText, published = ledger): () => void {
  const { catalogue, problems } = parseCatalogue(of);
  if (!catalogue) throw new Error(JSON.stringify(problems[0]));
  return () => {
    const baseline = parseLedger('contract.lock', published);
    checkContract({
      catalogue,
      source: of,
      ledger: baseline,
      origin: parseLedger('main:contract.lock', ledger),
      gate: 'client',
      failOn: 'breaking',
      today: '2026-11-22',
    });
  };
}

/** The shortest of some runs: what the others took longer is the machine's business. A function given back is the part to time. */
function best(run: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    let start = performance.now();
    const rest = run();
    if (typeof rest === 'function') {
      start = performance.now();
      rest();
    }
    return performance.now() - start;
  });
  return Math.min(...times);
}

function firstLedger(of: SourceText): string {
  const { catalogue, problems } = parseCatalogue(of);
  if (!catalogue) throw new Error(JSON.stringify(problems[0]));
  return formatLedger(nextLedger([], catalogueFacts(catalogue), catalogue.head.api.version));
}

function ms(time: number): string {
  return `${time.toFixed(0).padStart(6)} ms`;
}

/** The real entries over and over, each time under other codes. */
function grown(text: string, count: number): string {
  const start = text.indexOf('\nerrors:\n') + '\nerrors:\n'.length;
  const entries = text.slice(start).split(/(?<=\n)\n(?= {2}[A-Z\d_]+:\n)/);
  const copies = Array.from({ length: count }, (_, index) => {
    const entry = (entries[index % entries.length] ?? '').trimEnd();
    const round = Math.floor(index / entries.length);
    if (round === 0) return entry;
    const code = entry.trim().split(':', 1)[0] ?? '';
    return entry
      .replace(`  ${code}:`, `  ${code}_${round}:`)
      .replaceAll(`"code": "${code}"`, `"code": "${code}_${round}"`)
      .replaceAll(`#${code}"`, `#${code}_${round}"`);
  });
  return `${text.slice(0, start)}${copies.join('\n\n')}\n`;
}
