import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { management, sandbox, trustRolecall } from './simulated-aws';

test.use({ who: 'first admin' });
// The second account is chosen from the organization that the first one brings in.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const startScan = (page: Page) => page.getByRole('button', { name: 'Start first scan' });
const capability = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

async function begin(page: Page, account: { id: string; name: string }, role = ''): Promise<void> {
  await page.goto('/accounts/link');
  await page.getByLabel('Account id').fill(account.id);
  await page.getByLabel('Name', { exact: true }).fill(account.name);
  await page.getByLabel('Role').fill(role);
  await page.getByRole('button', { name: 'Create the role' }).click();
}

async function readExternalId(page: Page): Promise<string> {
  const id = page.locator('code').filter({ hasText: /^rc-[0-9a-f]{40}$/ });
  return id.first().innerText();
}

async function expectScanToSucceed(page: Page, { name }: { name: string }): Promise<void> {
  await expect(page).toHaveURL(/\/scans\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1, name: `Scan of ${name}` })).toBeVisible();
  await expect(page.locator('main')).toContainText(/Succeeded/, { timeout: 90_000 });
}

test('a role that cannot be meant is refused beside its field, and what was typed stays', async ({
  page,
}) => {
  await begin(page, sandbox, `arn:aws:iam::${sandbox.id}:user/somebody`);
  await expect(page.getByText('This is the ARN of a user, not of a role.')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(sandbox.name);

  await begin(page, sandbox, `arn:aws:iam::${management.id}:role/RolecallReadOnly`);
  await expect(
    page.getByText(`The role is in account ${management.id}, not in ${sandbox.id}.`),
  ).toBeVisible();

  await begin(page, sandbox, `arn:aws-cn:iam::${sandbox.id}:role/RolecallReadOnly`);
  await expect(page.getByText(/No role can be assumed across partitions/)).toBeVisible();

  await begin(page, { id: '12345', name: sandbox.name });
  await expect(page.getByLabel('Account id')).toHaveAttribute('aria-invalid', 'true');
});

test('an account is linked from its id to its first finished scan', async ({ page, complaints }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Link account' }).click();
  await begin(page, management);
  await expect(page.getByRole('heading', { name: `Create the role in ${management.name}` })).toBeVisible();
  const externalId = await readExternalId(page);
  await expect(page.locator('main')).toContainText('user/service/rolecall-collector');

  await page.getByRole('link', { name: 'Test the link' }).click();
  await expect(capability(page, 'Assume the role')).toContainText('Missing');
  await expect(startScan(page)).toHaveAttribute('aria-disabled', 'true');

  await page.goto('/accounts');
  await page.getByRole('link', { name: 'Go on linking' }).click();
  expect(await readExternalId(page)).toBe(externalId);
  await trustRolecall(management.id, [externalId]);
  await page.getByRole('link', { name: 'Test the link' }).click();
  await expect(page.getByText('Everything that a scan needs can be read.')).toBeVisible({ timeout: 90_000 });
  await expect(capability(page, 'external id')).toContainText('Refused');

  await startScan(page).click();
  await expectScanToSucceed(page, management);
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('Critical and high, open')).toBeVisible();
  await expect(page.getByText('1 account,')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the organization offers its other accounts, and an external id that is not asked for is a warning', async ({
  page,
}) => {
  await page.goto('/accounts/link');
  await page.getByLabel('Account of the organization').click();
  await page.getByRole('option', { name: sandbox.name }).click();
  await expect(page.getByLabel('Account id')).toHaveValue('9301 5884 7206');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(sandbox.name);
  await page.getByRole('button', { name: 'Create the role' }).click();
  const externalId = await readExternalId(page);

  await trustRolecall(sandbox.id, 'without external id');
  await page.getByRole('link', { name: 'Test the link' }).click();
  const row = capability(page, 'external id');
  await expect(row).toContainText('The role can be assumed without the external id.', { timeout: 90_000 });
  await expect(row).toContainText('Warning');

  await trustRolecall(sandbox.id, [externalId]);
  await page.getByRole('button', { name: 'Test again' }).click();
  await expect(row).toContainText('Refused', { timeout: 90_000 });
  await expect(startScan(page)).not.toHaveAttribute('aria-disabled', 'true', { timeout: 90_000 });
  await startScan(page).click();
  await expectScanToSucceed(page, sandbox);

  await page.goto(`/accounts/link?step=role&link=${sandbox.id}`);
  await expect(page).toHaveURL(`/accounts/${sandbox.id}/scans`);
});
