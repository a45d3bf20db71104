import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { replaceFile } from '../../kit/write-file.ts';

/** Drawn pictures, kept between builds and git-ignored. */
const cache = '.cache/cards';

const options = { palette: true, colours: 32, effort: 1, dither: 0 };

/** SVG to PNG. The same key gives the same bytes: a picture that was drawn before is read instead, and its SVG is not made. */
export async function drawPng(key: string, svg: () => string, folder = cache): Promise<Uint8Array<ArrayBuffer>> {
  const name = createHash('sha256').update(`${sharp.versions.sharp} ${key}`).digest('hex');
  const path = join(folder, `${name}.png`);
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    const png = await sharp(Buffer.from(svg())).png(options).toBuffer();
    mkdirSync(folder, { recursive: true });
    replaceFile(path, png);
    return new Uint8Array(png);
  }
}
