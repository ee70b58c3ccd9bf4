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

/** Tells management account, member and stand-alone account apart, by the organization's snapshot or the account's own word. */
export function organizationStanding({
  snapshot,
  context,
}: Pick<CheckInput, 'snapshot' | 'context'>): OrganizationStanding {
  const { organization } = context;
  if (organization) {
    const { managementAccountId } = organization;
    if (managementAccountId === snapshot.accountId) return { kind: 'management', organization };
    return { kind: 'member', managementAccountId, organization };
  }
  const membership = snapshot.organizationMembership;
  if (membership.state === 'skipped') return { kind: 'off' };
  if (membership.state === 'unread') return { kind: 'unknown', why: whyUnread(membership) ?? '' };
  if (membership.value === 'none') return { kind: 'stand-alone' };
  const { managementAccountId } = membership.value;
  if (managementAccountId !== snapshot.accountId)
    return { kind: 'member', managementAccountId, organization: null };
  return { kind: 'unknown', why: 'the organization of this management account was not read' };
}

/** The ARN that stands for an organization as a whole. */
export function organizationArn(
  { organizationId, managementAccountId }: OrganizationSnapshot,
  partition: string,
): string {
  return `arn:${partition}:organizations::${managementAccountId}:organization/${organizationId}`;
}
