/** Looks that run inside the page and tell what a reader would miss. Each gives one line a fault. */

/** Text that stands in the document but does not show. Closed menus and what is marked hidden are not meant to. */
export function unseenText(): string[] {
  const meantToHide =
    '[hidden], [popover]:not(:popover-open), .sr-only, .sl-skip-link, .menu, .toc, script, noscript, option, svg';
  return [...document.querySelectorAll('body *')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    .filter((element) => !element.closest(meantToHide))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return (
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || width === 0 || height === 0
      );
    })
    .map((element) => `unseen: ${element.outerHTML.slice(0, 120)}`);
}

/** What paper would cut off, what only a screen can use, and text that needs a dark ground. */
export function cutOrPale(): string[] {
  const cut = [...document.querySelectorAll('main :not(.sr-only)')].filter(
    (element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== 'visible',
  );
  const pale = [...document.querySelectorAll('main :is(h1, h2, p, li, dd, td, code)')].filter((element) => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(element)
        .color.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return red + green + blue > 480;
  });
  const useless = [...document.querySelectorAll('.top, .side, .toc, .search, button, select')].filter((element) =>
    element.checkVisibility(),
  );
  const lost = [
    ...document.querySelectorAll('main :is(h2, p, li, pre, dd):not([hidden], [hidden] *, .sr-only)'),
  ].filter(
    (element) =>
      !element.checkVisibility() &&
      !element.closest('.copies, .filter, .samples, .search, .finder, .theme, .big-search'),
  );
  const { width } = document.querySelector('main')?.getBoundingClientRect() ?? new DOMRect();
  return [
    ...[...cut, ...pale, ...useless, ...lost].map((element) => `on paper: ${element.outerHTML.slice(0, 120)}`),
    ...(width > innerWidth * 0.8 ? [] : [`on paper: the text is ${width} of ${innerWidth} px wide`]),
  ];
}

/** What a window this narrow, or letters this large, push out of sight or cut off. */
export function lostSideways(what: string): string[] {
  const sideways = document.documentElement.scrollWidth - innerWidth;
  const cut = [...document.querySelectorAll('body *')].filter((element) => {
    const [wide, high] = [
      element.scrollWidth > element.clientWidth + 2,
      element.scrollHeight > element.clientHeight + 2,
    ];
    // Styles cost more than sizes, and few elements are larger than their frame.
    if (!wide && !high) return false;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const isCut = (over: string) => /hidden|clip/.test(over);
    return (
      ((wide && isCut(overflowX)) || (high && isCut(overflowY))) &&
      clipPath === 'none' &&
      element.checkVisibility() &&
      !element.closest('.sr-only, .sl-skip-link, select, svg')
    );
  });
  const sticking = (sideways > 0 ? [...document.querySelectorAll('body *')] : [])
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.sr-only'))
    .slice(0, 2);
  return [
    ...(sideways > 0
      ? [`${what}: ${sideways} px to the side: ${sticking.map(({ outerHTML }) => outerHTML.slice(0, 80))}`]
      : []),
    ...cut.map((element) => `${what}: cut off: ${element.outerHTML.slice(0, 120)}`),
  ];
}

/** Ids given twice, links without a place to go, words that run into the link behind them. */
export function badMarkup(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  const nowhere = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].filter(
    ({ hash }) => !document.getElementById(decodeURIComponent(hash.slice(1))),
  );
  const glued = [...document.querySelectorAll('main :is(p, li, dd, footer) > :is(a, code, strong)')].filter(
    (element) => {
      const before = element.previousSibling;
      return before?.nodeType === Node.TEXT_NODE && /[\p{L}\d,;.:]$/u.test(before.textContent ?? '');
    },
  );
  return [
    ...twice.map((id) => `the id ${id} stands twice`),
    ...links.filter((href) => !/^(\/|#|https:|mailto:)/.test(href)).map((href) => `link to "${href}"`),
    ...nowhere.map(({ hash }) => `link to ${hash}, which is not on the page`),
    ...glued.map((element) => `no space before ${element.outerHTML.slice(0, 80)}`),
  ];
}

/** Controls that do nothing without JavaScript. A popover opens without, so its button is not dead. */
export const deadControls = (): string[] =>
  [
    ...document.querySelectorAll(
      'button:not([popovertarget]), select, input, textarea, kbd, [aria-live], [role="status"]:not(.sr-only)',
    ),
  ]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => `dead: ${element.outerHTML.slice(0, 120)}`);

/** What a Content-Security-Policy without unsafe-inline forbids. */
export function inlineCode(known: string[]): string[] {
  const inline = document.querySelectorAll(
    '[style], style ~ style, body style, [onclick], [onload], [onerror], iframe, object, embed, base',
  );
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  // JSON-LD is data: no policy asks for its hash, and no browser runs it.
  const scripts = [...document.querySelectorAll('script:not([src], [type="application/ld+json"])')].map(
    (script) => script.textContent,
  );
  return [
    ...[...inline].map((element) => `inline: ${element.outerHTML.slice(0, 120)}`),
    ...(policy.startsWith("default-src 'none'") && !policy.includes('unsafe-inline')
      ? []
      : [`the policy is "${policy}"`]),
    ...scripts
      .filter((script) => !known.includes(script ?? ''))
      .map((script) => `inline script: ${script?.slice(0, 80)}`),
  ];
}

/** The sum of layout shifts so far. https://web.dev/articles/cls */
export function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) =>
      resolve(list.getEntries().reduce((sum, entry) => sum + Number('value' in entry ? entry.value : 0), 0)),
    ).observe({ type: 'layout-shift', buffered: true });
    // No entry, no call: a page that never moved says so itself.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
  });
}
