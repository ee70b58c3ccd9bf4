import { expect, test } from './fixtures';

/** A4 less its margins, in CSS pixels. */
const paper = { width: 718, height: 1047 };

for (const path of ['/', '/accounts/930158847206', '/findings']) {
  test(`${path} prints without frame and without losing anything`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('button', { name: /^(Print|Export|Search)/ })).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const { background, cut, overflow } = await page.evaluate(() => ({
      background: getComputedStyle(document.body).backgroundColor,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      cut: [...document.querySelectorAll<HTMLElement>('main *')]
        .filter((element) => element.clientWidth > 1 && !element.closest('.sr-only, svg'))
        .filter((element) => getComputedStyle(element).overflowX !== 'visible')
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.innerText.slice(0, 60)),
    }));
    expect(background).toBe('rgb(255, 255, 255)');
    expect(overflow).toBeLessThanOrEqual(0);
    expect(cut).toEqual([]);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
}
