import { expect, test } from './fixtures';

test('two moments are compared in sentences, numbers and rows, and the address says which', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/\/compare$/);
  await page.getByRole('navigation', { name: 'Span' }).getByRole('link', { name: '7 days' }).click();
  await expect(page).toHaveURL(/days=7/);
  await expect(page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible();
  await expect(page.locator('main')).toContainText(/The score (rose|fell|is)/);
  await expect(page.locator('dt', { hasText: 'Critical' })).toBeVisible();

  const groups = page.getByRole('navigation', { name: 'Groups of changes' });
  await groups.getByRole('link', { name: /^Findings/ }).click();
  await expect(page).toHaveURL(/show=findings/);
  const rows = page.getByRole('table', { name: 'Findings opened and resolved' }).locator('tbody tr');
  const count = Number(
    (await groups.getByRole('link', { name: /^Findings/ }).innerText()).replace(/\D/g, ''),
  );
  await expect(rows).toHaveCount(count);
  await rows.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/findings\/[\w-]+/);
});

test('dates of one own make a comparison, the wrong way round too', async ({ page }) => {
  await page.goto('/compare');
  await page.getByLabel('From').fill('2026-03-03');
  await page.getByLabel('to', { exact: true }).fill('2026-02-26');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/from=2026-03-03/);
  await expect(page.getByText('they are exchanged')).toBeVisible();
  await expect(page.locator('main')).toContainText('2026-02-26 23:59 UTC with 2026-03-03 23:59 UTC');
});

test('an end before the first snapshot names what is not compared', async ({ page }) => {
  await page.goto('/compare?from=2020-01-01&to=2026-03-04');
  await expect(page.getByText(/^Not compared, since there is no snapshot/)).toBeVisible();
  await expect(page.getByText('Nothing to compare')).toBeVisible();
});
