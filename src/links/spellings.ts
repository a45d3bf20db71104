import { pathAndId } from '../catalogue/urls.ts';
import { compact } from '../kit/compact.ts';

/** One way somebody writes a published address. */
export interface Variant {
  /** Path, query and fragment below the base path, as typed. */
  url: string;
  form:
    | 'as published'
    | 'no slash'
    | 'index.html'
    | 'other case'
    | 'hyphens'
    | 'percent-encoded'
    | 'query'
    | 'encoded fragment';
  /** Where it must end. */
  path: string;
  id?: string;
  /** Only a browser can resolve it: no static host maps one spelling to another by itself. */
  needsScript: boolean;
}

/** The ways people and programs write an address: without slash, with index.html, in another case, percent-encoded, with a tracking query. */
export function variantsOf(published: string): Variant[] {
  const [path, id] = pathAndId(published);
  const fragment = id === undefined ? '' : `#${id}`;
  const target = compact({ path, id });
  const make = (form: Variant['form'], url: string, needsScript = false): Variant => ({
    form,
    url,
    needsScript,
    ...target,
  });
  const variants = [
    make('as published', published),
    make('query', `${path}?utm=1${fragment}`),
    make('percent-encoded', `${encodeFirst(path)}${fragment}`),
  ];
  if (id !== undefined) variants.push(make('encoded fragment', `${path}#${encodeFirst(id)}`));
  if (!path.endsWith('/')) return variants;
  if (path !== '/') variants.push(make('no slash', `${path.slice(0, -1)}${fragment}`));
  variants.push(make('index.html', `${path}index.html${fragment}`));
  const code = /^\/errors\/([^/]+)\/$/.exec(path)?.[1];
  if (code !== undefined && id === undefined) {
    if (code !== code.toLowerCase()) variants.push(make('other case', path.toLowerCase(), true));
    if (code.includes('_')) variants.push(make('hyphens', path.toLowerCase().replaceAll('_', '-'), true));
  }
  return variants;
}

/** Encodes one letter that needs no encoding: equal by RFC 3986, section 6.2.2.2, but another text. */
function encodeFirst(text: string): string {
  const at = text.search(/[A-Za-z0-9]/);
  return at < 0 ? text : `${text.slice(0, at)}%${text.charCodeAt(at).toString(16).toUpperCase()}${text.slice(at + 1)}`;
}
