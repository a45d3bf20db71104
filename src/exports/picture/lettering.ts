import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';

/** Text as shapes, measured with the fonts' own tables. IBM Plex, SIL Open Font License 1.1 (the licence is in each font's package). */

export type Face = 'mono' | 'regular' | 'bold';

/** Lines of text in one size. */
export interface Block {
  face: Face;
  size: number;
  lines: string[];
}

export const lineHeight = 1.2;

const unit = 1000;
const widths = new Map<string, number>();

export function width(face: Face, text: string, size: number): number {
  const known = widths.get(`${face} ${text}`) ?? font(face).getAdvanceWidth(text, unit);
  widths.set(`${face} ${text}`, known);
  return (known / unit) * size;
}

/** The outline of one line of text as SVG path data; `y` is its baseline. The library's own printer writes NaN for values near zero (2.0.0). */
export const outline = (face: Face, text: string, size: number, x: number, y: number): string =>
  font(face)
    .getPath(text, x, y, size)
    .commands.map((command) => {
      if (command.type === 'Z') return 'Z';
      const { type, x, y } = command;
      if (type === 'Q') return `Q${points(command.x1, command.y1, x, y)}`;
      return type === 'C'
        ? `C${points(command.x1, command.y1, command.x2, command.y2, x, y)}`
        : `${type}${points(x, y)}`;
    })
    .join('');

const points = (...values: number[]) => values.map((value) => Math.round(value * 10) / 10).join(' ');

/** How large text may be on so many lines. */
export type Sizes = readonly { lines: number; from: number; to: number }[];

/** The first size at which the parts fit; breaks only between parts. Where none fits, the last one, and the text stands over. */
export function arrange(face: Face, parts: readonly string[], sizes: Sizes, most: number): Block {
  for (const { lines: count, from, to } of sizes)
    for (let size = from; size >= to; size -= 2) {
      const lines = wrap(face, parts, size, most);
      if (lines.length <= count && lines.every((line) => width(face, line, size) <= most)) return { face, size, lines };
    }
  const size = sizes.at(-1)?.to ?? 0;
  return { face, size, lines: wrap(face, parts, size, most) };
}

function wrap(face: Face, parts: readonly string[], size: number, most: number): string[] {
  const lines = [''];
  for (const part of parts) {
    const line = lines.at(-1) ?? '';
    if (line && width(face, `${line}${part}`.trimEnd(), size) > most) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trimEnd());
}

const files: Record<Face, string> = {
  mono: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff',
  regular: '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff',
  bold: '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff',
};
const fonts = new Map<Face, Font>();

function font(face: Face): Font {
  const known = fonts.get(face);
  if (known) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(files[face]));
  const read = opentype.parse(new Uint8Array(bytes).buffer);
  fonts.set(face, read);
  return read;
}
