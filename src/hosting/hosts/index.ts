import type { HostedSite } from '../hosted-site.ts';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import type { Host, HostFile, Limit } from './host-file.ts';
import { lighttpd } from './lighttpd.ts';
import { nginx } from './nginx.ts';
import { cloudflare, netlify, ruleFiles } from './rule-files.ts';
import { vercel } from './vercel.ts';
import { githubPages, s3 } from './words.ts';

export const hosts: readonly Host[] = [nginx, caddy, apache, lighttpd, cloudflare, netlify, vercel, githubPages, s3];

/** What lies in the site for hosts that read it there. */
export const filesInBuild = (site: HostedSite): HostFile[] => [...ruleFiles(site), ...apache.files(site)];

export interface LimitReport {
  level: 'warning' | 'error';
  message: string;
}

/** Above nine tenths of a limit there is time to do something; above it there is not. */
export const checkLimits = (host: Host, site: HostedSite): LimitReport[] =>
  host.limits(site).flatMap((limit): LimitReport[] => {
    if (limit.count <= limit.max * 0.9) return [];
    const level = limit.count > limit.max ? 'error' : 'warning';
    return [{ level, message: sentence(host, limit, level) }];
  });

const sentence = ({ title }: Host, { what, count, max, beyond }: Limit, level: LimitReport['level']): string =>
  level === 'error'
    ? `${title}: ${count} ${what}, and the most is ${max}: ${beyond}.`
    : `${title}: ${count} ${what}, close to the max, which is ${max}. Beyond it ${beyond}.`;
