import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { parseAsOf, type AsOf } from '@/lib/access/as-of';
import { scopedHref } from '@/lib/access/scoped-href';

/** Scope and time, which every address carries. */
export const scopeParsers = { ou: parseAsString, account: parseAsString, asOf: parseAsString };

const load = createLoader(scopeParsers);

export interface PageScope {
  ou: string | null;
  accountId: string | null;
  /** The same two as queries take them. */
  place: { ouId: string | null; accountId: string | null };
  at: AsOf;
  /** Makes links that keep scope and time. */
  href: (path: string) => string;
}

/** Scope and time of a page's address. A time that is none means now; an unknown unit or account shows nothing. */
export async function loadScope(
  searchParams: Promise<SearchParams> | SearchParams | URLSearchParams,
): Promise<PageScope> {
  const { ou, account, asOf } = load(await searchParams);
  return {
    ou,
    accountId: account,
    place: { ouId: ou, accountId: account },
    at: parseAsOf(asOf) ?? { kind: 'now' },
    href: scopedHref({ ou, account, asOf }),
  };
}
