/**
 * Answers as hosts do that read `_redirects` and `_headers` from the site, by their documentation: Cloudflare Pages follows an exact
 * rule even where a page lies; headers of every rule that matches are sent, and those of one name are joined.
 */
export interface RuleHost {
  /** Where a path is sent, if a rule has it. */
  redirect(path: string): string | undefined;
  /** Each header with the values of all rules that match. */
  headers(path: string): Map<string, string[]>;
}

export function ruleHost(redirects: string, headers: string): RuleHost {
  const rules = new Map<string, string>();
  for (const line of redirects.split('\n')) {
    const [from, to, status] = line.split(' ');
    if (from && to && status === '301' && !rules.has(from)) rules.set(from, to);
  }
  const blocks = headers
    .split(/\n(?=\S)/)
    .map((block) => block.trimEnd().split('\n'))
    .map(([path = '', ...lines]) => ({ path, lines: lines.map((line) => line.trim().split(/:\s*(.*)/s)) }));
  const matches = (pattern: string, path: string) =>
    pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  return {
    redirect: (path) => rules.get(path),
    headers(path) {
      const sent = new Map<string, string[]>();
      for (const { path: pattern, lines } of blocks)
        if (matches(pattern, path))
          for (const [name = '', value = ''] of lines) sent.set(name, [...(sent.get(name) ?? []), value]);
      return sent;
    },
  };
}
