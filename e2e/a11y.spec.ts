import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { formatPolicyRef } from '../lib/access/policy-ref';
import { expect, test } from './fixtures';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Both themes have the same markup, so the second one is asked about its colours alone. */
const colourRules = ['color-contrast', 'link-in-text-block'];

const deployPipeline = formatPolicyRef({
  kind: 'managed',
  accountId: '528164903772',
  arn: 'arn:aws:iam::528164903772:policy/deploy-pipeline',
});

/** The pages, and how to get to those that show one thing: the first link of a list that has the address. */
const pages: { path: string; first?: RegExp; tab?: string }[] = [
  { path: '/' },
  { path: '/?asOf=2026-02-25' },
  { path: '/findings' },
  { path: '/findings?view=flat' },
  { path: '/findings?view=flat', first: /^\/findings\/[\w-]+$/ },
  { path: '/identities?kind=user' },
  { path: '/identities?kind=role' },
  ...['', '/permissions', '/trust', '/timeline', '/findings', '/raw'].map((tab) => ({
    path: '/identities?kind=role&sort=unused.desc',
    first: /^\/identities\/[\w-]+$/,
    tab,
  })),
  { path: '/identities/keys' },
  { path: '/identities/mfa' },
  { path: '/permissions' },
  { path: '/permissions/rights' },
  { path: '/accounts' },
  ...['', '/identities', '/findings', '/changes', '/scans', '/settings'].map((tab) => ({
    path: '/accounts',
    first: /^\/accounts\/\d{12}$/,
    tab,
  })),
  { path: '/accounts/link' },
  { path: '/accounts/import' },
  { path: '/compliance' },
  { path: '/compliance/cis-aws-6.0' },
  { path: '/compliance/cis-aws-6.0/2.13' },
  { path: '/compliance/cis-aws-6.0/compare' },
  { path: '/compliance/new?from=cis-aws-6.0' },
  { path: '/findings/exceptions' },
  { path: '/compliance/attestations' },
  { path: '/score' },
  { path: '/checks' },
  { path: '/checks/access-key-rotation' },
  { path: '/trends' },
  { path: '/compare?days=7' },
  { path: '/compare?days=7&show=policies' },
  { path: '/paths' },
  { path: '/policies' },
  { path: `/policies?policy=${deployPipeline}` },
  { path: `/policies/${deployPipeline}` },
  { path: '/policies/simulate' },
  { path: '/policies/right-size' },
  { path: '/paths?draw=estate' },
  { path: '/trust' },
  { path: '/trust?view=roles' },
  { path: '/trust?draw=map' },
  { path: '/changes' },
  { path: '/scans' },
  { path: '/scans', first: /^\/scans\/[\w-]+$/ },
  ...[
    'thresholds',
    'scanning',
    'checks',
    'stages',
    'scores',
    'retention',
    'history',
    'people',
    'tokens',
    'audit',
  ].map((tab) => ({
    path: `/settings/${tab}`,
  })),
  { path: '/profile' },
  { path: '/forbidden?permission=person:manage' },
];

async function addressOf({ path, first, tab = '' }: (typeof pages)[number], page: Page): Promise<string> {
  if (!first) return path;
  const html = await (await page.request.get(path)).text();
  const hrefs = [...html.matchAll(/href="([^"?]*)/g)].map(([, href]) => href ?? '');
  const found = hrefs.find((href) => first.test(href) && !/\/(link|import|keys|mfa)$/.test(href));
  if (!found) throw new Error(`No link like ${first} on ${path}.`);
  return found + tab;
}

test.use({ who: 'admin', reducedMotion: 'reduce' });

for (const entry of pages) {
  const name = `${entry.path}${entry.first ? ` › first${entry.tab ?? ''}` : ''}`;
  test(`${name} is accessible, quiet and fits`, async ({ page, complaints }) => {
    await page.goto(await addressOf(entry, page));
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    await page.waitForLoadState('networkidle');
    await test.step('light and wide', () => expectAccessible(page, tags));
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveClass(/\bdark\b/);
    await test.step('dark', () => expectAccessible(page, colourRules));
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 768, height: 900 });
    await expectNoOverflow(page);
    await page.setViewportSize({ width: 375, height: 900 });
    await test.step('narrow', () => expectAccessible(page, tags));
    expect(complaints).toEqual([]);
  });
}

async function expectAccessible(page: Page, asked: readonly string[] = tags): Promise<void> {
  const axe = new AxeBuilder({ page });
  const names = [...asked];
  const { violations } = await (asked === colourRules ? axe.withRules(names) : axe.withTags(names)).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await expectNoOverflow(page);
}

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  // Charts follow a change of the width a frame later.
  await expect
    .poll(overflow, { message: 'pixels that scroll sideways', timeout: 10_000 })
    .toBeLessThanOrEqual(0);
}

test('a palette and a dialog are accessible while they are open', async ({ page, complaints }) => {
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Search or run' })).toBeVisible();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
