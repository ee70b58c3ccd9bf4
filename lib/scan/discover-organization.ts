import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { discoverAccounts, linkOfRole } from '@/lib/aws/discover';
import { now } from '@/lib/clock';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import type { AccountState } from '@/lib/snapshot/organization-snapshot';

export interface DiscoverRequest {
  roleArn: string;
  externalId: string | null;
  /** Name of the role that each member account has; null only lists the accounts. */
  memberRole: string | null;
}

export interface DiscoveredAccount {
  accountId: string;
  name: string;
  state: AccountState;
  /** `already`: linked before; `new`: linked now; `none`: not linked; `skipped`: not active, so nothing to link. */
  link: 'already' | 'new' | 'none' | 'skipped';
  /** Of a new link: what its role's trust must ask for. */
  externalId: string | null;
}

/** Lists the accounts of an organization and, when the members' role is named, links those that are active and new. */
export async function discoverOrganization(
  viewer: Viewer,
  request: DiscoverRequest,
): Promise<{ organizationId: string; accounts: DiscoveredAccount[] }> {
  requirePermission(viewer, 'account:link');
  const { partition } = linkOfRole(request.roleArn, request.externalId);
  const organization = await discoverAccounts({
    roleArn: request.roleArn,
    externalId: request.externalId,
    requestedBy: viewer.name,
    takenAt: now().toISOString(),
    signal: new AbortController().signal,
  });
  const linked = new Set((await listAccountOptions(viewer)).accounts.map((account) => account.id));
  const accounts: DiscoveredAccount[] = [];
  for (const { id, name, state } of organization.accounts) {
    const found = { accountId: id, name, state, externalId: null };
    if (linked.has(id)) accounts.push({ ...found, link: 'already' });
    else if (state !== 'ACTIVE') accounts.push({ ...found, link: 'skipped' });
    else if (!request.memberRole) accounts.push({ ...found, link: 'none' });
    else {
      const roleArn = `arn:${partition}:iam::${id}:role/${request.memberRole}`;
      const { externalId } = await linkAccount(viewer, { accountId: id, name, roleArn });
      accounts.push({ ...found, link: 'new', externalId });
    }
  }
  return { organizationId: organization.organizationId, accounts };
}
