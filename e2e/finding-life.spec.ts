import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { setPasswordLength, staging } from './simulated-aws';

test.describe.configure({ timeout: 360_000 });

const list = `/findings?view=flat&check=password-policy-min-length&account=${staging.id}`;

async function scan(admin: Page): Promise<void> {
  await admin.goto(`/accounts/${staging.id}`);
  await admin.getByRole('button', { name: 'Scan now' }).click();
  await admin.getByRole('link', { name: /Scan queued|Scanning/ }).click();
  await expect(admin.locator('main')).toContainText(/Succeeded|Partial/, { timeout: 180_000 });
}

test('a finding lives: in review, excepted, back when its evidence changes, resolved by a scan', async ({
  page,
  pageOf,
}) => {
  const admin = await pageOf('admin');
  await page.goto(list);
  await page.locator('tbody tr[data-row] a[href^="/findings/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/characters/);
  const address = page.url();
  const history = page.locator('section').filter({ has: page.getByRole('heading', { name: 'History' }) });

  await page.getByRole('radio', { name: 'In review' }).click();
  await expect(history).toContainText('In review');
  await page.getByRole('textbox', { name: 'Comment' }).fill('The team moves to single sign-on in May.');
  await page.getByRole('button', { name: 'Add comment' }).click();
  await expect(history).toContainText('The team moves to single sign-on in May.');

  await page.getByRole('button', { name: 'Request exception' }).click();
  const dialog = page.getByRole('dialog', { name: 'Request an exception' });
  await dialog.getByLabel('Reason').fill('short');
  await dialog.getByRole('button', { name: 'Request exception' }).click();
  await expect(dialog.getByText(/Say why, in a sentence/)).toBeVisible();
  await dialog.getByLabel('Reason').fill('Passwords go away with single sign-on in May.');
  await dialog.getByRole('button', { name: 'Request exception' }).click();
  await expect(page.getByText('waits for approval')).toBeVisible();
  await expect(page.getByRole('button', { name: /Approve/ })).toHaveCount(0);

  await admin.goto('/findings/exceptions?standing=requested');
  await admin.getByRole('button', { name: /^Approve/ }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(admin.getByText('Approved: 1 finding excepted.')).toBeVisible();
  await page.goto(list);
  await expect(page.getByText(/^0 of [\d,]+ findings/)).toBeVisible();
  await page.goto(address);
  await expect(history).toContainText('Excepted');

  await setPasswordLength(staging.id, 11);
  await scan(admin);
  await page.reload();
  await expect(history).toContainText('the evidence changed');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('11');

  await setPasswordLength(staging.id, 20);
  await scan(admin);
  await page.reload();
  await expect(history).toContainText('Resolved');
});
