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

/** The configuration files that some hosts read from the site itself. */
export const filesInBuild = (site: HostedSite): HostFile[] => [...ruleFiles(site), ...apache.files(site)];

interface LimitReport {
  level: 'warning' | 'error';
  message: string;
}

/** How much of each limit of a host the site uses: a warning from nine tenths on, an error above the limit. */
export const checkLimits = (host: Host, site: HostedSite): LimitReport[] =>
  host.limits(site).flatMap((limit): LimitReport[] => {
    if (limit.count <= limit.max * 0.9) return [];
    const level = limit.count > limit.max ? 'error' : 'warning';
    return [{ level, message: sentence(host, limit, level) }];
  });

const sentence = ({ title }: Host, { what, count, max, beyond }: Limit, level: LimitReport['level']): string =>
  level === 'error'
    ? `${title}: ${count} ${what}, above the limit of ${max}: ${beyond}.`
    : `${title}: ${count} ${what}, close to the limit of ${max}. Beyond it ${beyond}.`;
