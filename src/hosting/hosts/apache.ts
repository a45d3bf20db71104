import { escapePattern } from '../../kit/escape-pattern.ts';
import {
  askAgain,
  compressed,
  contentType,
  copyEndings,
  forEver,
  hashedPattern,
  securityHeaders,
  twinLink,
  types,
} from '../answers.ts';
import { type HostedSite, homeTwin, inFolder } from '../hosted-site.ts';
import { pageOf, spellingPattern } from '../spellings.ts';
import { type Host, indent, lines, maxLength, quoted } from './host-file.ts';

/** An `.htaccess`, which every build writes too: whoever uploads the folder has nothing to add. */
export const apache: Host = {
  name: 'apache',
  title: 'Apache',
  files: (site) => [{ name: '.htaccess', text: configuration(site) }],
  limits: (site) => [
    // https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfieldsize is for requests; proxies take 8 kB of an answer's header.
    {
      what: 'characters of a header',
      count: maxLength(securityHeaders(site.policy).map(([name, value]) => `${name}: ${value}`)),
      max: 8190,
      beyond: 'proxies before Apache refuse the answer',
    },
  ],
};

function configuration(site: HostedSite): string {
  const { base } = site;
  const at = escapePattern(base);
  const endings = Map.groupBy(types, ([, type]) => type);
  return lines(
    'DirectoryIndex index.html',
    `ErrorDocument 403 ${base}/404.html`,
    `ErrorDocument 404 ${base}/404.html`,
    'Options -Indexes -MultiViews',
    [...endings].map(
      ([type, all]) => `AddType ${quoted(contentType(type))} ${all.map(([name]) => `.${name}`).join(' ')}`,
    ),
    '<IfModule mod_headers.c>',
    indent([
      ...securityHeaders(site.policy).map(([name, value]) => `Header always set ${name} ${quoted(value)}`),
      // The 404 page is an answer like others inside Apache; only redirects get their headers from the other table.
      `Header onsuccess set Cache-Control ${quoted(askAgain)}`,
      `Header always set Cache-Control ${quoted(askAgain)} "expr=%{REQUEST_STATUS} in { '301', '302', '308' }"`,
      `<If "%{REQUEST_URI} =~ m#${hashedPattern(at)}#">`,
      `  Header onsuccess set Cache-Control ${quoted(forEver)} "expr=%{REQUEST_STATUS} == 200 || %{REQUEST_STATUS} == 304"`,
      '</If>',
      `<FilesMatch "\\.(?:${copyEndings.join('|')})$">`,
      '  Header always set Access-Control-Allow-Origin "*"',
      '</FilesMatch>',
      ...site.twins.flatMap((folder) => [
        `<If "%{REQUEST_URI} =~ m#^${escapePattern(inFolder(base, folder))}([^/]+)/(?:index\\.html)?$#">`,
        `  Header onsuccess set Link ${quoted(twinLink(`${inFolder(base, folder)}%{ERROR_TWIN}e.md`))} env=ERROR_TWIN`,
        '</If>',
      ]),
      ...homeTwin(site).flatMap((home) => [
        `<If "%{REQUEST_URI} =~ m#^${at}/(?:index\\.html)?$#">`,
        `  Header onsuccess set Link ${quoted(twinLink(`${base}/${home}`))}`,
        '</If>',
      ]),
    ]),
    '</IfModule>',
    '<IfModule mod_deflate.c>',
    `  AddOutputFilterByType DEFLATE ${compressed.join(' ')}`,
    '</IfModule>',
    '<IfModule mod_rewrite.c>',
    indent([
      'RewriteEngine On',
      ...site.twins.map((folder) => `RewriteRule ^${inFolder('', folder).slice(1)}([^/]+)/$ - [E=ERROR_TWIN:$1]`),
      'RewriteCond %{REQUEST_FILENAME} -f [OR]',
      'RewriteCond %{REQUEST_FILENAME} -d',
      'RewriteRule ^ - [L]',
      ...site.codes.map(
        (code) =>
          `RewriteRule ^errors/${spellingPattern(code)}(?:/(?:index\\.html)?)?$ ${pageOf(site, code)} [NC,R=301,L]`,
      ),
    ]),
    '</IfModule>',
  );
}
