import type { Span } from '../../kit/source-text.ts';
import { quote } from '../../kit/unseen.ts';
import { codeAnchors, codePath, fixedIds, indexPath, publishedPaths } from '../urls.ts';
import type { RuleContext } from './context.ts';
import { pathsOf } from './links.ts';

/** A code or an alias that may stand as it is. */
export interface Named {
  code: string;
  at: Span;
}

/** Each `doc_url` leads to a page that lists all codes, or to the page of the code; an id there names one thing. */
export function addressRules(context: RuleContext, names: readonly Named[]): void {
  anchors(context, names);
  templates(context);
}

function anchors({ head, report, value, key }: RuleContext, names: readonly Named[]): void {
  const owners = new Map<string, { what: string; at: Span }>();
  const own = (id: string, what: string, at: Span) => {
    const earlier = owners.get(id);
    if (earlier || fixedIds.test(id))
      report({
        rule: 'CAT-URL',
        message: `anchor #${id} would stand twice on one page`,
        at,
        label: what,
        ...(earlier && { other: { at: earlier.at, label: earlier.what } }),
        help: earlier ? 'give one of them another anchor' : 'the pages use this id themselves; choose another',
      });
    else owners.set(id, { what, at });
  };
  for (const { code, at } of names) for (const id of codeAnchors(code)) own(id, `code ${code}`, at);
  for (const [name, type] of Object.entries(head.types))
    type.anchors.forEach((id, i) => own(id, `type ${name}`, value(['types', name, 'anchors', i])));
  for (const id of Object.keys(head.anchors ?? {})) own(id, 'anchors', key(['anchors', id]));
}

function templates(context: RuleContext): void {
  const { head, report, value } = context;
  const others = pathsOf(context, []);
  others.delete(indexPath);
  head.doc_urls.forEach((template, i) => {
    const fault = (message: string, help: string) =>
      report({ rule: 'CAT-URL', message, at: value(['doc_urls', i]), help });
    const [listing] = template.endsWith('#{code}') ? publishedPaths([template]) : [];
    if (listing === undefined && !isCodePath(template))
      fault(
        `no page would answer ${quote(template)}`,
        `end it in "#{code}", or in the path of a code on this site, ${codePath('{code}')}`,
      );
    else if (listing !== undefined && others.has(listing))
      fault(
        `${quote(listing)} is another page of this site`,
        'the page of a doc_url lists all codes; give it a path of its own',
      );
  });
}

function isCodePath(template: string): boolean {
  const { pathname, search, hash } = new URL(template.replace('{code}', 'CODE'));
  return `${pathname}/`.replace(/\/+$/, '/') === codePath('CODE') && search === '' && hash === '';
}
