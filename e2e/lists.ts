import type { APIRequestContext, Page } from '@playwright/test';

/** The foot of a list: "1–25 of 118", "6 checks, 70 open findings"; an empty one says "0 of 118 users". */
const totals = [
  /role="status"[^>]*>[^<]*?\bof ([\d,]+)</,
  /role="status"[^>]*>[^<]*?([\d,]+) open findings?</,
  />(0) of [\d,]+ /,
];

/** How many rows the list at an address has in all, by its own foot. Throws when the page has no list. */
export async function readTotal(request: APIRequestContext, href: string): Promise<number> {
  // React parts neighbouring texts by comments.
  const html = (await (await request.get(href)).text()).replaceAll('<!-- -->', '');
  const found = totals.map((pattern) => pattern.exec(html)?.[1]).find((text) => text !== undefined);
  if (found === undefined) throw new Error(`No total on ${href}.`);
  return numberIn(found);
}

export interface CountLink {
  readonly count: number;
  readonly href: string;
}

const lists = /^\/(findings|identities|identities\/(keys|mfa)|permissions|accounts|scans)$/;

/** Links of the page that show a count and lead to a list: "34", "2 critical", "of 74", "Users 118". */
export async function readCountLinks(page: Page): Promise<CountLink[]> {
  const links = await page.locator('a[href]').evaluateAll((anchors) =>
    anchors.map((anchor) => ({
      href: anchor.getAttribute('href') ?? '',
      text: anchor.getAttribute('aria-label') ?? anchor.textContent ?? '',
    })),
  );
  const counts = links.flatMap(({ href, text }) => {
    const count = /^(?:of )?([\d,]+)(?= |$)(?!%)|[^\d,%]([\d,]+)$/.exec(text.trim());
    const [path = ''] = href.split(/[?#]/);
    return count && lists.test(path) && !href.endsWith('#chosen')
      ? [{ href, count: numberIn(count[1] ?? count[2] ?? '') }]
      : [];
  });
  return [...new Map(counts.map((one) => [`${one.href} ${one.count}`, one])).values()];
}

function numberIn(text: string): number {
  return Number(text.replaceAll(',', ''));
}
