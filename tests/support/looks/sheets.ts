import type { Page } from '@playwright/test';
import { wear } from './wear.ts';

/** What is wrong with the sheets a page prints on: more than `most`, or some left half empty to keep things together. */
export async function sheets(page: Page, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const count = await pages(page);
  const tooMany = count > most ? [`prints on ${count} sheets, not ${most}`] : [];
  if (count <= 2) return tooMany;
  await wear(page, '* { break-inside: auto !important; break-after: auto !important; break-before: auto !important }');
  const packed = await pages(page);
  await wear(page, '');
  return [
    ...tooMany,
    // Headings that stay with their text cost a line or two a sheet.
    ...(count > packed + Math.ceil(packed / 10) ? [`prints on ${count} sheets where ${packed} hold it`] : []),
  ];
}

/** A4, as browsers print it without further asking. */
async function pages(page: Page): Promise<number> {
  const file = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return file.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
