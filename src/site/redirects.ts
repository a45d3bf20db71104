import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Catalogue } from '../catalogue/model.ts';
import { codePath, withBase } from '../catalogue/urls.ts';

/**
 * Rules for hosts that read a `_redirects` file: other spellings of a code's path answer with a 301. Elsewhere the 404 page does the
 * same in the browser. Cloudflare Pages follows a rule also where a page lies, so no address of a page, such as a former code's, has one.
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
export const redirectRules = ({ entries }: Pick<Catalogue, 'entries'>, base: string): string[] =>
  entries.flatMap(({ code, aliases = [] }) =>
    [code, ...aliases]
      .flatMap(otherSpellings)
      .map((from) => `${withBase(codePath(from), base)} ${withBase(codePath(code), base)} 301`),
  );

/** Of Cloudflare Pages, which passes over the rules after these in silence. */
const mostRules = 2000;

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
      'astro:build:done': ({ dir, logger }) => {
        const rules = redirectRules(catalogue, base);
        if (rules.length > mostRules)
          logger.warn(`${rules.length} rules in _redirects: Cloudflare Pages reads the first ${mostRules}.`);
        writeFileSync(join(fileURLToPath(dir), '_redirects'), `${rules.join('\n')}\n`);
      },
    },
  };
};
