import { quote } from '../../kit/unseen.ts';
import type { Path } from '../../yaml/walk.ts';
import { ownPaths } from '../site-paths.ts';
import { codePath, lastingSections } from '../urls.ts';
import type { Rule, RuleContext } from './context.ts';
import { proseOf } from './fields.ts';
import { dangling } from './references.ts';

/** Links of the prose, and the paths of the head's `anchors`: each leads to a page or a copy of this site. */
export const linkRules: Rule = (context) => {
  const paths = pathsOf(context);
  for (const [id, link] of Object.entries(context.head.anchors ?? {})) {
    const path = ['anchors', id];
    if (localLink.test(link)) local(context, paths, path, link, 0);
    else
      context.report({
        rule: 'CAT-LINK',
        message: `${quote(link)} is not a path of this site`,
        at: context.value(path),
        help: 'write it with one slash first, like /guides/idempotency/#how-it-works',
      });
  }
  for (const [path, text] of proseOf(context)) {
    if (!text.includes('](/')) continue;
    // A link in a code span is none.
    for (const { 0: match, 1: link, index } of text.matchAll(/`[^`]*`|\]\((\/[^\s()]*)\)/g))
      if (link && localLink.test(link)) local(context, paths, path, link, index + match.indexOf(link));
  }
};

/** Every path of the site, with the pages of these `doc_urls`. */
export const pathsOf = ({ head, codes, entries }: RuleContext, doc_urls = head.doc_urls): Set<string> =>
  ownPaths(
    { ...head, doc_urls },
    [...codes].map((code) => ({ ...entries.get(code), code })),
  );

/** `//host` and `/\host` would leave the site. */
const localLink = /^\/(?![/\\])\S*$/;

function local(context: RuleContext, paths: ReadonlySet<string>, path: Path, link: string, start: number): void {
  const { report, inText, near } = context;
  const [target = '', id] = link.split('#');
  const at = (part: string) => inText(path, start + link.indexOf(part), part.length);
  const code = /^\/errors\/([^/]+?)(?:\/|\.(?:json|md|png))$/.exec(target)?.[1];
  if (!paths.has(target)) {
    if (code) dangling(context, code, at(code));
    else
      report({
        rule: 'CAT-LINK',
        message: `no page has the address ${quote(target)}`,
        at: at(target),
        help: `${near(target, paths)}link to a page of this site`,
      });
  } else if (
    id !== undefined &&
    code &&
    target === codePath(code) &&
    !lastingSections.some((section) => section === id)
  ) {
    const help = `link to one that every page of a code has: ${lastingSections.map((section) => `#${section}`).join(', ')}`;
    report({
      rule: 'CAT-LINK',
      message: `the page of a code may lack the section ${quote(`#${id}`)}`,
      at: at(`#${id}`),
      help,
    });
  }
}
