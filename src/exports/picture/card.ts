import type { RetryStrategy } from '../../catalogue/schema.ts';
import type { EntryFacts, SiteFacts } from './facts.ts';
import { arrange, type Block, type Face, letters, lineHeight, type Sizes, width } from './lettering.ts';

/** The picture of a link preview as SVG, 1200 by 630. Letters are drawn as shapes: every machine draws the same, and no viewer needs the fonts. */
export function entryCard(facts: EntryFacts): string {
  const ink = facts.status < 500 ? colours.client : colours.server;
  const code = arrange('mono', facts.code.split(/(?<=_)/), codeSizes, inner);
  const title = arrange('regular', words(facts.title), titleSizes, inner);
  const top = (header + footer - height(code) - gap - height(title)) / 2;
  const status = String(facts.status);
  return card(ink, [
    line('bold', status, 88, margin, 140, ink),
    line('regular', facts.phrase, 40, margin + width('bold', status, 88) + 24, 140, ink),
    brand(facts.site),
    block(code, top, colours.text),
    block(title, top + height(code) + gap, colours.muted),
    pill(facts.retry, facts.retryable ? colours.go : ink, signs[facts.strategy]),
    line('regular', facts.acts, 34, 1200 - margin - width('regular', facts.acts, 34), 554, colours.muted),
  ]);
}

export function siteCard({ api, codes }: SiteFacts): string {
  const title = arrange('bold', words(`${api} errors`), [{ lines: 2, from: 108, to: 40 }], inner);
  const lead = arrange(
    'regular',
    words(`${codes} codes: what happened, whether to retry, who must act, and the fix.`),
    [{ lines: 2, from: 46, to: 28 }],
    inner,
  );
  const top = (630 - height(title) - gap - height(lead)) / 2;
  return card(colours.accent, [block(title, top, colours.text), block(lead, top + height(title) + gap, colours.muted)]);
}

const margin = 80;
const inner = 1200 - 2 * margin;
/** The space between the status line and the last line. */
const header = 172;
const footer = 492;
const gap = 20;
const codeSizes: Sizes = [
  { lines: 1, from: 92, to: 60 },
  { lines: 2, from: 76, to: 26 },
];
const titleSizes: Sizes = [
  { lines: 1, from: 46, to: 40 },
  { lines: 2, from: 40, to: 28 },
];
/** The site's colours on its light ground. */
const colours = {
  ground: '#ffffff',
  text: '#1b1f27',
  muted: '#565e6c',
  client: '#8a4600',
  server: '#a8172c',
  go: '#17653a',
  accent: '#1557b0',
};

const card = (ink: string, content: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><path fill="${colours.ground}" d="M0 0h1200v630H0z"/><path fill="${ink}" d="M0 0h20v630H0z"/>${content.join('')}</svg>`;

const line = (face: Face, text: string, size: number, x: number, y: number, fill: string) =>
  `<g fill="${fill}">${letters(face, text, size, x, y)}</g>`;

/** `top` is the upper edge of the first line. */
const block = ({ face, size, lines }: Block, top: number, fill: string) =>
  lines.map((text, i) => line(face, text, size, margin, top + size * (0.95 + i * lineHeight), fill)).join('');

const height = ({ size, lines }: Block) => size * lineHeight * lines.length;

const words = (text: string) => text.split(/(?<= )/);

function brand(text: string): string {
  return line('bold', text, 30, 1200 - margin - width('bold', text, 30), 140, colours.muted);
}

/** Text with a sign in a rounded frame, like the strip of the page. */
function pill(text: string, ink: string, sign: string): string {
  const size = 34;
  const wide = 96 + width('bold', text, size);
  return `<rect x="${margin}" y="506" width="${wide.toFixed(1)}" height="72" rx="36" fill="none" stroke="${ink}" stroke-width="3"/><g transform="translate(${margin + 24} 525) scale(1.42)" fill="none" stroke="${ink}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${sign}</g>${line('bold', text, size, margin + 70, 554, ink)}`;
}

/** In a square of 24. */
const signs: Record<RetryStrategy, string> = {
  never: '<path d="M5 5l14 14M19 5 5 19"/>',
  after_fix: '<path d="m4 20 1-5L16 4l4 4L9 19z"/>',
  backoff: '<path d="M19.5 9A8 8 0 1 0 20 13M20 4v5.500h-5.500"/>',
  retry_after: '<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3.500 2"/>',
};
