import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Catalogue } from './catalogue/catalogue.ts';
import { codePath, withBase } from './catalogue/urls.ts';

/**
 * Rules for hosts that read a `_redirects` file (Netlify, Cloudflare Pages): other spellings of a code's path answer with a 301.
 * Elsewhere the 404 page does the same in the browser. A file that exists wins over a rule, so hosts that ignore case do not loop.
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
export const redirectRules = ({ entries }: Pick<Catalogue, 'entries'>, base: string): string =>
  entries
    .flatMap(({ code, aliases = [] }) =>
      [...[code, ...aliases].flatMap(otherSpellings), ...aliases].map((from) => `${withBase(codePath(from), base)} ${withBase(codePath(code), base)} 301`),
    )
    .join('\n')
    .concat('\n');

const otherSpellings = (code: string): string[] => {
  const lower = code.toLowerCase();
  return [...new Set([lower, lower.replaceAll('_', '-')])].filter((spelling) => spelling !== code);
};

/** Writes the rules into the finished build; Astro leaves out pages whose name starts with an underscore. */
export const redirects = (catalogue: Catalogue): AstroIntegration => {
  let base = '/';
  return {
    name: 'redirect-rules',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => writeFileSync(join(fileURLToPath(dir), '_redirects'), redirectRules(catalogue, base)),
    },
  };
};
