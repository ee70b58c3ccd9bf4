import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

test.describe('frameworks of one’s own', () => {
  test.use({ who: 'admin' });

  test('one is copied, changed, exported, removed and imported again', async ({ page }) => {
    await page.goto('/compliance/cis-aws-5.0');
    await page.getByRole('button', { name: /More about CIS AWS Foundations Benchmark 5.0/ }).click();
    await page.getByRole('menuitem', { name: 'Copy as my own' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /My own CIS/ })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('Halyard baseline');
    await page.getByLabel('Id', { exact: true }).fill('halyard-baseline');
    await page
      .getByRole('button', { name: /^Remove requirement/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Make framework' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Halyard baseline/ })).toBeVisible();
    await expect(page.getByRole('figure', { name: 'Passing over time' })).toBeVisible();

    await page.getByRole('button', { name: /More about Halyard baseline/ }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
    const file = await (await download).path();
    const framework = JSON.parse(await readFile(file, 'utf8')) as { id: string; requirements: unknown[] };
    expect(framework.id).toBe('halyard-baseline');

    await page.getByRole('button', { name: /More about Halyard baseline/ }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    await page.getByLabel(/to confirm/).fill('halyard-baseline');
    await page.getByRole('button', { name: 'Remove framework' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Compliance' })).toBeVisible();
    await expect(page.getByRole('link', { name: /Halyard baseline/ })).toHaveCount(0);

    await page.goto('/compliance/new');
    const broken = {
      ...framework,
      requirements: [{ id: '1', title: 'x', section: 'y', checks: ['no-such-check'] }],
    };
    const put = (value: unknown) =>
      page.getByLabel('File').setInputFiles({
        name: 'framework.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(value)),
      });
    await put(broken);
    await page.getByRole('button', { name: 'Import framework' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'no-such-check' })).toBeVisible();
    await put(framework);
    await page.getByRole('button', { name: 'Import framework' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Halyard baseline/ })).toBeVisible();
    await expect(
      page.getByRole('link', { name: new RegExp(`^All ${framework.requirements.length}$`) }),
    ).toBeVisible();
  });
});

test.describe('versions of a framework', () => {
  test.use({ who: 'manager' });

  test('are compared, with what is the same on request', async ({ page }) => {
    await page.goto('/compliance/cis-aws-7.0/compare');
    await expect(page.getByRole('heading', { level: 1, name: /6\.0 and 7\.0/ })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: /^Added/ })).toBeVisible();
    await page.getByRole('link', { name: /^Show/ }).click();
    await expect(page.getByRole('rowheader', { name: /^The same/ })).toBeVisible();
    await page.goto('/compliance/new');
    await expect(page).toHaveURL(/forbidden/);
  });
});
