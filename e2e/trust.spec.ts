import { expect, test } from './fixtures';

test('who from outside may assume what, each figure with its rows and each role with its page', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Trust', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trust' })).toBeVisible();
  const parties = page.getByRole('table', { name: /^Outside parties/ });
  const datadog = parties.getByRole('row').filter({ hasText: 'Datadog' });
  await expect(datadog).toContainText('Vendor');

  await datadog.getByRole('link', { name: 'Datadog' }).click();
  await expect(page).toHaveURL(/party=vendor/);
  await expect(page.getByRole('heading', { name: 'What Datadog may assume' })).toBeVisible();
  const ways = page.getByRole('table', { name: /^Roles that outside parties/ });
  const way = ways.locator('tbody tr').first();
  await way.getByText('Statement that decides').click();
  await expect(way.getByRole('region')).toContainText('sts:ExternalId');
  const role = way.getByRole('link').first();
  const name = await role.innerText();
  await role.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a figure leads to as many rows as it counts, and filters stay in the address', async ({ page }) => {
  await page.goto('/trust');
  const strip = page.locator('[data-stat-strip]');
  const gone = strip.locator('div').filter({ hasText: 'Party gone' }).getByRole('link');
  const count = Number(await gone.innerText());
  await gone.click();
  await expect(page).toHaveURL(/standing=gone/);
  await expect(page.locator('main tbody tr')).toHaveCount(count);
  await page.reload();
  await expect(page.locator('main tbody tr')).toHaveCount(count);
});

test('the drawing says what the list says and leads to the roles', async ({ page }) => {
  await page.goto('/trust?kind=vendor');
  await page.getByRole('link', { name: 'Draw' }).click();
  const drawing = page.getByRole('region', { name: 'Trust as a drawing' });
  await expect(drawing).toContainText('Datadog');
  await drawing.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/identities\//);
});
