/** `node builder.ts FOLDER TIMES`: builds and publishes a small site again and again, as `npm run build` does, until it is killed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBuild } from '../../src/hosting/publish.ts';

const [, , target = '', times = '1'] = process.argv;
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
