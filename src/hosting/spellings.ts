/** How else a code's path is written. A page is reached from each of these in one redirect, and no page's own address is among them. */

import { codePath, withBase } from '../catalogue/urls.ts';
import { escapePattern } from '../kit/escape-pattern.ts';
import type { HostedSite } from './hosted-site.ts';

/** A pattern for a code with hyphens, underscores or nothing between its words. Match it ignoring case. */
export const spellingPattern = (name: string): string => name.split(/[-_]/).map(escapePattern).join('[-_]?');

/** For hosts that match exact paths only: the spellings of a code that people and programs use. */
export function exactSpellings(name: string): string[] {
  const lower = name.toLowerCase();
  return [...new Set([lower, lower.replaceAll('_', '-')])].filter((spelling) => spelling !== name);
}

/** For hosts that ignore case: the code with each separator between its words. */
export const caselessSpellings = (name: string): string[] => {
  const lower = name.toLowerCase();
  return [...new Set(['_', '-', ''].map((separator) => lower.replaceAll(/[-_]/g, separator)))];
};

/** Where another spelling of a code leads: a former code has a page of its own, too. */
export const pageOf = ({ base }: Pick<HostedSite, 'base'>, code: string): string => withBase(codePath(code), base);
