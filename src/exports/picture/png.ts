import sharp from 'sharp';

const options = { palette: true, colours: 32, effort: 1, dither: 0 };

/** SVG to PNG. The same SVG gives the same bytes. */
export const drawPng = async (svg: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await sharp(Buffer.from(svg)).png(options).toBuffer());
