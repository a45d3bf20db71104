import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Drawn pictures, kept between builds and git-ignored. */
const cache = '.cache/cards';

/** SVG to PNG. The same SVG gives the same bytes, so a picture that was drawn before is read instead. */
export async function drawPng(svg: string, folder = cache): Promise<Uint8Array<ArrayBuffer>> {
  const name = createHash('sha256').update(`${sharp.versions.sharp} ${svg}`).digest('hex');
  const path = join(folder, `${name}.png`);
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    const png = await sharp(Buffer.from(svg)).png({ palette: true, colours: 32, effort: 1, dither: 0 }).toBuffer();
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.part`, png);
    renameSync(`${path}.part`, path);
    return new Uint8Array(png);
  }
}
