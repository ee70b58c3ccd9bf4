import { redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { LinkRoleStep } from '@/components/accounts/link/link-role-step';
import { LinkScopeStep } from '@/components/accounts/link/link-scope-step';
import { LinkTestStep } from '@/components/accounts/link/link-test-step';
import type { Viewer } from '@/lib/access/viewer';
import { forPage, requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getLinkStart } from '@/lib/db/queries/accounts/get-link-start';
import { listLinkableAccounts } from '@/lib/db/queries/accounts/list-linkable-accounts';
import { listPendingLinks } from '@/lib/db/queries/accounts/list-pending-links';
import { describeOnboarding, listCapabilities } from '@/lib/scan/describe-onboarding';
import { beginLinkAction, discardLinkAction, finishLinkAction } from './actions';
import { loadLinkParams } from './search-params';

export const metadata = { title: 'Link an account' };

export default async function LinkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  await requirePagePermission(viewer, 'account:link');
  const { step, link } = await loadLinkParams(searchParams);
  const start = link ? await forPage(getLinkStart(viewer, { accountId: link })) : null;
  if (start?.state === 'linked') redirect(`/accounts/${start.accountId}/scans`);
  if (!start || start.state !== 'pending' || step === 'scope') {
    const [pending, linkable] = start
      ? [[], []]
      : await Promise.all([listPendingLinks(viewer), listLinkableAccounts(viewer)]);
    return <LinkScopeStep start={start} pending={pending} linkable={linkable} begin={beginLinkAction} />;
  }
  if (step === 'role') return <RoleStep viewer={viewer} accountId={start.accountId} />;
  return (
    <LinkTestStep
      start={start}
      capabilities={listCapabilities()}
      finish={finishLinkAction}
      discard={discardLinkAction}
    />
  );
}

async function RoleStep({ viewer, accountId }: { viewer: Viewer; accountId: string }) {
  return (
    <LinkRoleStep
      onboarding={await forPage(describeOnboarding(viewer, accountId))}
      discard={discardLinkAction}
    />
  );
}
