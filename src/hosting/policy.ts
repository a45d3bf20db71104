/** The Content-Security-Policy that the pages of a build carry, gathered into one that a server can send with every page. */

const metaPolicy = /<meta http-equiv="content-security-policy" content="([^"]*)"/gi;

/** The policies that a page's head names. */
export const policiesOf = (html: string): string[] =>
  [...html.matchAll(metaPolicy)].map(([, content = '']) =>
    content
      .replaceAll(/&(?:#39|#x27|apos);/g, "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

/**
 * One policy that allows what any of these allows: pages may differ in the hashes of their inline styles. Each page's own policy still
 * holds beside it. `["img-src a", "img-src b;base-uri 'none'"]` becomes `img-src a b;base-uri 'none'`.
 */
export function joinPolicies(policies: Iterable<string>): string {
  const directives = new Map<string, Set<string>>();
  for (const policy of new Set(policies)) {
    for (const directive of policy.split(';')) {
      const [name, ...sources] = directive.trim().split(/\s+/);
      if (!name) continue;
      const known = directives.get(name) ?? new Set();
      for (const source of sources) known.add(source);
      directives.set(name, known);
    }
  }
  return [...directives]
    .map(([name, sources]) => {
      if (sources.size > 1) sources.delete("'none'");
      return [name, ...sources].join(' ');
    })
    .join(';');
}
