import { anHour, contentType, copyEndings, securityHeaders, types } from '../answers.ts';
import { hashedFolders } from '../hashed.ts';
import { type HostedSite, machineCopies } from '../hosted-site.ts';
import { exactSpellings, pageOf } from '../spellings.ts';
import { type Host, type HostFile, type Limit, lines, maxLength } from './host-file.ts';

/** The two files that Cloudflare Pages and Netlify read from the site itself. Every build writes them. */
export const ruleFiles = (site: HostedSite): HostFile[] => [
  { name: '_redirects', text: lines(redirectRules(site)) },
  { name: '_headers', text: lines(headerRules(site).flatMap(([path, headers]) => [path, ...headers])) },
];

export const cloudflare: Host = {
  name: 'cloudflare',
  title: 'Cloudflare Pages',
  files: ruleFiles,
  // https://developers.cloudflare.com/pages/configuration/redirects/ and /headers/
  limits: (site): Limit[] => {
    const rules = headerRules(site);
    const beyond = 'Cloudflare Pages passes over the rest in silence, and the 404 page leads on in the browser';
    return [
      { what: 'rules in _redirects', count: redirectRules(site).length, max: 2000, beyond },
      { what: 'characters of a line in _redirects', count: maxLength(redirectRules(site)), max: 1000, beyond },
      { what: 'rules in _headers', count: rules.length, max: 100, beyond: 'they are not sent' },
      {
        what: 'characters of a line in _headers',
        count: maxLength(rules.flatMap(([, headers]) => headers)),
        max: 2000,
        beyond: 'that header is not sent',
      },
    ];
  },
};

export const netlify: Host = { name: 'netlify', title: 'Netlify', files: ruleFiles, limits: () => [] };

/**
 * Other spellings of a code, with and without the slash. Cloudflare Pages follows a rule also where a page lies, so no page's own
 * address, such as a former code's, has one. Paths are exact there, and case counts.
 */
export function redirectRules(site: HostedSite): string[] {
  const pages = new Set(site.codes);
  return site.codes.flatMap((code) =>
    exactSpellings(code)
      .filter((spelling) => !pages.has(spelling))
      .flatMap((spelling) =>
        ['/', ''].map((slash) => `${site.base}/errors/${spelling}${slash} ${pageOf(site, code)} 301`),
      ),
  );
}

/**
 * Both hosts let browsers ask again for whatever no rule speaks of. Their rules know the path but not whether a file is there, so hashed
 * names are kept an hour and not for ever. A header that two rules set would be sent twice: no two of these overlap in one.
 */
function headerRules(site: HostedSite): [path: string, headers: string[]][] {
  const { base } = site;
  const copies = machineCopies(site, copyEndings);
  const folders = new Set(copies.flatMap((file) => /^([^/]+)\//.exec(file)?.[1] ?? []));
  const atRoot = copies.filter((file) => !file.includes('/'));
  const typed = new Set(machineCopies(site, ['ts']));
  const readable = 'Access-Control-Allow-Origin: *';
  return [
    [`${base}/*`, securityHeaders(site.policy).map(header)],
    ...hashedFolders.map((folder): [string, string[]] => [`${base}/${folder}/*`, [header(['Cache-Control', anHour])]]),
    ...[...folders].map((folder): [string, string[]] => [`${base}/${folder}/*`, [indented(readable)]]),
    ...atRoot.map((file): [string, string[]] => [
      `${base}/${file}`,
      [indented(readable), ...(typed.has(file) ? [header(['Content-Type', contentType(types.get('ts') ?? '')])] : [])],
    ]),
  ];
}

const indented = (text: string): string => `  ${text}`;
const header = ([name, value]: readonly [string, string]): string => indented(`${name}: ${value}`);
