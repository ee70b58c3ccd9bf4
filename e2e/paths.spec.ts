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

test('how near identities are, each figure with its rows, and the routes as a drawing', async ({ page }) => {
  await page.goto('/paths');
  const strip = page.locator('[data-stat-strip]');
  const one = strip.locator('div').filter({ hasText: 'One hop away' });
  const count = Number(await one.getByRole('link').innerText());
  await one.getByRole('link').click();
  await expect(page).toHaveURL(/hops=1/);
  await expect(page.getByText(`${count} identities, shortest route first`)).toBeVisible();
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(page).not.toHaveURL(/hops=/);

  await page.getByRole('link', { name: 'Draw' }).first().click();
  const drawing = page.getByRole('region', { name: 'Routes to administrator' });
  await expect(drawing).toBeVisible();
  const box = drawing.getByRole('link').filter({ hasText: 'ci-deploy' });
  await box.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'ci-deploy' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Reaches administrator in \d+ hops?/ })).toBeVisible();
});

test('an administrator role tells who can become it', async ({ page }) => {
  await page.goto('/paths');
  await page
    .getByRole('link', { name: /ci-deploy/ })
    .first()
    .click();
  await page.getByRole('list', { name: 'Route' }).getByRole('link').first().click();
  await page
    .locator('main')
    .getByRole('link', { name: /^Trust/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Who can become it' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Who can become it' })).toContainText('ci-deploy');
});
