/** A thread that writes every file of the site that is no page, and ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { Catalogue } from '../catalogue/model.ts';
import { keepIn } from '../kit/kept.ts';
import { filesAt, type Place } from './copies.ts';

const { catalogue, place, folder } = workerData as { catalogue: Catalogue; place: Place; folder: string };
keepIn(place.root);
const files = [...filesAt(catalogue, place)];
// All folders first: who removes a build that failed must not see one come again.
for (const path of new Set(files.map(([path]) => dirname(path)))) mkdirSync(join(folder, path), { recursive: true });

/** Pictures are drawn in threads of their own, a few at a time. */
const drawing = new Set<Promise<void>>();
for (const [path, make] of files) {
  const content = make();
  if (typeof content === 'string') writeFileSync(join(folder, path), content);
  else {
    const drawn: Promise<void> = content.then((picture) => {
      writeFileSync(join(folder, path), picture);
      drawing.delete(drawn);
    });
    drawing.add(drawn);
    if (drawing.size > 3) await Promise.race(drawing);
  }
}
await Promise.all(drawing);
