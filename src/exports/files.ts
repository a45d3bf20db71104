import type { Catalogue, CatalogueEntry } from '../catalogue/model.ts';
import {
  copies,
  guideMarkdownPath,
  imagePath,
  jsonPath,
  lookupPath,
  markdownPath,
  publishedPaths,
  publishedStatuses,
  statusMarkdownPath,
  twinPath,
} from '../catalogue/urls.ts';
import { keeper } from '../kit/kept.ts';
import { lookupData } from '../lookup/pack/index.ts';
import { atomFeed } from './feed.ts';
import { type Guide, guideMarkdown } from './guide.ts';
import { catalogueJson, entryJson, printJson } from './json.ts';
import { changelogMarkdown, indexMarkdown, statusesMarkdown, statusMarkdown } from './lists.ts';
import { llmsText } from './llms.ts';
import { entryMarkdown } from './markdown.ts';
import { javascriptModule, typeDeclarations, typescriptModule } from './module.ts';
import { openApi } from './openapi.ts';
import { openSearch } from './opensearch.ts';
import { operationsJson, operationsMarkdown } from './operations.ts';
import { pageTwins } from './page-twins.ts';
import { entryPicture, sitePicture } from './picture/index.ts';
import type { Published } from './published.ts';
import { robotsText } from './robots.ts';
import { publishedJsonSchema } from './schema.ts';
import { skillMarkdown } from './skill.ts';
import { twinFile } from './twin.ts';

export type MakeFile = () => string | Promise<Uint8Array>;

/** Maps the path of every file that is not a page to the function that makes it. A build calls them all, the dev server one at a time. */
export function copyFiles(
  { questions, words }: Pick<Catalogue, 'questions' | 'words'>,
  published: Published,
  guides: readonly Guide[],
): Map<string, MakeFile> {
  const { head, entries } = published;
  const markdown =
    (print: () => string): MakeFile =>
    () =>
      twinFile(print(), published);
  const json =
    (make: () => object): MakeFile =>
    () =>
      printJson(make());
  const facts = JSON.stringify(head) + published.absolute('/');
  const twin = memo((entry: CatalogueEntry) =>
    keepTwin(facts + JSON.stringify({ ...entry, line: undefined }), () => entryMarkdown(entry, published)),
  );
  const guide = memo((one: Guide) => guideMarkdown(one, published));
  const index = memo(indexMarkdown);
  const llms = () => llmsText(published, guides);
  return new Map<string, MakeFile>([
    [copies.json, json(() => catalogueJson(published))],
    [copies.schema, json(() => publishedJsonSchema(published))],
    [copies.openapi, json(() => openApi(published))],
    [copies.operations, json(() => operationsJson(published))],
    [copies.module, () => typescriptModule(published)],
    [copies.moduleJs, () => javascriptModule(published)],
    [copies.moduleTypes, () => typeDeclarations(published)],
    [copies.operationsMarkdown, markdown(() => operationsMarkdown(published))],
    [copies.indexMarkdown, markdown(() => index(published))],
    [copies.statusesMarkdown, markdown(() => statusesMarkdown(published))],
    [copies.changelogMarkdown, markdown(() => changelogMarkdown(published))],
    [copies.skill, () => skillMarkdown(published)],
    [copies.llms, llms],
    [copies.llmsWellKnown, llms],
    [copies.llmsFull, () => [...entries.map(twin), ...guides.map(guide)].join('\n')],
    [copies.feed, () => atomFeed(published)],
    [copies.robots, () => robotsText(published)],
    [copies.openSearch, () => openSearch(published)],
    [lookupPath, () => JSON.stringify(lookupData({ head, entries: [...entries], questions, words }, keepTerms))],
    [copies.card, () => sitePicture(published)],
    ...publishedStatuses(published).map((status): [string, MakeFile] => [
      statusMarkdownPath(status),
      markdown(() => statusMarkdown(status, published)),
    ]),
    ...guides.map((one): [string, MakeFile] => [guideMarkdownPath(one.id), markdown(() => guide(one))]),
    ...Array.from(pageTwins(published, guides), ([page, text]): [string, MakeFile] => [twinPath(page), markdown(text)]),
    ...publishedPaths(head.doc_urls).map((page): [string, MakeFile] => [
      twinPath(page),
      markdown(() => index(published)),
    ]),
    ...entries.flatMap((entry) =>
      [entry.code, ...(entry.aliases ?? [])].flatMap((code): [string, MakeFile][] => [
        [jsonPath(code), json(() => entryJson(entry, published))],
        [markdownPath(code), markdown(() => twin(entry))],
        [imagePath(code), () => entryPicture(entry, published)],
      ]),
    ),
  ]);
}

const keepTwin = keeper('twin');
const keepTerms = keeper('terms');

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
