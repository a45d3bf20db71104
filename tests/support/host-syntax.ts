import type { Catalogue } from '../../src/catalogue/model.ts';
import { publishedCodes } from '../../src/catalogue/urls.ts';
import type { HostedSite } from '../../src/hosting/hosted-site.ts';
import { hosts } from '../../src/hosting/hosts/index.ts';

/** A built site of the catalogue, as far as configurations of hosts depend on it. */
export const hostedSite = ({ head, entries }: Catalogue, folder = '/srv/errors', base = '/docs'): HostedSite => {
  const codes = publishedCodes({ entries });
  return {
    folder,
    hostname: new URL(head.site_url).hostname,
    base,
    policy: "default-src 'none'",
    files: ['index.html', ...codes.flatMap((code) => [`errors/${code}/index.html`, `errors/${code}.md`])],
    twins: ['errors'],
    codes,
  };
};

/** Lines of a configuration that are none: no name of the catalogue ends a text, opens a block or adds a rule. */
export function hostFaults(catalogue: Catalogue): string[] {
  const site = hostedSite(catalogue);
  return hosts.flatMap((host) =>
    host.files(site).flatMap(({ name, text }) => {
      if (name.endsWith('.json')) JSON.parse(text);
      const form = forms[name] ?? /^\P{Cc}*$/u;
      const odd = text.split('\n').filter((line) => line !== '' && !(form.test(line) && isClosed(line)));
      return odd.map((line) => `${name} holds ${line.slice(0, 200)}`);
    }),
  );
}

const forms: Record<string, RegExp> = {
  _redirects: /^\/docs\/errors\/[\w.-]+\/? \/docs\/errors\/[\w.-]+\/ 301$/,
  _headers: /^(?:\/docs\/\S+| {2}[A-Za-z-]+: \S.*)$/,
};

const isClosed = (line: string): boolean =>
  ['"', '`'].every((quote) => (line.replaceAll(/\\./g, '').split(quote).length - 1) % 2 === 0);
