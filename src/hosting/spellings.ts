/** How else a code's path is written. A page is reached from each of these in one redirect, and no page's own address is among them. */
import { codePath, withBase } from '../catalogue/urls.ts';
import type { HostedSite } from './hosted-site.ts';

/** Matches a code in any case, with hyphens, underscores or nothing between its words; to be used ignoring case. */
export const spellingPattern = (name: string): string => name.split(/[-_]/).map(literal).join('[-_]?');

/** As a regular expression that matches just this text. */
export const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** For hosts that know exact paths only: the ways of writing it that people and programs use. */
export function exactSpellings(name: string): string[] {
  const lower = name.toLowerCase();
  return [...new Set([lower, lower.replaceAll('_', '-')])].filter((spelling) => spelling !== name);
}

/** For hosts that ignore case: a code with each separator. */
export const caselessSpellings = (name: string): string[] => {
  const lower = name.toLowerCase();
  return [...new Set(['_', '-', ''].map((separator) => lower.replaceAll(/[-_]/g, separator)))];
};

/** Where another spelling of a code leads. */
export const pageOf = ({ base }: Pick<HostedSite, 'base'>, code: string): string => withBase(codePath(code), base);
