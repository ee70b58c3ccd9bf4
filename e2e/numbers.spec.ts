import { expect, test } from './fixtures';
import { readCountLinks, readTotal } from './lists';

test.use({ who: 'admin' });

const pages = {
  '/': 30,
  '/?asOf=2026-02-25': 25,
  '/findings': 10,
  '/identities?kind=user': 10,
  '/identities/keys': 10,
  '/identities/mfa': 15,
  '/permissions': 20,
  '/accounts': 15,
  '/accounts/930158847206': 5,
};

for (const [path, fewest] of Object.entries(pages)) {
  test(`every number of ${path} is the total of the list behind it`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const links = await readCountLinks(page);
    expect(links.length).toBeGreaterThanOrEqual(fewest);
    const wrong: string[] = [];
    for (const { href, count } of links) {
      const total = await readTotal(page.request, href);
      if (total !== count) wrong.push(`${count} leads to ${total} rows: ${href}`);
    }
    expect(wrong).toEqual([]);
  });
}
