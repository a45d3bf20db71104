import { visit } from 'unist-util-visit';
import { quote } from '../../kit/unseen.ts';
import { ruleSet } from '../../report/rule.ts';
import type { Path } from '../../yaml/walk.ts';
import { lastingIds } from '../page-sections.ts';
import { parseMarkdown } from '../prose.ts';
import { ownPaths } from '../site-paths.ts';
import { codePath, decoded, lastingSections, pathAndId, sections } from '../urls.ts';
import type { Rule, RuleContext } from './context.ts';
import { proseOf } from './fields.ts';

const why = 'a link that leads nowhere is worse than none';
const advice = 'advice: The same request fails in the same way until the tag exists.';

export const linkFaults = ruleSet('CAT-LINK', {
  'CAT-LINK-OUTSIDE': {
    why,
    message: '{link} is not a path of this site',
    help: 'write it with one slash first, like /guides/idempotency/#how-it-works',
    bad: 'anchors: { old-page: https://example.com/ }\nscopes: {}',
    good: 'scopes: {}',
  },
  'CAT-LINK-PAGE': {
    why,
    message: 'no page has the address {target}',
    help: '{near}link to a page of this site',
    bad: 'advice: See [the guide](/guides/idempotenzy/).',
    good: advice,
  },
  'CAT-LINK-BARE': {
    why: 'the text stands on other pages too, which lack the section',
    message: 'the link {link} names a section and no page',
    help: 'write the page too, like {whole}',
    bad: 'advice: See [the fix](#fix).',
    good: advice,
  },
  'CAT-LINK-ID': {
    why: 'a browser shows the top of the page and says nothing',
    message: '{target} has no section {section}',
    help: '{near}{advice}',
    bad: 'advice: See [the fix](/errors/TAG_NOT_FOUND/#fxi).',
    good: advice,
  },
  'CAT-LINK-SECTION': {
    why: 'sections of a page come and go with what is known',
    message: 'the page of a code may lack the section {section}',
    help: 'link to one that every page of a code has: {sections}',
    bad: 'advice: See [the causes](/errors/TAG_NOT_FOUND/#causes).',
    good: advice,
  },
});
const { problem } = linkFaults;

/** What the rules look at, and the site as the catalogue makes it. */
interface Site extends RuleContext {
  paths: ReadonlySet<string>;
  /** The address of the site without a slash at its end. */
  origin: string;
  lasting: (path: string) => readonly string[];
}

/** Links of the prose, addresses, and the paths of the head's `anchors`: those to this site lead to a page or a copy, and to a section of it. */
export const linkRules: Rule = (context) => {
  const { head, codes, entries, report, value } = context;
  const known = [...codes].map((code) => ({ ...entries.get(code), code }));
  const site: Site = {
    ...context,
    paths: ownPaths(head, known),
    origin: head.site_url.replace(/\/$/, ''),
    lasting: (path) => lastingIds(path, head, known),
  };
  for (const [id, link] of Object.entries(head.anchors ?? {})) {
    const path = ['anchors', id];
    if (localLink.test(link)) local(site, path, link, 0);
    else report(problem('CAT-LINK-OUTSIDE', value(path), { link: quote(link) }));
  }
  for (const [path, text] of proseOf(context)) if (text.includes('](')) proseLinks(site, path, text);
  for (const [code, { links = [], sources = [] }] of entries) {
    for (const [i, { url }] of links.entries()) follow(site, ['errors', code, 'links', i, 'url'], url, 0);
    for (const [i, url] of sources.entries()) follow(site, ['errors', code, 'sources', i], url, 0);
  }
};

function proseLinks(site: Site, path: Path, text: string): void {
  const links = known.get(text) ?? linksIn(text);
  known.set(text, links);
  for (const { url, start } of links) follow(site, path, url, start);
}

/** Links by the text they stand in. Kept, because parsing takes a quarter of a validation and the dev server validates at every edit. */
const known = new Map<string, { url: string; start: number }[]>();

function linksIn(text: string): { url: string; start: number }[] {
  const links: { url: string; start: number }[] = [];
  visit(parseMarkdown(text), 'link', ({ url, position }) => {
    links.push({ url, start: text.indexOf(url, position?.start.offset) });
  });
  return links;
}

/** Only what leads to this site can be followed here. Its host may have pages that are not the site's. */
function follow(site: Site, path: Path, link: string, start: number): void {
  const { origin, paths } = site;
  if (link.startsWith('#')) bare(site, path, link, start);
  else if (localLink.test(link)) local(site, path, link, start);
  else if (link.startsWith(`${origin}/`) && paths.has(link.slice(origin.length).replace(/#.*/, '')))
    local(site, path, link.slice(origin.length), start + origin.length);
}

/** `//host` and `/\host` would leave the site. */
const localLink = /^\/(?![/\\])\S*$/;

function bare({ report, inText }: Site, path: Path, link: string, start: number): void {
  const [top, code] = path;
  const page = top === 'errors' ? codePath(String(code)) : '/guides/error-object/';
  const at = inText(path, start, link.length);
  const edit = top === 'errors' ? { ...at, text: page + link } : undefined;
  report(problem('CAT-LINK-BARE', at, { link: quote(link), whole: page + link }, { edit }));
}

/** `start` is where the link stands in the text at `path`. */
function local(site: Site, path: Path, link: string, start: number): void {
  const { paths, report, inText, near, dangling, lasting } = site;
  const [target, id] = pathAndId(link);
  const at = (part: string) => inText(path, start + link.indexOf(part), part.length);
  if (!paths.has(target)) {
    const code = /^\/errors\/([^/]+?)(?:\/|\.(?:json|md|png))$/.exec(target)?.[1];
    if (code) return void dangling(code, at(code));
    const guess = near(target, paths, at(target));
    return void report(
      problem('CAT-LINK-PAGE', at(target), { target: quote(target), near: guess.near }, { edit: guess.edit }),
    );
  }
  const ids = id === undefined ? [] : lasting(target);
  if (id === undefined || ids.includes(decoded(id))) return;
  const section = quote(`#${id}`);
  if (ids === lastingSections && Object.hasOwn(sections, id)) {
    const always = ids.map((one) => `#${one}`).join(', ');
    return void report(problem('CAT-LINK-SECTION', at(`#${id}`), { section, sections: always }));
  }
  const place = inText(path, start + target.length + 1, id.length);
  const guess = near(decoded(id), ids, place);
  const [first] = ids;
  const advice =
    first === undefined ? 'link to the page alone' : `link to a section that it always has, like #${first}`;
  report(
    problem('CAT-LINK-ID', place, { target: quote(target), section, near: guess.near, advice }, { edit: guess.edit }),
  );
}
