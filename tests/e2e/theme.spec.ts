import { expect, type Page, test } from '@playwright/test';

const light = 'rgb(255, 255, 255)';
const dark = 'rgb(20, 23, 28)';
const expectGround = (page: Page, colour: string) => expect(page.locator('body')).toHaveCSS('background-color', colour);

for (const { system, choice, ground } of [
  { system: 'light', choice: 'dark', ground: dark },
  { system: 'dark', choice: 'light', ground: light },
] as const) {
  test(`${choice} chosen on a ${system} system holds on every page until "System" is chosen again`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.goto('/');
    await page.getByLabel('Theme').selectOption(choice);
    await expectGround(page, ground);
    for (const path of ['/errors/', '/errors/TAG_NOT_FOUND/', '/status/404/', '/404.html']) {
      await page.goto(path);
      await expectGround(page, ground);
      await expect(page.getByLabel('Theme')).toHaveValue(choice);
    }
    await page.getByLabel('Theme').selectOption('System');
    await expectGround(page, ground === dark ? light : dark);
    await page.reload();
    await expectGround(page, ground === dark ? light : dark);
  });
}

test('without a choice the page follows the system, also when it changes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/errors/TAG_NOT_FOUND/');
  await expect(page.getByLabel('Theme')).toHaveValue('');
  await expectGround(page, light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectGround(page, dark);
});

test('the choice is applied before anything is painted', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('scheme', 'dark'));
  // Without the page's later scripts only what the head does is left.
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/errors/TAG_NOT_FOUND/');
  await expectGround(page, dark);
});

for (const stored of ['"><img src=x onerror=__xss=1>', 'constructor']) {
  test(`a stored choice of ${stored} is harmless`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.addInitScript((value) => localStorage.setItem('scheme', value), stored);
    await page.goto('/');
    await expectGround(page, light);
    await expect(page.getByLabel('Theme').locator('option:checked')).toHaveText('System');
    expect(await page.evaluate(() => '__xss' in window)).toBe(false);
  });
}

test('works for the page where storage is blocked', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    }),
  );
  await page.goto('/');
  await page.getByLabel('Theme').selectOption('dark');
  await expectGround(page, dark);
  expect(faults).toEqual([]);
});
