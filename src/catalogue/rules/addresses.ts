import type { Span } from '../../kit/source-text.ts';
import { quote } from '../../kit/unseen.ts';
import { ruleSet } from '../../report/rule.ts';
import { builtPaths, ownPaths } from '../site-paths.ts';
import { codeAnchors, codeOutputs, codePath, fixedIds, indexPath, isList, listingPath } from '../urls.ts';
import type { RuleContext } from './context.ts';

const why = 'every published address must lead to exactly one entry';

export const addressFaults = ruleSet('CAT-URL', {
  'CAT-URL-ANCHOR': {
    why,
    message: 'anchor #{id} would stand twice on one page',
    help: 'give one of them another anchor',
    bad: 'anchors: [tag_not_found]',
    good: 'anchors: [not-found-errors]',
  },
  'CAT-URL-OWN-ANCHOR': {
    why: 'the pages use this id themselves',
    message: 'anchor #{id} would stand twice on one page',
    help: 'choose another id; the pages use this one themselves',
    bad: 'anchors: [status-404]',
    good: 'anchors: [not-found-errors]',
  },
  'CAT-URL-FORM': {
    why,
    message: 'no page would answer {url}',
    help: 'end a path of letters, digits, "-", "_", "." and "~" in "#{code}", or in the path of a code on this site, /errors/{code}/',
    bad: '  - https://docs.example.com/errors#{code}\n  - https://docs.example.com/errors?code={code}',
    good: '  - https://docs.example.com/errors#{code}',
  },
  'CAT-URL-TAKEN': {
    why: 'a page that stands at the address of another one would replace it',
    message: '{path} is another page of this site',
    help: 'give the page of a doc_url, which lists all codes, a path of its own',
    bad: '  - https://docs.example.com/errors#{code}\n  - https://docs.example.com/decode#{code}',
    good: '  - https://docs.example.com/errors#{code}',
  },
  'CAT-URL-OUTPUT': {
    why: 'the build would write two things at one place',
    message: '{code} and {earlier} are both published at /errors/{name}',
    help: 'rename one of them: CODE.json, CODE.md and CODE.png are copies of CODE',
    bad: 'code_pattern: "[A-Za-z_.]+"\nscopes: {}\n…\n    keywords: [label]\n    aliases: [TAG_NOT_FOUND.json]',
    good: 'scopes: {}\n…\n    keywords: [label]',
  },
});
const { problem } = addressFaults;

/** A code or an alias that may stand as it is. */
export interface Named {
  code: string;
  at: Span;
}

/** Each `doc_url` leads to a page that lists all codes, or to the page of the code; an id there names one thing. */
export function addressRules(context: RuleContext, names: readonly Named[]): void {
  outputs(context, names);
  anchors(context, names);
  context.head.doc_urls.forEach((template, i) => docUrlRule(context, template, context.value(['doc_urls', i])));
}

function outputs({ report }: RuleContext, names: readonly Named[]): void {
  const owners = new Map<string, Named>();
  for (const named of names)
    for (const name of codeOutputs(named.code)) {
      if (/^index(?:\.html)?$/i.test(name))
        report(
          problem('CAT-URL-OUTPUT', named.at, { code: quote(named.code), earlier: 'the list of all codes', name }),
        );
      const earlier = owners.get(name.toLowerCase());
      if (!earlier) owners.set(name.toLowerCase(), named);
      else if (earlier.code !== named.code) {
        const other = { at: earlier.at, label: 'this one' };
        report(
          problem(
            'CAT-URL-OUTPUT',
            named.at,
            { code: quote(named.code), earlier: quote(earlier.code), name },
            { other },
          ),
        );
      }
    }
}

function anchors({ head, report, value, key }: RuleContext, names: readonly Named[]): void {
  const owners = new Map<string, { what: string; at: Span }>();
  const own = (id: string, what: string, at: Span) => {
    const earlier = owners.get(id);
    const other = earlier && { at: earlier.at, label: earlier.what };
    if (earlier || fixedIds.test(id))
      report(problem(earlier ? 'CAT-URL-ANCHOR' : 'CAT-URL-OWN-ANCHOR', at, { id }, { label: what, other }));
    else owners.set(id, { what, at });
  };
  for (const { code, at } of names) for (const id of codeAnchors(code)) own(id, `code ${code}`, at);
  for (const [name, type] of Object.entries(head.types))
    type.anchors.forEach((id, i) => own(id, `type ${name}`, value(['types', name, 'anchors', i])));
  for (const id of Object.keys(head.anchors ?? {})) own(id, 'anchors', key(['anchors', id]));
}

function docUrlRule({ head, codes, entries, report }: RuleContext, template: string, at: Span): void {
  const listing = template.endsWith('#{code}') ? listingPath(template) : undefined;
  if (listing === undefined || !plainPath.test(listing)) {
    if (listing !== undefined || !isCodePath(template)) report(problem('CAT-URL-FORM', at, { url: quote(template) }));
    return;
  }
  const own = ownPaths(
    { ...head, doc_urls: [] },
    [...codes].map((code) => ({ ...entries.get(code), code })),
  );
  // Hosts that ignore case would answer both with one page.
  const folded = listing.toLowerCase();
  const isTaken = [...builtPaths, ...own].some((path) => {
    if (path === indexPath && listing === indexPath) return false;
    // A file cannot be a folder too: below `/errors.json` there is no page. Below the page of a code it would be its folder.
    const start = path.endsWith('/') ? path : `${path}/`;
    return isList(path) ? path === folded : folded.startsWith(start.toLowerCase());
  });
  if (isTaken) report(problem('CAT-URL-TAKEN', at, { path: quote(listing) }));
}

/** The build and hosts write other signs in ways of their own, so that the file would lie at another place. */
const plainPath = /^\/(?:[\w.~-]+\/)*$/;

function isCodePath(template: string): boolean {
  const { pathname, search, hash } = new URL(template.replace('{code}', 'CODE'));
  return `${pathname}/`.replace(/\/+$/, '/') === codePath('CODE') && search === '' && hash === '';
}
