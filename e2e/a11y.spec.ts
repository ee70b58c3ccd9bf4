import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const routes = [
  '/',
  '/findings',
  '/identities?kind=user',
  '/identities?kind=role',
  '/identities/keys',
  '/identities/mfa',
  '/permissions',
  '/accounts',
  '/accounts/link',
  '/accounts/import',
  '/trends',
  '/scans',
  '/settings/thresholds',
  '/settings/people',
  '/settings/tokens',
  '/settings/audit',
];
const phone = 375;
const looks = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: phone },
  { theme: 'dark', width: 768 },
] as const;

test.use({ role: 'admin' });

for (const { theme, width } of looks) {
  test.describe(`${theme} at ${width}`, () => {
    test.use({ viewport: { width, height: 900 } });
    for (const route of routes) {
      test(`${route} is accessible and quiet`, async ({ page, complaints }) => {
        await page.addInitScript((value) => localStorage.setItem('theme', value), theme);
        await page.goto(route);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('html')).toHaveClass(new RegExp(theme === 'dark' ? 'dark' : '^(?!.*dark)'));
        await page.waitForLoadState('networkidle');
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        if (width === phone) {
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        }
        expect(complaints).toEqual([]);
      });
    }
  });
}
