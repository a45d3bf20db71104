/** What a page costs a reader before it shows, from the built files. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface Size {
  raw: number;
  brotli: number;
}

export interface Weight {
  /** Weighed when it is asked for: to compress takes longer than all else here. */
  html: Size;
  /** Files the browser must have before it paints: style sheets of the screen, scripts that are not modules. */
  blocking: string[];
  /** Files that run once the page is there, with all that they ask for by themselves. */
  scripts: string[];
}

/** Weighs the page at `path` of a built site. */
export function weigh(folder: string, path: string): Weight {
  const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
  const address = (tag: string) => attribute(tag, 'href') ?? attribute(tag, 'src') ?? '';
  const scripts = tags(html).filter((tag) => tag.startsWith('<script') && attribute(tag, 'src') !== undefined);
  return {
    get html() {
      return sizeOf(html);
    },
    blocking: tags(html).filter(blocks).map(address),
    scripts: scripts.map(address).flatMap((path) => [path, ...imported(folder, path)]),
  };
}

/** What a module imports before it runs; what it imports later is in a call. */
const imported = (folder: string, path: string): string[] =>
  [...readFileSync(join(folder, path), 'utf8').matchAll(/\b(?:import|from)\s*["']\.\/([^"']+)["']/g)]
    .map(([, name = '']) => join(dirname(path), name))
    .flatMap((file) => [file, ...imported(folder, file)]);

export const sizeOf = (content: string | Buffer): Size => ({
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
