import { expect, test } from './fixtures';

test.use({ who: 'first admin' });

const account = '600000000006';
const columns = [
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active',
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service',
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service',
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
].join(',');
const noKeys = 'false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A';
const root = `<root_account>,arn:aws:iam::${account}:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,${noKeys}`;
const user = (name: string, mfa: boolean) =>
  `${name},arn:aws:iam::${account}:user/${name},2024-05-01T09:00:00+00:00,true,2026-02-01T08:00:00+00:00,2025-06-01T08:00:00+00:00,N/A,${mfa},${noKeys}`;

const file = (lines: string[]) => ({
  name: 'credential-report.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

test('a broken report is refused with its line and reason, a good one becomes an account', async ({
  page,
}) => {
  await page.goto('/accounts/import');
  await page.getByLabel('Account id').fill(account);
  await page.getByRole('textbox', { name: /^Name/ }).fill('warehouse-offline');
  const upload = page.getByLabel('Report', { exact: true });

  await upload.setInputFiles(file([columns, root, user('amal', true), 'bea,arn:aws:iam::6000']));
  await page.getByRole('button', { name: 'Import report' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Nothing was stored' });
  await expect(refusal.getByRole('row', { name: /^4 / })).toContainText(/columns|fields|values/);
  await page.goto('/accounts');
  await expect(page.getByText('warehouse-offline')).toHaveCount(0);

  const whole = [columns, root, user('amal', true), user('bea', false), user('cai', true)];
  for (const outcome of [/3 IAM users/, /already|nothing|unchanged/i]) {
    await page.goto('/accounts/import');
    await page.getByLabel('Account id').fill(account);
    await page.getByRole('textbox', { name: /^Name/ }).fill('warehouse-offline');
    await upload.setInputFiles(file(whole));
    await page.getByRole('button', { name: 'Import report' }).click();
    await expect(page.getByRole('status').filter({ hasText: outcome })).toBeVisible();
  }

  await page.getByRole('link', { name: 'Open the account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'warehouse-offline' })).toBeVisible();
  await page.goto(`/identities/mfa?account=${account}`);
  await expect(page.getByRole('status').filter({ hasText: '1–1 of 1' })).toBeVisible();
  await expect(page.locator('tbody tr[data-row]')).toContainText('bea');
});
