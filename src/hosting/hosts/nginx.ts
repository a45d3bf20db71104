import { escapePattern } from '../../kit/escape-pattern.ts';
import {
  askAgain,
  compressed,
  copyEndings,
  forEver,
  hashedPattern,
  isText,
  securityHeaders,
  twinLink,
  types,
} from '../answers.ts';
import { type HostedSite, homeTwin, inFolder } from '../hosted-site.ts';
import { pageOf, spellingPattern } from '../spellings.ts';
import { type Host, indent, lines, madeFrom, maxLength, quoted } from './host-file.ts';

/** For `/etc/nginx/conf.d/`, inside `http`. Spellings are looked at only where no file is: ignoring case, a page would lead to itself. */
export const nginx: Host = {
  name: 'nginx',
  title: 'nginx',
  files: (site, listen) => [{ name: 'errors.conf', text: configuration(site, listen) }],
  limits: (site) => [
    // https://github.com/nginx/nginx/blob/master/src/core/ngx_conf_file.c, NGX_CONF_BUFFER
    {
      what: 'characters of a line',
      count: maxLength(configuration(site).split('\n')),
      max: 4096,
      beyond: 'nginx does not start',
    },
  ],
};

function configuration(site: HostedSite, listen?: string): string {
  const { base, folder, hostname } = site;
  const at = escapePattern(base);
  const spellings = site.codes.map(
    (code) => `${quoted(`~*^${spellingPattern(code)}$`)} ${quoted(pageOf(site, code))};`,
  );
  return lines(
    `# ${madeFrom('nginx')}`,
    map('$uri', '$error_name', [`"~^${at}/errors/(?<spelling>[^/]+)(?:/(?:index\\.html)?)?$" $spelling;`]),
    map('$error_name', '$error_page', spellings),
    map('$uri', '$error_caching', [`default ${quoted(askAgain)};`, `"~${hashedPattern(at)}" ${quoted(forEver)};`]),
    // A header without a value is not sent: what is missing, and where a caller is sent on, is asked for again.
    map('$status', '$error_cache', ['default $error_caching;', `~^[345] ${quoted(askAgain)};`, '304 $error_caching;']),
    map('$uri', '$error_readers', [`"~\\.(?:${copyEndings.join('|')})$" "*";`]),
    map('$uri', '$error_twin', [
      ...site.twins.map(
        (folder) =>
          `"~^${escapePattern(inFolder(base, folder))}(?<twin>[^/]+)/(?:index\\.html)?$" '${twinLink(`${inFolder(base, folder)}$twin.md`)}';`,
      ),
      ...homeTwin(site).map((home) => `"~^${at}/(?:index\\.html)?$" '${twinLink(`${base}/${home}`)}';`),
    ]),
    '',
    'server {',
    indent([
      ...(listen ? [`listen ${listen};`] : ['listen 80;', 'listen [::]:80;', `server_name ${hostname};`]),
      ...(base ? [] : [`root ${quoted(folder)};`]),
      'index index.html;',
      'absolute_redirect off;',
      'types {',
      ...indent(grouped()),
      '}',
      'default_type application/octet-stream;',
      'charset utf-8;',
      `charset_types ${[...new Set(types.values())].filter((type) => isText(type) && type !== 'text/html').join(' ')};`,
      'gzip on;',
      'gzip_vary on;',
      `gzip_types ${compressed.filter((type) => type !== 'text/html').join(' ')};`,
      ...securityHeaders(site.policy).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`),
      'add_header Cache-Control $error_cache always;',
      'add_header Access-Control-Allow-Origin $error_readers always;',
      'add_header Link $error_twin;',
      `error_page 404 ${base}/404.html;`,
      `error_page 403 =404 ${base}/404.html;`,
      `location ${base}/ {`,
      ...indent([...(base ? [`alias ${quoted(`${folder}/`)};`] : []), 'try_files $uri $uri/ @error_spelling;']),
      '}',
      ...(base ? [`location = ${base} { return 301 ${base}/$is_args$args; }`, 'location / { return 404; }'] : []),
      'location @error_spelling {',
      // Spellings ignore case. Were a page not there, it would lead to itself.
      ...indent([
        'if ($error_page = $uri) { return 404; }',
        'if ($error_page) { return 301 $error_page$is_args$args; }',
        'return 404;',
      ]),
      '}',
    ]),
    '}',
  );
}

const map = (from: string, to: string, rules: readonly string[]): string[] => [
  `map ${from} ${to} {`,
  ...indent(rules),
  '}',
];

const grouped = (): string[] =>
  [...Map.groupBy(types, ([, type]) => type)].map(
    ([type, all]) => `${type} ${all.map(([ending]) => ending).join(' ')};`,
  );
