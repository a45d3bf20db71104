import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../src/audit/index.ts';
import { catalogue } from '../contract/real.ts';

/** An error as the catalogue documents it. */
export const good = {
  type: 'not_found_error',
  code: 'TAG_NOT_FOUND',
  message: 'The tag is not there.',
  retryable: false,
  request_id: 'req_k3m8p1x7q2wz',
  doc_url: 'https://help.withallo.com/en/v2/api-reference/guides/error-handling#TAG_NOT_FOUND',
};

/** The rules that captures break, each as often as it does; nothing of codes that are not in them. */
export async function found(...contents: string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'capture-'));
  try {
    const files = contents.map((content, i) => {
      const file = join(folder, `${i}.log`);
      writeFileSync(file, content);
      return file;
    });
    const { findings } = await audit({ catalogue, name: 'errors.yaml', files, failOn: 'breaking' });
    return findings
      .filter(({ rule }) => rule !== 'code-never-seen')
      .flatMap(({ rule, count = 1 }) => Array<string>(count).fill(rule))
      .sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
