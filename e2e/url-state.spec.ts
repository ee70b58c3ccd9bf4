import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const rowNames = (page: Page) =>
  page.locator('tbody tr[data-row] th, tbody tr[data-row] td:first-child').allInnerTexts();

test('tab, filter, sort and page stand in the address and survive reload, back and sharing', async ({
  page,
  pageOf,
}) => {
  await page.goto('/identities');
  await page
    .getByRole('navigation', { name: 'Identities' })
    .getByRole('link', { name: /^Users/ })
    .click();
  await expect(page).toHaveURL(/kind=user/);

  const idle = page.getByRole('link', { name: /^Inactive over 45 days/ });
  await idle.click();
  await expect(page).toHaveURL(/idle=45/);

  const age = page.getByRole('columnheader', { name: 'Oldest key, days' });
  await age.getByRole('button').click();
  await expect(page).toHaveURL(/sort=/);
  await expect(age).toHaveAttribute('aria-sort', /ascending|descending/);
  const sorted = await age.getAttribute('aria-sort');
  await age.getByRole('button').click();
  await expect(age).not.toHaveAttribute('aria-sort', sorted ?? '');

  const first = await rowNames(page);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('status').filter({ hasText: /^26–/ })).toBeVisible();
  const second = await rowNames(page);
  expect(second).not.toEqual(first);

  await page.reload();
  await expect.poll(() => rowNames(page)).toEqual(second);

  const colleague = await pageOf('manager');
  await colleague.goto(page.url());
  await expect.poll(() => rowNames(colleague)).toEqual(second);

  await page.goBack();
  await expect(page).not.toHaveURL(/page=2/);
  await expect(page.getByRole('status').filter({ hasText: /^1–/ })).toBeVisible();
  await expect.poll(() => rowNames(page)).toEqual(first);
  await page.goForward();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('status').filter({ hasText: /^26–/ })).toBeVisible();
});

test('a search starts at the first page, and values that mean nothing are dropped', async ({ page }) => {
  await page.goto('/identities?kind=user&page=2&idle=nonsense&sort=;drop');
  await expect(page.getByRole('status').filter({ hasText: /^26–50 of/ })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search names and ARNs' }).fill('svc-');
  await expect(page).toHaveURL(/q=svc-/);
  await expect(page).not.toHaveURL(/page=2/);
  const rows = page.locator('tbody tr[data-row]');
  await expect(rows.filter({ hasNotText: 'svc-' })).toHaveCount(0);
  await expect(rows).not.toHaveCount(0);
});
