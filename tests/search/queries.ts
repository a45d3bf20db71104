import { readFileSync } from 'node:fs';

export interface Query {
  kind: string;
  text: string;
  accepted: readonly string[];
}

/** A list of questions: kind, query and accepted codes, separated by tabs, under a heading line. */
export const readQueries = (path: URL | string = new URL('queries.tsv', import.meta.url)): Query[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [kind = '', text = '', accepted = ''] = line.split('\t');
      return { kind, text, accepted: accepted.split('|') };
    });
