import { escapePattern } from '../../kit/escape-pattern.ts';
import { anHour, contentType, copyEndings, securityHeaders, twinLink, types } from '../answers.ts';
import { hashedFolders } from '../hashed.ts';
import { type HostedSite, homeTwin, inFolder } from '../hosted-site.ts';
import { caselessSpellings, pageOf } from '../spellings.ts';
import type { Host } from './host-file.ts';

/** `vercel.json`, for the root of the repository: it also says how the site is built. https://vercel.com/docs/project-configuration */
export const vercel: Host = {
  name: 'vercel',
  title: 'Vercel',
  files: (site) => [{ name: 'vercel.json', text: `${JSON.stringify(configuration(site), null, 2)}\n` }],
  limits: (site) => {
    const { redirects, headers } = configuration(site);
    return [
      {
        what: 'redirects in vercel.json',
        count: redirects.length,
        max: 2048,
        beyond: 'Vercel refuses the deployment',
      },
      { what: 'headers in vercel.json', count: headers.length, max: 2048, beyond: 'Vercel refuses the deployment' },
    ];
  },
};

/** One rule a code. Case counts, and a redirect goes before a file: no page's own address is among the spellings. */
const configuration = (site: HostedSite) => ({
  buildCommand: 'npm run build',
  outputDirectory: 'dist',
  trailingSlash: true,
  redirects: redirectsOf(site),
  headers: headersOf(site),
});

function redirectsOf(site: HostedSite) {
  const pages = new Set(site.codes);
  return site.codes.flatMap((code) => {
    const spellings = [...new Set(caselessSpellings(code).flatMap((lower) => [lower, lower.toUpperCase()]))].filter(
      (spelling) => !pages.has(spelling),
    );
    if (spellings.length === 0) return [];
    const source = `${site.base}/errors/:spelling(${spellings.map(escapePattern).join('|')}):slash(/?)`;
    return [{ source, destination: pageOf(site, code), statusCode: 301 }];
  });
}

/** A rule knows the path but not whether a file is there, so hashed names are kept an hour and not for ever. */
const headersOf = ({ base, policy, twins, files }: HostedSite) => [
  rule(`${base}/(.*)`, securityHeaders(policy)),
  rule(`${base}/(${hashedFolders.join('|')})/(.*)`, [['Cache-Control', anHour]]),
  rule(`${base}/(.*)\\.(${copyEndings.join('|')})`, [['Access-Control-Allow-Origin', '*']]),
  rule(`${base}/(.*)\\.ts`, [['Content-Type', contentType(types.get('ts') ?? '')]]),
  rule(`${base}/(.*)\\.md`, [['Content-Type', contentType(types.get('md') ?? '')]]),
  ...twins.map((folder) =>
    rule(`${inFolder(base, folder)}:page/`, [['Link', twinLink(`${inFolder(base, folder)}:page.md`)]]),
  ),
  ...homeTwin({ files }).map((home) => rule(`${base}/`, [['Link', twinLink(`${base}/${home}`)]])),
];

const rule = (source: string, headers: readonly (readonly [string, string])[]) => ({
  source,
  headers: headers.map(([key, value]) => ({ key, value })),
});
