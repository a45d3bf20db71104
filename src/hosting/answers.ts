/** What an answer of the site says beside its body, the same on every host: types, caching, security, who may read it. */
import { hashedEnding, hashedFolders } from './hashed.ts';

/** By the ending of a file. By its ending alone TypeScript is a film, and Markdown a download. */
export const types: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['json', 'application/json'],
  ['md', 'text/markdown'],
  ['ts', 'text/plain'],
  ['txt', 'text/plain'],
  ['xml', 'application/xml'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['wasm', 'application/wasm'],
  ['webmanifest', 'application/manifest+json'],
  ['pagefind', 'application/octet-stream'],
  ['pf_fragment', 'application/octet-stream'],
  ['pf_index', 'application/octet-stream'],
  ['pf_meta', 'application/octet-stream'],
]);

/** Without a charset a browser guesses. JSON is UTF-8 by definition, XML says it itself. */
export const isText = (type: string): boolean => type.startsWith('text/');

/** Compressed by a server. Pictures, fonts and Pagefind's files are compressed already. */
export const compressed: readonly string[] = [...new Set(types.values())].filter(
  (type) => isText(type) || /json|xml/.test(type),
);

export const contentType = (type: string): string => (isText(type) ? `${type}; charset=utf-8` : type);

/** Files that programs of other sites read, by their endings. */
export const copyEndings = ['json', 'md', 'ts', 'js', 'txt', 'xml'] as const;

/** A file whose name has a hash never changes. Only for answers with status 200: a missing file may be there tomorrow. */
export const forEver = 'public, max-age=31536000, immutable';
/** Everything else may be kept, and must be asked for again each time: a new code is known at once. */
export const askAgain = 'no-cache';
/** For hosts that cannot tell a missing file from another: a mistake is over soon. */
export const anHour = 'public, max-age=3600';

/** A regular expression that every server reads; `base` is one too. */
export const hashedPattern = (base: string): string =>
  `^${base}/(?:(?:${hashedFolders.join('|')})/|.*\\${hashedEnding}$)`;

/** Sent with every answer, the 404 page included. */
export const securityHeaders = (policy: string): [name: string, value: string][] => [
  // A policy inside a page cannot say who may frame it.
  ['Content-Security-Policy', [policy, "frame-ancestors 'none'"].filter(Boolean).join(';')],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
];

/** Where the Markdown twin of a page is: `path` is `/errors/X.md` or holds the host's own sign for a part of it. */
export const twinLink = (path: string): string => `<${path}>; rel="alternate"; type="text/markdown"`;
