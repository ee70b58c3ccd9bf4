import { demoPeople } from '../lib/access/demo-people';
import { expect, test } from './fixtures';

test.describe('signed out', () => {
  test.use({ who: null });

  test('a deep link returns to the same address with its filters', async ({ page }) => {
    await page.goto('/identities?kind=role&q=deploy');
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
    const analyst = demoPeople.find(({ role }) => role === 'analyst');
    await page.getByLabel('Email').fill(analyst?.email ?? '');
    await page.getByLabel('Password').fill(analyst?.password ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/identities\?kind=role&q=deploy/);
  });

  test('a wrong password says so beside the form and tells nothing more', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill('nobody@halyard.example');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('the API refuses without a token', async ({ request }) => {
    const response = await request.get('/api/v1/summary');
    expect(response.status()).toBe(401);
    expect(response.headers()['content-type']).toContain('problem+json');
  });
});

test('signing out ends the session on the server', async ({ browser, baseURL }) => {
  const manager = demoPeople.find(({ role }) => role === 'manager');
  const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(manager?.email ?? '');
  await page.getByLabel('Password').fill(manager?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const cookies = await context.cookies();
  const signOut = page.getByRole('menuitem', { name: 'Sign out' });
  // The menu opens once the page's own code runs.
  await expect(async () => {
    await page.getByRole('button', { name: new RegExp(manager?.name ?? '') }).click({ timeout: 5000 });
    await expect(signOut).toBeVisible({ timeout: 2000 });
  }).toPass();
  await signOut.click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(cookies);
  await page.goto('/accounts');
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});
