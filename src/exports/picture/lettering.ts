import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';

/** Text as shapes, measured with the fonts' own tables. IBM Plex, SIL Open Font License 1.1 (the licence is in each font's package). */

export type Face = 'mono' | 'regular' | 'bold';

/** Lines of text in one size. */
export interface Block {
  face: Face;
  size: number;
  lines: string[];
}

export const lineHeight = 1.2;

export const width = (face: Face, text: string, size: number): number =>
  (shaped(face, text).width / font(face).unitsPerEm) * size;

/** One line of text as a path; `y` is its baseline. */
export function letters(face: Face, text: string, size: number, x: number, y: number): string {
  const scale = size / font(face).unitsPerEm;
  return `<path transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale} ${-scale})" d="${shaped(face, text).path}"/>`;
}

interface Line {
  width: number;
  /** In units of the font, upwards. */
  path: string;
}
const lines = new Map<string, Line>();

/** Finding the letters of a text takes longer than drawing them, so each text is read once. */
function shaped(face: Face, text: string): Line {
  const known = lines.get(`${face} ${text}`);
  if (known) return known;
  let path = '';
  const { unitsPerEm } = font(face);
  const width = font(face).forEachGlyph(text, 0, 0, unitsPerEm, undefined, (glyph, at) => {
    path += `M${at} 0${outline(glyph)}`;
  });
  const line = { width, path };
  lines.set(`${face} ${text}`, line);
  return line;
}

const outlines = new WeakMap<Glyph, string>();

/** The outline of a letter, made once: each point is said from the one before, so that it can stand anywhere. */
function outline(glyph: Glyph): string {
  const known = outlines.get(glyph);
  if (known !== undefined) return known;
  let [fromX, fromY, startX, startY] = [0, 0, 0, 0];
  const path = glyph.path.commands.map((command) => {
    if (command.type === 'Z') {
      [fromX, fromY] = [startX, startY];
      return 'z';
    }
    const { type, x, y } = command;
    const points =
      type === 'C' ? [command.x1, command.y1, command.x2, command.y2] : type === 'Q' ? [command.x1, command.y1] : [];
    const relative = [...points, x, y].map((value, at) => value - (at % 2 === 0 ? fromX : fromY));
    [fromX, fromY] = [x, y];
    if (type === 'M') [startX, startY] = [x, y];
    return type.toLowerCase() + relative.join(' ');
  });
  outlines.set(glyph, path.join(''));
  return path.join('');
}

/** The font sizes to try, by the number of lines they may fill. */
export type Sizes = readonly { lines: number; from: number; to: number }[];

/** Breaks text between its parts, at the first size that fits. Where none fits, at the smallest, and the text runs over. */
export function arrange(face: Face, parts: readonly string[], sizes: Sizes, maxWidth: number): Block {
  for (const { lines: count, from, to } of sizes)
    for (let size = from; size >= to; size -= 2) {
      const lines = wrap(face, parts, size, maxWidth);
      if (lines.length <= count && lines.every((line) => width(face, line, size) <= maxWidth))
        return { face, size, lines };
    }
  const size = sizes.at(-1)?.to ?? 0;
  return { face, size, lines: wrap(face, parts, size, maxWidth) };
}

function wrap(face: Face, parts: readonly string[], size: number, maxWidth: number): string[] {
  const lines = [''];
  for (const part of parts) {
    const line = lines.at(-1) ?? '';
    if (line && width(face, `${line}${part}`.trimEnd(), size) > maxWidth) lines.push(part);
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
