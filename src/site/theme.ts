import { createHash } from 'node:crypto';

/** Applies a theme the reader chose earlier, before the first paint. Without a choice (or JavaScript) the system's scheme holds. */
export const themeScript = "try{document.documentElement.dataset.scheme=localStorage.getItem('scheme')||''}catch{}";

/**
 * Only what this site serves itself may load or run. `wasm-unsafe-eval` lets Pagefind's WebAssembly compile; it does not allow eval.
 * https://www.w3.org/TR/CSP3/
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join(';');
