import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { copyProject, removeFolder, startNode } from '../support/project.ts';

/** The dev server on a copy of the project, while its catalogue is edited. */
test.setTimeout(180_000);
const patience = { timeout: 60_000 };
let project: string;
let server: ChildProcess;
let url: string;

test.beforeAll(async () => {
  project = copyProject();
  server = startNode(project, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '0']);
  url = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk) => {
      output += chunk;
      const address = /http:\/\/localhost:\d+\//.exec(output)?.[0];
      if (address) resolve(address);
    });
    server.stderr?.on('data', (chunk) => (output += chunk));
    server.once('exit', () => reject(new Error(`astro dev ended:\n${output}`)));
  });
});

test.afterAll(async () => {
  if (server.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  removeFolder(project);
});

test('an edit shows by itself, a mistake shows as its report, and its mend brings the page back', async ({
  page,
  request,
}) => {
  const file = join(project, 'content/errors.yaml');
  const catalogue = readFileSync(file, 'utf8');
  const address = `${url}errors/TAG_NOT_FOUND/`;
  const title = page.locator('.subtitle');
  const edited = (to: string) => catalogue.replace('title: Tag is not on this item', `title: ${to}`);

  await page.goto(address);
  await expect(title).toHaveText('Tag is not on this item', patience);

  writeFileSync(file, edited('Tag left this item'));
  await expect(title).toHaveText('Tag left this item', patience);

  writeFileSync(file, edited('Tag'));
  const overlay = page.locator('vite-error-overlay');
  await expect(overlay).toContainText('content/errors.yaml:', patience);
  await expect(overlay).toContainText('"title" has 1 word');
  expect((await request.get(`${url}favicon.svg`)).status(), 'the server goes on').toBe(200);

  writeFileSync(file, edited('Tag came back here'));
  await expect(title).toHaveText('Tag came back here', patience);
  await expect(overlay).toHaveCount(0);

  // The files beside it are followed, too.
  const questions = join(project, 'content/questions.tsv');
  const asked = readFileSync(questions, 'utf8');
  writeFileSync(questions, `${asked}TAG_NOTFOUND\tcannot delete this label\n`);
  await expect(overlay).toContainText('content/questions.tsv:', patience);
  // Not until it is loaded: the server may have it load once more meanwhile.
  const later = await page.context().newPage();
  await later.goto(address, { waitUntil: 'commit' });
  await expect(later.locator('vite-error-overlay'), 'a page that is opened later hears of it too').toContainText(
    'content/questions.tsv:',
    patience,
  );
  await later.close();
  writeFileSync(questions, asked);
  await expect(overlay).toHaveCount(0, patience);
});
