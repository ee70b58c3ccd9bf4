import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Keys are heard once the page's own code runs. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main table') ?? {}).some((key) => key.startsWith('__reactFiber')),
  );
}

test('the skip link comes first and leads past the rail', async ({ page }) => {
  await open(page, '/findings?view=flat');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: /skip to/i });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('the palette opens by key, goes to pages and things, and gives focus back', async ({ page }) => {
  await open(page, '/accounts');
  const search = page.getByRole('button', { name: 'Search or run' });
  await search.focus();
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Search or run' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(search).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('web-prod');
  const account = palette.getByRole('option', { name: /web-prod/ }).first();
  await expect(account).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/accounts\/847702136651/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/trends/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('rows are walked, chosen and opened without a pointer', async ({ page }) => {
  await open(page, '/findings?view=flat');
  const rows = page.locator('tbody tr[data-row]');
  // A key that is pressed before the page listens is lost, so the first one is pressed until it is heard.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(rows.nth(0).getByRole('link').first()).toBeFocused({ timeout: 5_000 });
  }).toPass();
  await page.keyboard.press('j');
  await expect(rows.nth(1).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('x');
  await expect(rows.nth(1).getByRole('checkbox')).toBeChecked();
  await expect(page.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(rows.nth(0).getByRole('link').first()).toBeFocused();
  const href = await rows.nth(0).getByRole('link').first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${href?.split('?')[0]}`));
  await page.goBack();
  await page.keyboard.press('/');
  await expect(
    page.getByRole('searchbox', { name: 'Search findings' }).locator('visible=true'),
  ).toBeFocused();
});

test.describe('dialogs', () => {
  test.use({ who: 'admin' });

  test('hold the focus while they are open and return it', async ({ page }) => {
    await open(page, '/settings/people');
    const trigger = page.getByRole('button', { name: 'Add person' });
    await trigger.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add person' });
    await expect(dialog.getByLabel('Name')).toBeFocused();
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(trigger).toBeFocused();
  });
});
