import { createHash } from 'node:crypto';

/** Applies a theme the reader chose earlier. Without a choice (or JavaScript) the system's scheme holds. */
const applyTheme = "try{document.documentElement.dataset.scheme=localStorage.getItem('scheme')||''}catch{}";

/**
 * Has the browser paint nothing before the whole page is there (it expects an id that no page has), and go to the place that the
 * address points at with the first frame: sooner, what lies below would be too little to bring that place to the top, and it would
 * move there later. Chromium itself goes after the first paint. Not after Back or a reload, where the reader was elsewhere.
 * A browser that does not know `expect` paints at once. https://html.spec.whatwg.org/#link-type-expect
 */
const landFirst =
  "if(location.hash[1]&&performance.getEntriesByType('navigation')[0]?.type==='navigate'){" +
  "document.head.append(Object.assign(document.createElement('link')," +
  "{rel:'expect',href:'#-',blocking:'render'}));" +
  'requestAnimationFrame(()=>location.replace(location.hash))}';

/** Runs before the first paint. */
export const firstScript = `${applyTheme};${landFirst}`;

/** Pages, which end with a slash; nobody wants the machine copies ahead. */
const page = { href_matches: '/*/' };

/**
 * Chromium makes the page ready that a reader will open next: that of the row a doc_url points at, the first result of a question
 * that stands still, and any that is about to be clicked. It does not where the reader saves data; other browsers pass over it.
 * https://html.spec.whatwg.org/#speculation-rules
 */
export const speculationRules = JSON.stringify({
  prerender: [
    {
      where: {
        and: [page, { selector_matches: ':is(.row:target,.row:has(:target)) .row-head a,.still>:first-child>.hit' }],
      },
      eagerness: 'immediate',
    },
    { where: page, eagerness: 'moderate' },
  ],
});

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Only what this site serves itself may load or run. `wasm-unsafe-eval` lets Pagefind's WebAssembly compile; it does not allow eval.
 * https://www.w3.org/TR/CSP3/
 */
export const contentSecurityPolicy = (styles: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashOf(firstScript)} ${hashOf(speculationRules)}`,
    `style-src 'self' ${hashOf(styles)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join(';');
