import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';

/** What an account is in its organization, as far as it could be told. */
export type OrganizationStanding =
  | { kind: 'management'; organization: OrganizationSnapshot }
  /** `organization` is null where its management account was not read. */
  | { kind: 'member'; managementAccountId: string; organization: OrganizationSnapshot | null }
  | { kind: 'stand-alone' }
  | { kind: 'unknown'; why: string }
  /** The stage is off. */
  | { kind: 'off' };

/** Tells management account, member and stand-alone account apart, by the organization's snapshot, else the account's own word. */
export function organizationStanding({
  snapshot,
  context: { organization },
}: Pick<CheckInput, 'snapshot' | 'context'>): OrganizationStanding {
  const { accountId } = snapshot;
  if (organization?.managementAccountId === accountId) return { kind: 'management', organization };
  if (organization?.accounts.some(({ id }) => id === accountId))
    return { kind: 'member', managementAccountId: organization.managementAccountId, organization };
  const membership = snapshot.organizationMembership;
  if (membership.state === 'skipped') return { kind: 'off' };
  if (membership.state === 'unread') return { kind: 'unknown', why: whyUnread(membership) ?? '' };
  if (membership.value === 'none') return { kind: 'stand-alone' };
  const { managementAccountId, organizationId } = membership.value;
  if (managementAccountId === accountId)
    return { kind: 'unknown', why: 'the organization of this management account was not read' };
  const isSame = organization?.organizationId === organizationId;
  return { kind: 'member', managementAccountId, organization: isSame ? organization : null };
}

/** The ARN that stands for an organization as a whole. */
export function organizationArn(
  { organizationId, managementAccountId }: OrganizationSnapshot,
  partition: string,
): string {
  return `arn:${partition}:organizations::${managementAccountId}:organization/${organizationId}`;
}
