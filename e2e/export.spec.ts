import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { splitCsvLine } from '../lib/snapshot/split-csv-line';
import { expect, test } from './fixtures';

/** The ids of all rows of the list, page by page, in the order in which they stand. */
async function idsOnPages(page: Page, kind: string): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const hrefs = await page
      .locator('tbody tr[data-row][data-href]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-href') ?? ''));
    ids.push(...hrefs.map((href) => href.replace(`/${kind}/`, '').replace(/\?.*/, '')));
    const next = page.getByRole('button', { name: 'Next', exact: true });
    if ((await next.count()) === 0 || (await next.getAttribute('aria-disabled')) === 'true') return ids;
    await next.click();
    await expect(
      page.getByRole('status').filter({ hasText: new RegExp(`^${ids.length + 1}–`) }),
    ).toBeVisible();
  }
}

async function downloadCsv(page: Page): Promise<{ name: string; header: string[]; rows: string[][] }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV, all pages' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => splitCsvLine(line) ?? []);
  return { name: download.suggestedFilename(), header, rows };
}

const lists = [
  { kind: 'identities', path: '/identities?kind=user&idle=45&sort=lastActivityAt.asc' },
  { kind: 'findings', path: '/findings?view=flat&severity=high&sort=account.desc' },
];

for (const { kind, path } of lists) {
  test(`the CSV of filtered ${kind} holds the rows of the list, in its order`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('status').filter({ hasText: /^1–25 of/ })).toBeVisible();
    const shown = await idsOnPages(page, kind);
    expect(shown.length).toBeGreaterThan(25);
    const { name, header, rows } = await downloadCsv(page);
    expect(name).toMatch(new RegExp(`^rolecall-${kind}.*2026-03-04.*\\.csv$`));
    expect(rows.map((cells) => cells[header.indexOf('id')])).toEqual(shown);
    for (const cells of rows) expect(cells).toHaveLength(header.length);
  });
}
