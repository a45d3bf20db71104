import { decoded } from '../catalogue/urls.ts';
import { keyStart, tokenShapes } from '../kit/secrets.ts';

/** Words of a stranger's file that may be shown. Whatever could be a key, a token, a name or a number of somebody is described instead. */
export function shownWord(value: unknown): string {
  if (typeof value === 'boolean' || value === null || (typeof value === 'number' && Math.abs(value) < 1_000))
    return String(value);
  if (typeof value !== 'string') return `<${Array.isArray(value) ? 'list' : typeof value}>`;
  return isPlainWord(value) ? value : `<text of ${value.length} characters>`;
}

/** Like `shownWord`, and a text is told from what it spells: `"false"` is no `false`. */
export const shownValue = (value: unknown): string =>
  typeof value === 'string' && isPlainWord(value) ? JSON.stringify(value) : shownWord(value);

/** An address without user, query and anything that varies. */
export function shownUrl(value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value)) return shownWord(value);
  const { protocol, host, pathname, hash } = new URL(value);
  return `${protocol}//${host}${shownPath(pathname)}${hash && `#${shownWord(decoded(hash.slice(1)))}`}`;
}

/** `/v2/api/tags/4711` to `/v2/api/tags/{...}` */
export const shownPath = (path: string): string =>
  path
    .split('/')
    .map((part) =>
      part === '' || /^v\d{1,2}$/.test(part) || (/^[a-z][a-z_-]{0,30}$/.test(part) && isPlainWord(part))
        ? part
        : '{...}',
    )
    .join('/');

/** Words of letters joined by `_`, `-` or `.`; digits only at the end of one, and few. Keys do not look like that. */
const isPlainWord = (text: string): boolean =>
  text.length <= 63 &&
  /^[A-Za-z]{1,24}\d{0,3}(?:[_.-]+(?:[A-Za-z]{1,24}\d{0,3}|\d{1,3}))*$/.test(text) &&
  !startOfKey.test(text) &&
  !token.test(text);

const startOfKey = new RegExp(`^${keyStart}`, 'i');
const token = new RegExp(tokenShapes.map(({ source }) => source).join('|'));
