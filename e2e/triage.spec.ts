import { expect, test } from './fixtures';

test('findings are triaged together, and undo puts them back', async ({ page }) => {
  await page.goto('/findings?view=flat&check=user-console-inactive');
  const rows = page.locator('tbody tr[data-row]');
  const [first, second] = [rows.nth(0), rows.nth(1)];
  await expect(first).toContainText('open');
  await first.getByRole('checkbox').check();
  await second.getByRole('checkbox').check();
  await expect(page.getByRole('checkbox', { name: 'Select all rows of this page' })).toHaveAttribute(
    'aria-checked',
    'mixed',
  );
  const bar = page.getByRole('toolbar', { name: '2 selected' });
  await bar.getByRole('button', { name: 'In review' }).click();

  const toast = page.getByText('2 findings: in review.');
  await expect(toast).toBeVisible();
  await expect(bar).toBeHidden();
  await expect(first).toContainText('in review');
  await expect(second).toContainText('in review');
  await expect(rows.nth(2)).not.toContainText('in review');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(first).not.toContainText('in review');
  await page.reload();
  await expect(first).not.toContainText('in review');
  await expect(second).not.toContainText('in review');
});

test('all that a filter finds move at once, and only they', async ({ page }) => {
  await page.goto('/findings?view=flat&check=access-key-unused&size=25');
  const total = Number(
    (await page.getByRole('status').filter({ hasText: / of / }).innerText()).split(' of ')[1],
  );
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await page
    .getByRole('toolbar', { name: `${total} selected` })
    .getByRole('button', { name: 'Remediating' })
    .click();
  await expect(page.getByText(`${total} findings: remediating.`)).toBeVisible();
  await page.goto('/findings?view=flat&triage=remediating');
  await expect(page.getByRole('status').filter({ hasText: ` of ${total}` })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Not triaged' }).click();
  await expect(page.getByText(`${total} findings: not triaged.`)).toBeVisible();
  await expect(page.getByText(/^0 of [\d,]+ findings/)).toBeVisible();
});
