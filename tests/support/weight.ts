/** What a page costs a reader before it shows, from the built files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface Size {
  raw: number;
  brotli: number;
}

export interface Weight {
  html: Size;
  /** The HTML and every file the browser must have before it paints: style sheets of the screen, scripts that are not modules. */
  blocking: Size;
}

/** Weighs the page at `path` of a built site. */
export function weigh(folder: string, path: string): Weight {
  const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
  const files = [...tags(html)]
    .filter(blocks)
    .map((tag) => readFileSync(join(folder, attribute(tag, 'href') ?? attribute(tag, 'src') ?? '')));
  const sizes = [html, ...files].map(sizeOf);
  return {
    html: sizeOf(html),
    blocking: sizes.reduce((sum, { raw, brotli }) => ({ raw: sum.raw + raw, brotli: sum.brotli + brotli })),
  };
}

const sizeOf = (content: string | Buffer): Size => ({
  raw: Buffer.byteLength(content),
  brotli: brotliCompressSync(content).length,
});

/** Every opening tag of a page, as written. */
export const tags = (html: string): string[] => html.match(/<[a-z][^>]*>/g) ?? [];

export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

function blocks(tag: string): boolean {
  if (tag.startsWith('<link')) return attribute(tag, 'rel') === 'stylesheet' && attribute(tag, 'media') !== 'print';
  return (
    tag.startsWith('<script') && attribute(tag, 'src') !== undefined && !/ (?:type="module"|async|defer)/.test(tag)
  );
}
