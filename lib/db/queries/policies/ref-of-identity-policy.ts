import { formatPolicyRef } from '@/lib/access/policy-ref';
import type { IdentityDetail } from '../identities/get-identity';

/** The reference of a policy that an identity has itself or through a group. */
export function refOfIdentityPolicy(
  { id, accountId, groups }: Pick<IdentityDetail, 'id' | 'accountId' | 'groups'>,
  { arn, name, group }: Pick<IdentityDetail['policies'][number], 'arn' | 'name' | 'group'>,
): string {
  if (arn !== null) return formatPolicyRef({ kind: 'managed', accountId, arn });
  const holder = groups.find((one) => one.name === group)?.id ?? id;
  return formatPolicyRef({ kind: 'inline', identityId: holder, name });
}
