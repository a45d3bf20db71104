import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each of these breaks the policy. The page has no policy of its own, so only the server's can see it. */
export const planted: readonly [what: string, html: string][] = [
  ['an inline script', '<script>window.ran = true</script>'],
  ['an event handler', '<button onclick="window.ran = true" id="handler">x</button>'],
  ['an inline style', '<style>body { color: red }</style>'],
  ['a style attribute', '<p style="color: red">x</p>'],
  ['a script of another site', '<script src="http://127.0.0.1:9/a.js"></script>'],
  ['a picture of another site', '<img src="http://127.0.0.1:9/a.png" alt="">'],
  ['a frame', '<iframe src="/"></iframe>'],
  ['an object', '<object data="/a.bin"></object>'],
  ['a base address', '<base href="http://127.0.0.1:9/">'],
];

export const controlPage = 'control.html';

export function plant(folder: string): void {
  const html = planted.map(([, part]) => part).join('\n');
  writeFileSync(join(folder, controlPage), `<!doctype html><html lang="en"><title>Control</title><body>${html}`);
}
