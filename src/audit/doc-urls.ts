import type { Catalogue } from '../catalogue/model.ts';
import { codePath, decoded, fillTemplate } from '../catalogue/urls.ts';
import { foldName } from '../kit/fold-name.ts';

export interface DocUrls {
  /** The code whose documentation an address opens, in all the spellings that the site resolves. */
  ownerOf: (url: string) => string | undefined;
  /** What stands for the code in an address of the documentation, known or not. */
  codeIn: (url: string) => string | undefined;
}

export function createDocUrls({ head, entries }: Catalogue): DocUrls {
  const owners = new Map<string, string>();
  for (const { code, aliases = [] } of entries) {
    for (const name of [code, ...aliases]) {
      for (const template of head.doc_urls) owners.set(spelling(fillTemplate(template, name)), code);
      owners.set(spelling(`${head.site_url}${codePath(name)}`), code);
    }
  }
  const prefixes = head.doc_urls.map((template) => template.split('{code}', 1)[0] ?? '');
  const ownerOf = (url: string) => owners.get(spelling(url));
  return {
    ownerOf,
    codeIn: (url) => {
      const prefix = prefixes.find((start) => url.startsWith(start));
      return ownerOf(url) ?? (prefix === undefined ? undefined : url.slice(prefix.length));
    },
  };
}

/** `https://x.org/errors/TAG_NOT_FOUND?utm=1` and `https://x.org/errors/tag-not-found/` to the same text. */
function spelling(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname, hash } = new URL(address);
  const path = decoded(pathname).replace(/(?:\/index\.html|\/)$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return hash === ''
    ? `${origin}${path.slice(0, path.length - last.length)}${foldName(last)}`
    : `${origin}${path}#${foldName(decoded(hash.slice(1)))}`;
}
