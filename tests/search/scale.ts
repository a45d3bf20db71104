import type { Catalogue, CatalogueEntry } from '../../src/catalogue/model.ts';

/** A catalogue of any size: the real entries, then made-up ones that mix their texts under new names. */
export function grow(catalogue: Catalogue, size: number): Catalogue {
  const { entries } = catalogue;
  const made = new Map(entries.map((entry) => [entry.code, entry]));
  for (let at = 0; made.size < size; at++) {
    const thing = things[at % things.length] ?? '';
    const trouble = troubles[Math.floor(at / things.length) % troubles.length] ?? '';
    const code = `${thing}_${trouble}`;
    if (!made.has(code)) made.set(code, mix(code, entries, at));
  }
  const list = [...made.values()].slice(0, size);
  return { ...catalogue, entries: list, byCode: new Map(list.map((entry) => [entry.code, entry])) };
}

function mix(code: string, entries: CatalogueEntry[], at: number): CatalogueEntry {
  const pick = (step: number): CatalogueEntry => entries[(at * step + step) % entries.length] as CatalogueEntry;
  const base = pick(7);
  const words = code.toLowerCase().replaceAll('_', ' ');
  return {
    ...base,
    code,
    title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    keywords: [5, 11, 17, 23].flatMap((step) => pick(step).keywords.filter((_, index) => (index + at) % 4 === 0)),
    fix: [`${pick(13).fix[0] ?? ''} ${words}`],
    summary: `${pick(19).summary.split('. ')[0]} because of the ${words}.`,
    example: { ...base.example, response: base.example.response.replaceAll(base.code, code) },
  };
}

const things = (
  'ACCOUNT ADDRESS AGENT ALERT APPOINTMENT ATTACHMENT AUDIO BALANCE BUDGET CALENDAR CAMPAIGN CARD CARRIER CATALOG CHANNEL CHARGE CLUSTER COMMENT CONTRACT COUPON ' +
  'CURRENCY CUSTOMER DEVICE DISCOUNT DOCUMENT DOMAIN EVENT EXPORT FILE FOLDER GATEWAY GREETING HOLIDAY IMPORT INVOICE LANGUAGE LICENSE LOCATION MEETING MIGRATION'
).split(' ');

const troubles = (
  'NOT_FOUND ALREADY_EXISTS EXPIRED LOCKED SUSPENDED INVALID TOO_LARGE TOO_SMALL LIMIT_REACHED NOT_ALLOWED NOT_SUPPORTED REQUIRED MISMATCH UNAVAILABLE IN_USE ARCHIVED ' +
  'NOT_VERIFIED OUT_OF_RANGE DECLINED DUPLICATED CANCELLED NOT_READY READ_ONLY MALFORMED'
).split(' ');
