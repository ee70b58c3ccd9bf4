import { NextResponse } from 'next/server';
import { requireActionViewer } from '@/lib/auth/session';
import { searchEverything } from '@/lib/db/queries/search/search-everything';
import { httpStatus, toAppError } from '@/lib/errors';
import { formatAccountId } from '@/lib/format';
import type { SearchGroup } from '@/lib/hooks/use-palette-search';
import { log } from '@/lib/log';

/** What the command palette finds for `?q=`. */
export async function GET(request: Request): Promise<NextResponse> {
  const q = new URL(request.url).searchParams.get('q') ?? '';
  try {
    const found = await searchEverything(await requireActionViewer(), { q });
    return NextResponse.json({ groups: groupsOf(found).filter(({ items }) => items.length > 0) });
  } catch (error) {
    const { code, message } = toAppError(error);
    if (code === 'internal') log.error({ err: error }, 'search failed');
    return NextResponse.json(
      { code, message: code === 'internal' ? 'The search failed.' : message },
      {
        status: httpStatus[code],
      },
    );
  }
}

function groupsOf(found: Awaited<ReturnType<typeof searchEverything>>): SearchGroup[] {
  return [
    {
      label: 'Accounts',
      items: found.accounts.map(({ id, name }) => ({
        id: `account:${id}`,
        kind: 'account',
        label: name,
        detail: formatAccountId(id),
        href: `/accounts/${id}`,
      })),
    },
    {
      label: 'Identities',
      items: found.identities.map(({ id, name, kind, accountName }) => ({
        id: `identity:${id}`,
        kind,
        label: name,
        detail: accountName,
        href: `/identities/${id}`,
      })),
    },
    {
      label: 'Findings',
      items: found.findings.map(({ id, title, accountName }) => ({
        id: `finding:${id}`,
        kind: 'finding',
        label: title,
        detail: accountName,
        href: `/findings/${id}`,
      })),
    },
  ];
}
