import type { HostedSite } from '../hosted-site.ts';

export interface HostFile {
  name: string;
  text: string;
}

/** Something that a host counts, and the largest number it accepts. */
export interface Limit {
  what: string;
  count: number;
  max: number;
  /** What happens to the rest. */
  beyond: string;
}

export interface Host {
  name: string;
  title: string;
  /** `listen` is where a server of one's own listens: `8080`, `127.0.0.1:8080`; without it, the public address of the site. */
  files(site: HostedSite, listen?: string): HostFile[];
  limits(site: HostedSite): Limit[];
}

export const lines = (...all: (string | string[])[]): string => `${all.flat().join('\n')}\n`;

export const indent = (all: readonly string[], by = '  '): string[] =>
  all.map((line) => (line ? `${by}${line}` : line));

/** The value in double quotes, in a form that every one of these formats reads. */
export const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

export const madeFrom = (name: string): string =>
  `Made by "npm run catalogue -- host ${name}" from the catalogue and its build. Make it again after each build.`;

/** The length of the longest text; 0 of none. */
export const maxLength = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

/** Splits `127.0.0.1:8080` into address and port; `8080` alone means every address. */
export const addressAndPort = (listen: string): [address: string, port: string] => {
  const [, address = '', port = ''] = /^(?:(.*):)?(\d+)$/.exec(listen) ?? [];
  return [address, port];
};
