/**
 * `node builder.ts FOLDER TIMES WRITES`: builds and publishes a small site again and again, as `npm run build` does, until it is killed.
 * It kills itself after so many writes.
 */
import fs, { mkdirSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { startBuild } from '../../src/hosting/publish.ts';

const [, , target = '', times = '1', writes = 'Infinity'] = process.argv;
let left = Number(writes);
for (const name of ['mkdirSync', 'writeFileSync', 'copyFileSync', 'symlinkSync', 'renameSync', 'rmSync'] as const) {
  const write = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]) => {
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    return write(...args);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

let said = false;
for (let i = 0; i < Number(times); i += 1) {
  const build = startBuild(target);
  const stamp = `${process.pid}-${i}`;
  mkdirSync(join(build.folder, '_astro'));
  writeFileSync(join(build.folder, '_astro', `page.${stamp}.js`), stamp);
  for (const page of ['index.html', 'a.html', 'b.html', '404.html'])
    writeFileSync(join(build.folder, page), `${`${stamp}\n`.repeat(2000)}end`);
  build.publish();
  if (!said) console.log('published');
  said = true;
}
