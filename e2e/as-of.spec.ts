import { expect, test } from './fixtures';

interface Summary {
  accounts: {
    accountId: string;
    consoleUsers: number | null;
    consoleUsersWithMfa: number | null;
    score: number | null;
    findings: Record<string, number>;
  }[];
}

test('the overview of a past day says so and equals the report of that day', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^As of:/ }).click();
  await page.getByLabel('End of a day, UTC').fill('2026-02-25');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/asOf=2026-02-25/);
  await expect(page.getByText('As of 25 February 2026')).toBeVisible();

  const answer = await page.request.get('/api/v1/summary?asOf=2026-02-25');
  const { accounts } = (await answer.json()) as Summary;
  const sum = (figure: (account: Summary['accounts'][number]) => number | null | undefined) =>
    accounts.reduce((total, account) => total + (figure(account) ?? 0), 0);
  const stat = (label: string) =>
    page
      .locator('dt', { hasText: label })
      .locator('xpath=following-sibling::dd[1]')
      .getByRole('link')
      .first();
  await expect(stat('Critical and high, open')).toHaveText(
    String(sum(({ findings }) => (findings.critical ?? 0) + (findings.high ?? 0))),
  );
  await expect(stat('Console users without MFA')).toHaveText(
    String(sum(({ consoleUsers, consoleUsersWithMfa }) => (consoleUsers ?? 0) - (consoleUsersWithMfa ?? 0))),
  );
  const scores = accounts.flatMap(({ score }) => score ?? []);
  const mean = scores.reduce((total, score) => total + score, 0) / scores.length;
  await expect(stat('Score')).toHaveText(String(Math.round(mean)));
  const present = await page.request.get('/api/v1/summary');
  expect(await present.json()).not.toEqual(await answer.json());
});

test('the past goes along, switches actions off, and ends by its own link', async ({ page }) => {
  await page.goto('/findings?asOf=2026-02-25&view=flat');
  await page.getByRole('link', { name: 'Scans', exact: true }).click();
  await expect(page).toHaveURL(/\/scans\?asOf=2026-02-25/);
  await expect(page.getByRole('button', { name: 'Scan all' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: /back to now/i }).click();
  await expect(page).toHaveURL(/\/scans$/);
  await expect(page.getByRole('button', { name: 'Scan all' })).not.toHaveAttribute('aria-disabled', 'true');
});
