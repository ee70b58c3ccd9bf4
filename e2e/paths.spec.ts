import { expect, test } from './fixtures';

test('who can become an administrator, by which calls, and what closes all of it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Paths', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Paths to administrator' })).toBeVisible();
  const cuts = page.getByRole('table', { name: 'The cut set' });
  await expect(cuts).toBeVisible();
  const all = Number(/in (\d+) ways/.exec(await page.locator('main').innerText())?.[1]);
  await expect(cuts.locator('tbody tr').last()).toContainText(`${all} of ${all}`);

  const climber = page.getByRole('link', { name: /ci-deploy/ });
  await climber.click();
  await expect(page).toHaveURL(/identity=/);
  await expect(climber).toHaveAttribute('aria-current', 'true');
  const way = page.getByRole('group').filter({ hasText: 'PE-LAMBDA-001' });
  await expect(way).toContainText('iam:PassRole');
  await way.locator('summary').click();
  await way.locator('summary').click();
  await expect(way).toContainText('deploy-pipeline');
  await expect(page.getByRole('list', { name: 'Route' })).toContainText('administrator');
});
