import { askAgain, contentType, forEver, securityHeaders, types } from '../answers.ts';
import { hashedEnding, hashedFolders } from '../hashed.ts';
import type { HostedSite } from '../hosted-site.ts';
import { type Host, indent, lines } from './host-file.ts';

/** Hosts without a file of rules: what to do there, in words. */

const unheaded = [
  'The site is built for hosts like this: every page carries its Content-Security-Policy, other spellings of a code are led',
  'on by the 404 page in the browser, and look-up data is asked for again at each visit.',
];

export const githubPages: Host = {
  name: 'github-pages',
  title: 'GitHub Pages',
  files: ({ base }) => [
    {
      name: 'github-pages.txt',
      text: lines(
        'GitHub Pages sends no header of yours and reads no file of rules.',
        unheaded,
        '',
        '1. In the repository: Settings, Pages, Source: GitHub Actions.',
        `2. Build with the address the site gets. It is built for ${base || '/'}; a project site is at /REPOSITORY:`,
        indent(['SITE_URL=https://OWNER.github.io BASE_PATH=/REPOSITORY npm run build']),
        '3. Hand dist over with actions/upload-pages-artifact (path: dist) and actions/deploy-pages.',
        '',
        'What stays missing: who may frame the site (frame-ancestors holds in a header only), and caching of more than ten minutes.',
        'Put a CDN that sends headers in front when you need them; "npm run catalogue -- host s3" lists them.',
      ),
    },
  ],
  limits: () => [],
};

export const s3: Host = {
  name: 's3',
  title: 'Amazon S3 with CloudFront',
  files: (site) => [{ name: 's3.txt', text: forS3(site) }],
  limits: () => [],
};

function forS3({ base, policy }: HostedSite): string {
  const bucket = `s3://BUCKET${base}`;
  const lasting = [...hashedFolders.map((folder) => `${folder}/*`), `pagefind/*${hashedEnding}`];
  const included = lasting.map((pattern) => `--include "${pattern}"`).join(' ');
  const excluded = lasting.map((pattern) => `--exclude "${pattern}"`).join(' ');
  const typed = ['md', 'ts'].map(
    (ending) =>
      `aws s3 cp dist/ ${bucket}/ --recursive --exclude "*" --include "*.${ending}" --cache-control "${askAgain}" ` +
      `--content-type "${contentType(types.get(ending) ?? '')}"`,
  );
  return lines(
    'S3 keeps headers with each file; CloudFront adds the others.',
    unheaded,
    '',
    '1. Upload. Hashed names first, so that no page asks for what is not there yet; old ones stay for tabs that are open.',
    indent([
      `aws s3 sync dist/ ${bucket}/ --exclude "*" ${included} --cache-control "${forEver}"`,
      `aws s3 sync dist/ ${bucket}/ ${excluded} --exclude "*.md" --exclude "*.ts" --cache-control "${askAgain}" --delete`,
      ...typed,
    ]),
    '2. Website hosting of the bucket: index document index.html, error document 404.html.',
    '3. CloudFront: compression on; a response headers policy with',
    indent(securityHeaders(policy).map(([name, value]) => `${name}: ${value}`)),
    '   and Access-Control-Allow-Origin: * for *.json, *.md, *.ts, *.js, *.txt, *.xml.',
  );
}
