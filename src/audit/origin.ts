import type { Catalogue } from '../catalogue/model.ts';
import { publishedCodes } from '../catalogue/urls.ts';
import type { Observation } from './observe.ts';

/** Of what was captured, keeps what the API itself sent: other services have errors, hosts and codes of their own. */
export function createOrigin(catalogue: Catalogue): (seen: Observation) => Observation | undefined {
  const { head } = catalogue;
  const sideOf = createSides(catalogue);
  const known = new Set(publishedCodes(catalogue));
  const docHosts = new Set([...head.doc_urls, head.site_url].map((url) => new URL(url).hostname));
  const pattern = new RegExp(head.code_pattern);
  const alwaysSent = Object.entries(head.envelope.fields).flatMap(([name, { presence }]) =>
    presence === 'always' ? [name] : [],
  );

  /** Of an error that nothing says who sent. */
  const looksLikeOurs = ({ form, fields, code, url: docUrl, status = 0, isBody, isNamed }: Observation): boolean => {
    if (code !== undefined && known.has(code)) return true;
    if (docUrl !== undefined && URL.canParse(docUrl)) return docHosts.has(new URL(docUrl).hostname);
    const isAnswer = status >= 400 && (isBody === true || form === 'record' || form === 'mention');
    if (code === undefined) return isAnswer;
    if (form === 'envelope' && alwaysSent.every((name) => Object.hasOwn(fields, name))) return true;
    return (isAnswer || isNamed === true) && pattern.test(code) && !isClientCode(code);
  };

  return (seen) => {
    const side = sideOf(seen);
    // Another request may be logged between an answer and its body: an error that comes after a success is none of it.
    if (side === 'ours')
      return seen.isHeard && (seen.status ?? 0) < 400 ? { ...seen, status: undefined, operation: undefined } : seen;
    if (side === 'foreign') {
      const bare = { ...seen, operation: undefined, host: undefined, status: undefined };
      return seen.isHeard && seen.url !== undefined && looksLikeOurs(bare) ? bare : undefined;
    }
    // A route of somebody's own program tells nothing about the error inside its log.
    const bare = seen.operation ? { ...seen, operation: undefined, status: undefined } : seen;
    return looksLikeOurs(bare) ? bare : undefined;
  };
}

function createSides({ head }: Catalogue): (seen: Observation) => 'ours' | 'foreign' | 'unknown' {
  const base = new URL(head.api.base_url);
  const basePath = base.pathname.replace(/\/$/, '');
  const prefixes = new Set(Object.keys(head.operations).map((operation) => prefixOf(operation.split(' ')[1] ?? '')));
  const isPath = (path: string) => prefixes.has(prefixOf(path)) || (basePath !== '' && path.startsWith(`${basePath}/`));
  return ({ host, operation }) => {
    if (host !== undefined && host !== base.hostname) return 'foreign';
    if (operation === undefined) return host === undefined ? 'unknown' : 'ours';
    if (isPath(operation.path)) return 'ours';
    return host === undefined ? 'unknown' : 'foreign';
  };
}

/** `/v2/api/tags` to `/v2/api`, `/users/{id}` to `/users`: what all paths of one API begin with. */
const prefixOf = (path: string): string =>
  /^(?:\/(?:api|rest|v\d[\w.]*)(?=\/|$))+/i.exec(path)?.[0] ?? /^\/[^/]*/.exec(path)?.[0] ?? '';

/** Codes of sockets, processes and HTTP clients: `ECONNREFUSED`, `SIGTERM`, `ERR_BAD_REQUEST`. */
const isClientCode = (code: string): boolean => /^(?:E[A-Z]+|SIG[A-Z]+|(?:UND_)?ERR_\w+)$/.test(code);
