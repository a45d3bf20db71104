import { escapePattern } from '../../kit/escape-pattern.ts';
import {
  anHour,
  askAgain,
  compressed,
  contentType,
  copyEndings,
  hashedPattern,
  securityHeaders,
  types,
} from '../answers.ts';
import type { HostedSite } from '../hosted-site.ts';
import { pageOf, spellingPattern } from '../spellings.ts';
import { addressAndPort, type Host, indent, lines, madeFrom, quoted } from './host-file.ts';

/** A whole configuration. lighttpd redirects before it looks for a file, so each rule leaves out the page's own address. */
export const lighttpd: Host = {
  name: 'lighttpd',
  title: 'lighttpd',
  files: (site, listen) => [{ name: 'lighttpd.conf', text: configuration(site, listen) }],
  limits: () => [],
};

function configuration(site: HostedSite, listen = '80'): string {
  const { base, folder } = site;
  const at = escapePattern(base);
  const [address, port] = addressAndPort(listen);
  const header = ([name, value]: readonly [string, string]) => `${quoted(name)} => ${quoted(value)}`;
  const answers = (caching: string) =>
    [...securityHeaders(site.policy), ['Cache-Control', caching] as const].map(header).join(', ');
  return lines(
    `# ${madeFrom('lighttpd')}`,
    'server.modules = ("mod_redirect", "mod_alias", "mod_setenv", "mod_deflate")',
    `server.document-root = ${quoted(folder)}`,
    `server.port = ${port}`,
    address ? [`server.bind = ${quoted(address)}`] : [],
    'index-file.names = ("index.html")',
    // The name of the file is this and the status: 404.html.
    `server.errorfile-prefix = ${quoted(`${folder}/`)}`,
    'server.feature-flags += ("server.absolute-dir-redirect" => "disable")',
    'mimetype.assign = (',
    indent([...types].map(([ending, type]) => `${quoted(`.${ending}`)} => ${quoted(contentType(type))},`)),
    '  "" => "application/octet-stream"',
    ')',
    `deflate.mimetypes = (${compressed.map(quoted).join(', ')})`,
    'deflate.allowed-encodings = ("gzip")',
    base ? [`alias.url = (${quoted(`${base}/`)} => ${quoted(`${folder}/`)})`] : [],
    `setenv.set-response-header = (${answers(askAgain)})`,
    // Conditions know the path but not whether a file is there.
    `$HTTP["url"] =~ "${hashedPattern(at)}" {`,
    `  setenv.set-response-header = (${answers(anHour)})`,
    '}',
    `$HTTP["url"] =~ "\\.(?:${copyEndings.join('|')})$" { setenv.add-response-header = ("Access-Control-Allow-Origin" => "*") }`,
    'url.redirect = (',
    indent([
      ...(base ? [`"^${at}(?:\\?.*)?$" => "${base}/\${qsa}",`] : []),
      ...site.codes.map(
        (code) =>
          `"^${at}/errors/(?!${escapePattern(code)}(?:/|\\?|$))` +
          `(?i:${spellingPattern(code)})(?:/(?:index\\.html)?)?(?:\\?.*)?$" => "${pageOf(site, code)}\${qsa}",`,
      ),
    ]),
    ')',
    'url.redirect-code = 301',
  );
}
