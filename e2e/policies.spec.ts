import { expect, test } from './fixtures';

const policy = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjekt'], Resource: '*' },
      { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: '*' },
    ],
  },
  null,
  2,
);

test('a pasted policy is analysed by line, and a fault in it is told with its place', async ({
  page,
  complaints,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Policies', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible();
  const text = page.getByLabel('Policy', { exact: true });
  await text.fill('{\n  "Statement": [,]\n}');
  await page.getByRole('button', { name: 'Analyze' }).click();
  await expect(page.getByText(/not valid JSON: .* at line 2, column 17/)).toBeVisible();

  await text.fill(policy);
  await page.getByRole('button', { name: 'Analyze' }).click();
  await expect(page.getByRole('heading', { name: 'It leaves ways to gain more rights' })).toBeVisible();
  const remarks = page.getByRole('table', { name: 'What is wrong with the policy, worst first' });
  const remark = remarks.getByRole('row').filter({ hasText: 's3:GetObjekt' });
  await expect(remark).toContainText('AWS documents no action of this name');
  await remark.getByRole('link', { name: 'Line 8' }).click();
  await expect(page).toHaveURL(/#policy-L8$/);
  await expect(page.locator('#policy-L8')).toContainText('s3:GetObjekt');
  await expect(page.locator('#policy-L7')).toContainText('Read');
  expect(complaints).toEqual([]);
});

test('a policy of the estate is found, analysed, and has a page with carriers and versions', async ({
  page,
}) => {
  await page.goto('/policies?find=deploy-pipeline');
  await page
    .getByRole('list', { name: 'Policies of the estate' })
    .getByRole('link', { name: /deploy-pipeline/ })
    .click();
  await expect(page).toHaveURL(/policy=/);
  await page.getByRole('link', { name: 'Open policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'deploy-pipeline' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'ci-deploy' }).first()).toBeVisible();
  const versions = page.getByRole('table', { name: 'Versions, the newest first' });
  await expect(versions).toContainText('in force');
  await versions
    .getByRole('link', { name: /as before$/ })
    .last()
    .click();
  await expect(page).toHaveURL(/from=/);
});

test('a question to a role is answered by statement, and again with an edit', async ({ page }) => {
  await page.goto('/policies/simulate?find=ci-deploy');
  await page
    .getByRole('list', { name: 'Users and roles' })
    .getByRole('link', { name: /ci-deploy.*payments-prod/ })
    .click();
  const asked = page.getByRole('heading', { name: 'Allowed', exact: true });
  // What is typed before the page is alive is lost, so it is typed until it is answered.
  await expect(async () => {
    await page.getByLabel('Action', { exact: true }).fill('iam:PassRole');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(asked).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page).toHaveURL(/action=iam(:|%3A)PassRole/);
  await expect(page.getByRole('table', { name: 'Statements and layers that decide' })).toContainText(
    'deploy-pipeline',
  );

  await page
    .getByLabel('Its text')
    .fill('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:PassRole","Resource":"*"}]}');
  await page.getByRole('button', { name: 'Ask again' }).click();
  await expect(page.getByText('Explicitly denied')).toBeVisible();
});

test('a smaller policy comes with its evidence and can be taken away', async ({ page }) => {
  await page.goto('/policies/right-size?find=ci-deploy');
  await page
    .getByRole('list', { name: 'Users and roles' })
    .getByRole('link', { name: /ci-deploy.*payments-prod/ })
    .click();
  await expect(page.getByText(/can be cut: of \d+ granted services/)).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'What goes of deploy-pipeline, with the evidence' }),
  ).toBeVisible();
  await page.getByText('Take it away as JSON, Terraform or commands').click();
  await page.getByRole('tab', { name: 'Terraform' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Terraform' }).click();
  expect((await download).suggestedFilename()).toBe('deploy-pipeline.tf');
  await page.getByLabel('Used within, in days').fill('20');
  await expect(page.getByText('Give whole days from 30 to 400.')).toBeVisible();
});

test('a manager is told who may use the tools', async ({ pageOf }) => {
  const page = await pageOf('manager');
  await page.goto('/policies');
  await expect(page.getByText(/does not see this page/)).toBeVisible();
  await expect(page.getByText(/Analyst/)).toBeVisible();
});
