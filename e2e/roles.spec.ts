import type { Page, Request } from '@playwright/test';
import { can, rolesThatCan, type Permission } from '../lib/access/can';
import { personRoles } from '../lib/access/viewer';
import { expect, test } from './fixtures';

const guardedPages: [string, Permission][] = [
  ['/accounts/link', 'account:link'],
  ['/accounts/import', 'report:import'],
  ['/settings/thresholds', 'setting:change'],
  ['/settings/people', 'person:manage'],
  ['/settings/tokens', 'token:manage'],
  ['/settings/audit', 'audit:read'],
];

for (const role of personRoles) {
  test.describe(role, () => {
    test.use({ who: role });

    test('opens the pages of the role and is told who can open the others', async ({ page }) => {
      for (const [path, permission] of guardedPages) {
        await page.goto(path);
        if (can({ role }, permission)) {
          await expect(page).toHaveURL(new RegExp(`${path}$`));
          continue;
        }
        await expect(page).toHaveURL(/\/forbidden/);
        await expect(page.getByText(/does not see this page/)).toBeVisible();
        for (const other of rolesThatCan(permission)) {
          await expect(page.locator('main')).toContainText(new RegExp(other, 'i'));
        }
      }
    });

    test('finds the actions of the role and no others', async ({ page }) => {
      await page.goto('/findings?view=flat');
      const rail = page.getByRole('navigation', { name: 'Main' });
      await expectThere(page, { permission: 'finding:triage', role }, 'checkbox', /^Select all rows/);
      await expect(rail.getByRole('link', { name: 'Settings' })).toHaveCount(
        can({ role }, 'setting:change') ? 1 : 0,
      );
      await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
      await page.goto('/scans');
      await expectThere(page, { permission: 'scan:run', role }, 'button', 'Scan all');
      await page.goto('/accounts');
      await expectThere(page, { permission: 'account:link', role }, 'link', 'Link account');
      await expectThere(page, { permission: 'report:import', role }, 'link', 'Import report');
      await page.goto('/accounts/930158847206');
      await expectThere(page, { permission: 'scan:run', role }, 'button', 'Scan now');
      await expectThere(page, { permission: 'account:edit', role }, 'link', 'Settings', 'Account');
    });
  });
}

async function expectThere(
  page: Page,
  { permission, role }: { permission: Permission; role: (typeof personRoles)[number] },
  kind: 'button' | 'link' | 'checkbox',
  name: string | RegExp,
  navigation?: string,
): Promise<void> {
  const place = navigation ? page.getByRole('navigation', { name: navigation }) : page.locator('main');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(place.getByRole(kind, { name, exact: true })).toHaveCount(can({ role }, permission) ? 1 : 0);
}

test.describe('what a manager sends anyway', () => {
  test.use({ who: 'analyst' });

  test('is refused by the server action, and nothing moves', async ({ page, pageOf }) => {
    await page.goto('/findings?view=flat&check=root-mfa-enabled');
    const finding = page.getByRole('row', { name: /root user/ }).last();
    await finding.getByRole('checkbox').check();
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.headers()['next-action'] !== undefined),
      page.getByRole('toolbar').getByRole('button', { name: 'In review' }).click(),
    ]);
    await expect(finding).toContainText('in review');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(finding).not.toContainText('in review');

    const manager = await pageOf('manager');
    const answer = await replay(manager, sent);
    expect(answer).toContain('"code":"forbidden"');
    expect(answer).toContain('Ask someone with the role admin or analyst.');
    await page.reload();
    await expect(finding).not.toContainText('in review');
  });

  test('is refused by the API', async ({ pageOf }) => {
    const manager = await pageOf('manager');
    await manager.goto('/');
    const answer = await manager.request.post('/api/v1/scans', {
      data: { accountId: '930158847206' },
      headers: { origin: new URL(manager.url()).origin },
    });
    expect(answer.status()).toBe(403);
    expect(answer.headers()['content-type']).toContain('problem+json');
    expect((await manager.request.get('/api/v1/audit')).status()).toBe(403);
  });
});

/** Sends what another person's browser sent, with this person's session. */
async function replay(page: Page, sent: Request): Promise<string> {
  const { 'next-action': action = '', 'content-type': type = '', accept = '' } = sent.headers();
  const answer = await page.request.post(sent.url(), {
    headers: { 'next-action': action, 'content-type': type, accept, origin: new URL(sent.url()).origin },
    data: sent.postDataBuffer() ?? '',
  });
  return answer.text();
}
