import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { firstAdmin } from './people';

test.use({ who: null });

test('the link of the console makes the first admin, once, and every page says what it will show', async ({
  page,
  complaints,
}) => {
  const setupLink = process.env.ROLECALL_E2E_SETUP_LINK ?? '';
  await page.goto('/');
  await page.goto('/setup');
  await expect(page.getByText('Nobody can sign in yet')).toBeVisible();

  await page.goto('/setup?token=not-the-token');
  await claim(page);
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();

  await page.goto(setupLink);
  await claim(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByText('No account is linked yet')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Link account' })).toBeVisible();

  for (const path of [
    '/findings',
    '/identities',
    '/identities/keys',
    '/identities/mfa',
    '/permissions',
    '/trends',
    '/compare',
    '/paths',
    '/trust',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main').getByRole('link', { name: 'Go to accounts' })).toBeVisible();
    await expect(page.locator('main table')).toHaveCount(0);
  }
  await page.goto('/accounts');
  await expect(page.locator('main').getByRole('link', { name: 'Link account' }).first()).toBeVisible();
  await page.goto('/scans');
  await expect(page.locator('main')).toContainText(/no scan/i);

  expect((await page.request.get(setupLink)).url()).not.toContain('/setup');
  expect(complaints).toEqual([]);
});

async function claim(page: Page): Promise<void> {
  await page.getByLabel('Name').fill(firstAdmin.name);
  await page.getByLabel('Email').fill(firstAdmin.email);
  await page.getByLabel('Password').fill(firstAdmin.password);
  await page.getByRole('button', { name: /admin/i }).click();
}
