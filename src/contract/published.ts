import type { Entry, ErrorType, Head } from '../catalogue/schema.ts';
import { sitePaths } from '../catalogue/site-paths.ts';
import {
  codeAnchors,
  codePath,
  fillTemplate,
  imagePath,
  indexPath,
  jsonPath,
  lastingSections,
  markdownPath,
  operationPath,
  publishedCodes,
  publishedOperations,
  publishedPaths,
  publishedStatuses,
  statusAnchor,
  statusMarkdownPath,
  statusPath,
} from '../catalogue/urls.ts';
import { type Fact, urlScope } from './fact.ts';

/** As much of a catalogue as its addresses hang on: a deployed site tells no more of it. */
interface Addressed {
  head: Pick<Head, 'doc_urls' | 'anchors' | 'former_statuses' | 'former_operations'> & {
    types: Record<string, Pick<ErrorType, 'anchors'>>;
    operations?: Record<string, unknown> | undefined;
  };
  entries: readonly Pick<Entry & { code: string }, 'code' | 'aliases' | 'status'>[];
}

/** Every address the site publishes. The pages of `doc_urls` hold the same ids as the index of all codes. */
export function addressFacts(catalogue: Addressed): Fact[] {
  const { head } = catalogue;
  const pages = [...new Set([indexPath, ...publishedPaths(head.doc_urls)])];
  const facts: Fact[] = [...pages, ...sitePaths()].map((path) =>
    address('@site', path.endsWith('/') ? 'page' : 'copy', path),
  );
  const anchors = (subject: string, ids: readonly string[]) =>
    facts.push(...ids.flatMap((id) => pages.map((path) => address(subject, 'anchor', `${path}#${id}`))));

  for (const code of publishedCodes(catalogue)) {
    facts.push(address(code, 'page', codePath(code)));
    facts.push(...[markdownPath, jsonPath, imagePath].map((path) => address(code, 'copy', path(code))));
    facts.push(...lastingSections.map((id) => address(code, 'anchor', `${codePath(code)}#${id}`)));
    facts.push(...head.doc_urls.map((template) => address(code, 'doc_url', fillTemplate(template, code))));
    anchors(code, codeAnchors(code));
  }
  for (const status of publishedStatuses(catalogue)) {
    facts.push(address(`@status/${status}`, 'page', statusPath(status)));
    facts.push(address(`@status/${status}`, 'copy', statusMarkdownPath(status)));
    anchors(`@status/${status}`, [statusAnchor(status)]);
  }
  for (const operation of publishedOperations(head))
    facts.push(address(`@operation/${operation}`, 'anchor', operationPath(operation)));
  for (const [name, type] of Object.entries(head.types)) anchors(`@type/${name}`, type.anchors);
  anchors('@site', Object.keys(head.anchors ?? {}));
  return facts;
}

const address = (subject: string, property: Fact['property'], value: string): Fact => ({
  scope: urlScope,
  subject,
  property,
  value,
});
