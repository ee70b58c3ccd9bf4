import { expect, test } from './fixtures';

/** No shipped framework asks what no check answers, so this brings one that does. */
const own = {
  id: 'house-rules',
  name: 'House rules',
  version: '1',
  publisher: 'Halyard',
  requirements: [{ id: 'H1', title: 'Cleaners are vetted', section: 'Office', checks: [] }],
};

test.use({ who: 'admin' });

test('a manual requirement is attested, counts as a pass, stands in the register and is taken back', async ({
  page,
}) => {
  await page.goto('/compliance/new');
  await page.getByLabel('File').setInputFiles({
    name: 'house-rules.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(own)),
  });
  await page.getByRole('button', { name: 'Import framework' }).click();
  await page.getByRole('link', { name: 'Cleaners are vetted' }).click();
  await expect(page.getByText('Only a person can answer it, and nobody has.')).toBeVisible();
  await page.getByRole('button', { name: 'Attest' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What holds').fill('short');
  await dialog.getByRole('button', { name: 'Attest' }).click();
  await expect(dialog.getByText('Say what holds, in a sentence.')).toBeVisible();
  await dialog.getByLabel('What holds').fill('Seen in the records of the second quarter.');
  await dialog.getByLabel('Where it can be seen').fill('https://wiki.example.org/audit/q2');
  await dialog.getByRole('button', { name: 'Attest' }).click();
  await expect(dialog).toBeHidden();
  const table = page.getByRole('table', { name: /Attestations/ });
  await expect(table).toContainText('Seen in the records of the second quarter.');
  await expect(page.locator('main')).toContainText('a person vouches for it');

  await page.goto('/compliance/attestations?standing=in-force');
  const row = page.getByRole('row', { name: /second quarter/ });
  await expect(row.getByRole('link', { name: 'https://wiki.example.org/audit/q2' })).toBeVisible();
  await row.getByRole('button', { name: /Take back/ }).click();
  await dialog.getByRole('button', { name: 'Take back' }).click();
  // While it is open nothing behind it has a role: the row is missed too early.
  await expect(dialog).toBeHidden();
  await expect(row).toBeHidden();
  await page.goto('/compliance/attestations?standing=revoked');
  await expect(row).toContainText('Taken back');
});
