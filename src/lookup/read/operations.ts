/** A method and a path in any text: typed, in a curl line, in an access log, in an address. */
import { isWordCode } from './normalize.ts';

/** An operation taken apart: `POST /v2/api/tags/{id}`. A segment that varies is empty. */
export interface Route {
  method: string;
  segments: string[];
}

/** `POST /v2/api/tags/{id}` as `{ method: 'POST', segments: ['v2', 'api', 'tags', ''] }`. */
export function routeOf(operation: string): Route {
  const [method = '', path = ''] = operation.split(' ');
  return { method, segments: segmentsOf(path).map((segment) => (/^\{.*\}$/.test(segment) ? '' : segment)) };
}

/**
 * The routes that the text names, in its order, each once: `curl -X POST https://api.example.com/v2/api/tags/17?x=1` names
 * `POST /v2/api/tags/{id}`. A path without a method that fits names every operation of that path.
 */
export function findRoutes<Known extends Route>(text: string, routes: readonly Known[]): Known[] {
  const lines = text.replace(/[\\^`]\r?\n\s*/g, ' ');
  const found = new Set<Known>();
  let read = 0;
  for (const { 0: match, 1: scheme, 2: path = '', index } of addressesIn(lines)) {
    if (read++ === maxAddresses || found.size >= maxRoutes) break;
    const segments = segmentsOf(path.replace(/[.,;:)\]]+$/, ''));
    const hasHost = scheme !== undefined || (!path.startsWith('/') && /[.:]/.test(segments[0] ?? ''));
    const fitting = nearest(hasHost ? segments.slice(1) : segments, routes);
    if (fitting.length === 0) continue;
    const method = methodAround(lines, index, index + match.length);
    const exact = fitting.filter((route) => route.method === method);
    for (const route of exact.length > 0 ? exact : fitting) found.add(route);
  }
  return [...found];
}

const maxAddresses = 200;
const maxRoutes = 8;

/** Each is looked for around a slash: most of a long text has none. */
function* addressesIn(text: string): Generator<RegExpExecArray> {
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', Math.max(slash + 1, address.lastIndex))) {
    // No address begins between two slashes.
    if (text[slash - 1] === '/') continue;
    let start = slash;
    while (slash - start < maxHostLength && isHostSign(text.charCodeAt(start - 1))) start--;
    address.lastIndex = start;
    const found = address.exec(text);
    if (found) yield found;
  }
}

const maxHostLength = 260;
/** A letter, a digit, or one of `-.:_`. */
const isHostSign = (code: number): boolean =>
  code === 45 || code === 46 || code === 58 || code === 95 || (code < 128 && isWordCode(code));
/** A path, with or without a scheme, a host and a first slash: `api.example.com/v2/api/tags`; what a path cannot hold ends it. */
const address = /(?<![\w.:/%-])(https?:\/\/)?([\w.:-]{0,253}\/[^\s"'`<>?#\\|,]{1,300})/iy;

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** Of the routes that fit, those with the fewest segments that vary: `/webhooks/event_types` is not `/webhooks/{id}`. */
function nearest<Known extends Route>(path: readonly string[], routes: readonly Known[]): Known[] {
  const fitting = routes.filter(
    ({ segments }) =>
      segments.length === path.length &&
      segments.every((segment, at) => segment === '' || segment === path[at]?.toLowerCase() || segment === path[at]),
  );
  const varying = ({ segments }: Route) => segments.filter((segment) => segment === '').length;
  const fewest = Math.min(...fitting.map(varying));
  return fitting.filter((route) => varying(route) === fewest);
}

/** The method on the same line: before the path, in an option of curl or a field of a log; curl itself tells the rest. */
function methodAround(text: string, start: number, end: number): string | undefined {
  const before = text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - maxMethodDistance), start);
  const after = text.slice(end, end + maxMethodDistance).split('\n', 1)[0] ?? '';
  const direct = /\b(get|post|put|patch|delete)\b["']?\s*$/i.exec(before)?.[1];
  const named = direct ?? option.exec(before)?.[1] ?? option.exec(after)?.[1] ?? lastCapitals(before);
  if (named) return named.toUpperCase();
  if (!/\bcurl\b/i.test(before)) return undefined;
  const options = `${before} ${after}`;
  return /\s(?:-G|--get)\b/.test(options) || !/\s(?:-d|--data[\w-]*|--json|-F|--form)\b/.test(options) ? 'GET' : 'POST';
}

/** How far from the path its method is looked for: a curl line has long headers. */
const maxMethodDistance = 2000;

const option = /(?:\s-X\s*|--request[\s=]+|\bmethod["']?(?:\s*[:=]\s*|\s+))["']?(get|post|put|patch|delete)\b/i;

const lastCapitals = (text: string): string | undefined => text.match(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/g)?.at(-1);
