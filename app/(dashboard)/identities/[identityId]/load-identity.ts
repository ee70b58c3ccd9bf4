import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { identityName } from '@/components/identities/identity-name';
import { scopedPath } from '@/components/shared/scoped-path';
import { parseAsOf } from '@/lib/access/as-of';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getIdentity } from '@/lib/db/queries/identities/get-identity';
import { loadScope } from '../../scope-params';

export interface IdentityPageProps {
  params: Promise<{ identityId: string }>;
  searchParams: Promise<SearchParams>;
}

/** Once per request, for the page and its title. */
const readIdentity = cache(async (identityId: string, asOf: string) => {
  const viewer = await requireViewer();
  const at = parseAsOf(asOf) ?? { kind: 'now' as const };
  return { viewer, identity: await forPage(getIdentity(viewer, { identityId, at })) };
});

/** What every page about one identity shows; an unknown one becomes "not found". */
export async function loadIdentity({ params, searchParams }: IdentityPageProps) {
  const { identityId } = await params;
  const scope = await loadScope(searchParams);
  const { at, place } = scope;
  const read = await readIdentity(identityId, at.kind === 'past' ? at.at.toISOString() : 'now');
  return { ...read, at, place, path: scopedPath(scope) };
}

/** "ci-deploy · Findings": the title of a page about one identity. */
export async function identityTitle(props: IdentityPageProps, tab?: string): Promise<Metadata> {
  const { identity } = await loadIdentity(props);
  const name = identityName(identity);
  return { title: tab ? `${name} · ${tab}` : `${name} · ${identity.accountName}` };
}
