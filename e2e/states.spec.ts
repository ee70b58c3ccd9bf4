import { expect, test } from './fixtures';

test('a failing link is told first, with its cause, the operation and what to do', async ({ page }) => {
  await page.goto('/');
  const notice = page.getByRole('note').filter({ hasText: 'tracking-dev' });
  await expect(notice).toContainText('AccessDenied on sts:AssumeRole');
  await expect(notice).toContainText('Its numbers are of 2026-03-03');
  await notice.getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Scan of tracking-dev' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /The scan failed/ })).toBeVisible();
  await expect(page.locator('main')).toContainText('sts:AssumeRole');
  await expect(page.getByRole('button', { name: 'Copy request id' })).toBeVisible();
});

test('what could not be read is unknown, never passed', async ({ page }) => {
  await page.goto('/');
  const notice = page.getByRole('note').filter({ hasText: 'network' });
  await expect(notice).toContainText('unknown, not passed');
  await expect(page.getByRole('row', { name: /^network/ })).toContainText('unknown');
  await page.goto('/identities/mfa?mfa=unknown');
  await expect(page.locator('tbody tr[data-row]').first()).toContainText('network');
});

test('old data says how old it is and leads to the accounts that it is of', async ({ page }) => {
  await page.goto('/findings');
  await page.getByRole('link', { name: '1 of 12 stale' }).click();
  await expect(page).toHaveURL(/health=stale/);
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(1);
  await expect(page.locator('tbody tr[data-row]')).toContainText('tracking-dev');
});

test('a filter that finds nothing is named, and cleared by one button', async ({ page }) => {
  await page.goto('/identities?kind=user&q=nobody-of-that-name');
  await expect(page.getByText('0 of 118 users')).toBeVisible();
  await expect(page.locator('main')).toContainText('nobody-of-that-name');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'of 118' })).toBeVisible();
});

test('nothing wrong is good news with its date', async ({ page }) => {
  await page.goto('/identities/mfa?account=337015862290');
  await expect(page.getByText('No console user without MFA')).toBeVisible();
});

test('a day before the first scan has no data and a way back', async ({ page }) => {
  await page.goto('/?asOf=2020-01-01');
  await expect(page.locator('main')).toContainText(/no (account|scan|data)/i);
  await page
    .getByRole('link', { name: /back to now/i })
    .first()
    .click();
  await expect(page.getByText('Console users without MFA')).toBeVisible();
});

test('an unknown address and an unknown thing are not found, inside the frame', async ({ page }) => {
  for (const path of [
    '/nothing-here',
    '/accounts/000000000000',
    '/identities/00000000-0000-7000-8000-000000000000',
  ]) {
    await page.goto(path);
    await expect(page.getByText('There is nothing at this address')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  }
});

test('a search that gets no answer says so and leaves the page alive', async ({ page }) => {
  await page.goto('/');
  await page.route('**/api/search**', (route) => route.abort());
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Search or run' })).toBeFocused();
  await page.keyboard.type('zzz-nothing');
  await expect(page.getByText('The search did not answer.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});
