import { escapePattern } from '../../kit/escape-pattern.ts';
import {
  askAgain,
  compressed,
  contentType,
  copyEndings,
  forEver,
  securityHeaders,
  twinLink,
  types,
} from '../answers.ts';
import { hashedEnding, hashedFolders } from '../hashed.ts';
import { type HostedSite, homeTwin, inFolder } from '../hosted-site.ts';
import { pageOf, spellingPattern } from '../spellings.ts';
import { addressAndPort, type Host, indent, lines, madeFrom, quoted } from './host-file.ts';

/** A Caddyfile. Its matcher `path` ignores case, so spellings are looked at only where no file is: a page would lead to itself. */
export const caddy: Host = {
  name: 'caddy',
  title: 'Caddy',
  files: (site, listen) => [{ name: 'Caddyfile', text: configuration(site, listen) }],
  limits: () => [],
};

function configuration(site: HostedSite, listen?: string): string {
  const { base, folder, hostname } = site;
  const [address, port] = addressAndPort(listen ?? '');
  return lines(
    `# ${madeFrom('caddy')}`,
    '(error_headers) {',
    indent([
      'header {',
      ...indent(securityHeaders(site.policy).map(([name, value]) => `${name} ${quoted(value)}`)),
      '}',
    ]),
    '}',
    `${listen ? `http://:${port}` : hostname} {`,
    indent([
      ...(address ? [`bind ${address}`] : []),
      'encode {',
      ...indent(['zstd', 'gzip', 'match {', ...indent(compressed.map((type) => `header Content-Type ${type}*`)), '}']),
      '}',
      'import error_headers',
      ...(base ? [`redir ${base} ${base}/ 301`, `handle_path ${base}/* {`] : ['handle {']),
      ...indent(answers(site)),
      '}',
      ...(base ? ['handle {', '  error 404', '}'] : []),
      'handle_errors {',
      ...indent([
        'import error_headers',
        `header Cache-Control ${quoted(askAgain)}`,
        'header -Link',
        // What was set for the ending of the path that is missing.
        `header Content-Type ${quoted(contentType('text/html'))}`,
        'rewrite * /404.html',
        `root * ${quoted(folder)}`,
        'file_server',
      ]),
      '}',
    ]),
    '}',
  );
}

function answers(site: HostedSite): string[] {
  const { base, folder } = site;
  const paths = [...hashedFolders.map((name) => `/${name}/*`), `*${hashedEnding}`];
  return [
    `root * ${quoted(folder)}`,
    `@hashed path ${paths.join(' ')}`,
    `header @hashed Cache-Control ${quoted(forEver)}`,
    `header ?Cache-Control ${quoted(askAgain)}`,
    `@copies path ${copyEndings.map((ending) => `*.${ending}`).join(' ')}`,
    'header @copies Access-Control-Allow-Origin *',
    ...site.twins.flatMap((folder, at) => [
      `@twin${at} path_regexp twin${at} ^${escapePattern(inFolder('', folder))}([^/]+)/$`,
      `header @twin${at} Link \`${twinLink(`${inFolder(base, folder)}{re.twin${at}.1}.md`)}\``,
    ]),
    ...homeTwin(site).flatMap((home) => ['@home path /', `header @home Link \`${twinLink(`${base}/${home}`)}\``]),
    ...[...types]
      .filter(([ending]) => ending !== 'html')
      .flatMap(([ending, type]) => [
        `@type_${ending} path *.${ending}`,
        `header @type_${ending} Content-Type ${quoted(contentType(type))}`,
      ]),
    '@missing not file {path} {path}/index.html',
    'handle @missing {',
    ...indent([
      'map {path} {error_page} {',
      ...indent(
        site.codes.map(
          (code) => `\`~(?i)^/errors/${spellingPattern(code)}(?:/(?:index\\.html)?)?$\` ${quoted(pageOf(site, code))}`,
        ),
      ),
      '  default ""',
      '}',
      'map {query} {error_query} {',
      '  "" ""',
      '  default "?{query}"',
      '}',
      '@spelling expression {error_page} != ""',
      'redir @spelling {error_page}{error_query} 301',
      'error 404',
    ]),
    '}',
    'file_server',
  ];
}
