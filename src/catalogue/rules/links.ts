import { quote } from '../../kit/unseen.ts';
import { ruleSet } from '../../report/rule.ts';
import type { Path } from '../../yaml/walk.ts';
import { ownPaths } from '../site-paths.ts';
import { codePath, lastingSections } from '../urls.ts';
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
  'CAT-LINK-SECTION': {
    why: 'sections of a page come and go with what is known',
    message: 'the page of a code may lack the section {section}',
    help: 'link to one that every page of a code has: {sections}',
    bad: 'advice: See [the causes](/errors/TAG_NOT_FOUND/#causes).',
    good: advice,
  },
});
const { problem } = linkFaults;

/** Links of the prose, and the paths of the head's `anchors`: each leads to a page or a copy of this site. */
export const linkRules: Rule = (context) => {
  const { head, codes, entries, report, value } = context;
  const paths = ownPaths(
    head,
    [...codes].map((code) => ({ ...entries.get(code), code })),
  );
  for (const [id, link] of Object.entries(head.anchors ?? {})) {
    const path = ['anchors', id];
    if (localLink.test(link)) local(context, paths, path, link, 0);
    else report(problem('CAT-LINK-OUTSIDE', value(path), { link: quote(link) }));
  }
  for (const [path, text] of proseOf(context)) {
    if (!text.includes('](/')) continue;
    // A link in a code span is none.
    for (const { 0: match, 1: link, index } of text.matchAll(/`[^`]*`|\]\((\/[^\s()]*)\)/g))
      if (link && localLink.test(link)) local(context, paths, path, link, index + match.indexOf(link));
  }
};

/** `//host` and `/\host` would leave the site. */
const localLink = /^\/(?![/\\])\S*$/;

function local(context: RuleContext, paths: ReadonlySet<string>, path: Path, link: string, start: number): void {
  const { report, inText, near, dangling } = context;
  const [target = '', id] = link.split('#');
  const at = (part: string) => inText(path, start + link.indexOf(part), part.length);
  const code = /^\/errors\/([^/]+?)(?:\/|\.(?:json|md|png))$/.exec(target)?.[1];
  if (!paths.has(target)) {
    if (code) return void dangling(code, at(code));
    const guess = near(target, paths, at(target));
    return void report(
      problem('CAT-LINK-PAGE', at(target), { target: quote(target), near: guess.near }, { edit: guess.edit }),
    );
  }
  const isOfCode = code !== undefined && target === codePath(code);
  if (id === undefined || !isOfCode || lastingSections.some((section) => section === id)) return;
  const sections = lastingSections.map((section) => `#${section}`).join(', ');
  report(problem('CAT-LINK-SECTION', at(`#${id}`), { section: quote(`#${id}`), sections }));
}
