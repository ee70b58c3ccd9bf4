import type { AsOf } from '@/lib/access/as-of';
import { refOfIdentityPolicy } from '@/lib/access/policy-ref';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import {
  cutPolicy,
  explainRemoved,
  type CutOutcome,
  type RemovedService,
} from '@/lib/iam/right-size/cut-policy';
import { narrowingOf } from '@/lib/iam/right-size/narrowing-of';
import type { RightSized } from '@/lib/iam/right-size/right-size-policy';
import { type EvidenceWindow, usageOfGrants } from '@/lib/iam/right-size/usage-of-grants';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { getIdentity, type IdentityDetail } from '../identities/get-identity';
import type { IdentityPolicy } from '../identities/read-identity-policies';
import { listGrants, type GrantRow } from '../permissions/list-grants';

/** One policy of an identity beside what would do by the evidence. */
export interface RightSizedPolicy {
  ref: string;
  policy: IdentityPolicy;
  outcome: CutOutcome;
  result: RightSized | null;
  removed: RemovedService<GrantRow>[];
  /** Users, roles and groups beside this one that it is attached to directly; 0 for an inline policy. */
  others: number;
}

/** Services granted, by what the evidence says of them within the days asked for. */
export interface ServiceTally {
  granted: number;
  used: number;
  unused: number;
  notTracked: number;
}

export interface RightSizing {
  identity: Pick<
    IdentityDetail,
    | 'id'
    | 'name'
    | 'kind'
    | 'arn'
    | 'accountId'
    | 'accountName'
    | 'serviceLinked'
    | 'snapshotAt'
    | 'createdAt'
  >;
  window: EvidenceWindow;
  /** Last-accessed data was read for it; without it nothing is known to be unused. */
  hasEvidence: boolean;
  services: ServiceTally;
  policies: RightSizedPolicy[];
  /** Service names by prefix, as AWS says them. */
  serviceNames: Record<string, string>;
}

/** What would do for a user or role in place of its policies, by its own use. Nothing is changed anywhere. */
export async function rightSizeIdentity(
  viewer: Viewer,
  { identityId, at, ...window }: EvidenceWindow & { identityId: string; at: AsOf },
): Promise<RightSizing> {
  requirePermission(viewer, 'policy:analyze');
  const [identity, grants] = await Promise.all([
    getIdentity(viewer, { identityId, at }),
    listGrants(viewer, { identityId, at }),
  ]);
  if (identity.kind !== 'user' && identity.kind !== 'role')
    throw new AppError(
      'invalid',
      `Use is read for users and roles, and this is a ${identity.kind}.`,
      'Choose one of its members.',
    );
  const narrowing = await narrowingOf(usageOfGrants(grants, window));
  const others = await countOthers(viewer, { identity, at });
  const { id, name, kind, arn, accountId, accountName, serviceLinked, snapshotAt, createdAt } = identity;
  return {
    identity: { id, name, kind, arn, accountId, accountName, serviceLinked, snapshotAt, createdAt },
    window,
    hasEvidence: grants.length > 0,
    services: tallyServices(grants, window),
    serviceNames: Object.fromEntries(grants.map((row) => [row.service, row.serviceName])),
    policies: identity.policies.map((policy) => {
      const { outcome, result } = cutPolicy(policy.document, narrowing);
      return {
        ref: refOfIdentityPolicy(identity, policy),
        policy,
        outcome,
        result,
        removed: result ? explainRemoved(result, grants) : [],
        others: policy.arn === null ? 0 : (others.get(policy.arn) ?? 0),
      };
    }),
  };
}

/** The tally by the same rule that cuts: a service goes exactly when it is counted unused here. */
export function tallyServices(grants: readonly GrantRow[], window: EvidenceWindow): ServiceTally {
  const usage = usageOfGrants(grants, window);
  const services = grants.filter(({ action }) => action === '');
  const of = ({ service }: GrantRow) => usage.services.get(service.toLowerCase());
  const unused = services.filter((row) => of(row) === 'unused').length;
  const notTracked = services.filter((row) => of(row) === undefined).length;
  return { granted: services.length, used: services.length - unused - notTracked, unused, notTracked };
}

/** By ARN of a policy, how many others of the account it is attached to. */
async function countOthers(
  viewer: Viewer,
  { identity, at }: { identity: IdentityDetail; at: AsOf },
): Promise<Map<string, number>> {
  const arns = identity.policies.flatMap(({ arn }) => arn ?? []);
  if (arns.length === 0) return new Map();
  const rows = await db().$queryRaw<{ arn: string; count: number }[]>`
    with ${seenAccounts(viewer, { accountId: identity.accountId }, at)}
    select one->>'arn' as arn, count(*)::int as count from seen s
    join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
    cross join lateral jsonb_array_elements(i."attachedPolicies") one
    where one->>'arn' in (${Prisma.join(arns)}) and i."identityId" <> ${identity.id}::uuid
    group by 1`;
  return new Map(rows.map(({ arn, count }) => [arn, count]));
}
