import type { AsOf } from '@/lib/access/as-of';
import { refOfIdentityPolicy } from '@/lib/access/policy-ref';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { guardrailsOf } from '@/lib/iam/guardrails';
import { nameInArn } from '@/lib/iam/arn';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { loadOrganizationAt, loadPolicyDocument } from '../../load-snapshot';
import { seenAccounts, validAt } from '../../sql/seen-accounts';
import { getIdentity, type IdentityDetail } from '../identities/get-identity';

/** A policy of a principal, with its text as AWS gave it. */
export interface PolicyOfPrincipal {
  name: string;
  text: string;
  /** Reference of its own page; null for a boundary or guardrail without one. */
  ref: string | null;
  /** Group that hands it on. */
  group: string | null;
}

/** The guardrails on the root, a unit or the account. */
export interface LevelOfPrincipal {
  name: string;
  policies: { name: string; text: string }[];
}

/** A user or role with everything stored that decides what it may do, as of a moment. */
export interface StoredPrincipal {
  id: string;
  arn: string;
  name: string;
  kind: 'user' | 'role';
  accountId: string;
  accountName: string;
  snapshotAt: Date;
  policies: PolicyOfPrincipal[];
  /** Names of policies whose text was not read. */
  unread: string[];
  boundary: { name: string; text: string } | 'unread' | null;
  serviceControl: LevelOfPrincipal[] | null;
  resourceControl: LevelOfPrincipal[] | null;
  /** Condition keys that follow from who it is. */
  context: Record<string, string>;
}

/** All that decides what a user or role may do. Throws `not-found` outside the viewer's scope, `invalid` for other kinds. */
export async function readPrincipal(
  viewer: Viewer,
  { identityId, at }: { identityId: string; at: AsOf },
): Promise<StoredPrincipal> {
  requirePermission(viewer, 'policy:analyze');
  const identity = await getIdentity(viewer, { identityId, at });
  const { id, arn, name, kind, accountId, accountName, snapshotAt } = identity;
  if (kind !== 'user' && kind !== 'role')
    throw new AppError('invalid', `A ${kind} asks for nothing itself.`, 'Choose a user or a role.');
  const [boundary, organization] = await Promise.all([
    readBoundary(viewer, { identity, at }),
    loadOrganizationAt(accountId, snapshotAt),
  ]);
  const isExempt = identity.serviceLinked;
  const levels = (guardrail: 'scp' | 'rcp') =>
    isExempt ? [] : organization && toLevels(organization, accountId, guardrail);
  return {
    ...{ id, arn, name, kind, accountId, accountName, snapshotAt, boundary },
    policies: identity.policies.flatMap((policy) =>
      policy.document === null
        ? []
        : [
            {
              name: policy.name,
              text: policy.document,
              group: policy.group,
              ref: refOfIdentityPolicy(identity, policy),
            },
          ],
    ),
    unread: identity.policies.filter(({ document }) => document === null).map((policy) => policy.name),
    serviceControl: levels('scp'),
    resourceControl: levels('rcp'),
    context: {
      ...(organization && { 'aws:PrincipalOrgID': organization.organizationId }),
      ...Object.fromEntries(identity.tags.map(({ key, value }) => [`aws:PrincipalTag/${key}`, value])),
    },
  };
}

function toLevels(
  organization: OrganizationSnapshot,
  accountId: string,
  kind: 'scp' | 'rcp',
): LevelOfPrincipal[] | null {
  const nameOf = (target: string) =>
    organization.units.find((unit) => unit.id === target)?.name ??
    organization.accounts.find((account) => account.id === target)?.name ??
    (target === organization.rootId ? 'the root' : target);
  const levels = guardrailsOf(accountId, organization, kind);
  return (
    levels?.map((level) => ({
      name: nameOf(level[0]?.target ?? ''),
      policies: level.map(({ guardrail, text }) => ({ name: guardrail.name, text })),
    })) ?? null
  );
}

async function readBoundary(
  viewer: Viewer,
  { identity, at }: { identity: IdentityDetail; at: AsOf },
): Promise<StoredPrincipal['boundary']> {
  const arn = identity.permissionsBoundary;
  if (arn === null) return null;
  const rows = await db().$queryRaw<{ document: string | null }[]>`
    with ${seenAccounts(viewer, { accountId: identity.accountId }, at)}
    select p.document from seen s join "PolicyState" p on p."accountId" = s."accountId"
    where p.arn = ${arn} and ${validAt('p', at)}`;
  const hash = rows[0]?.document ?? null;
  const text = hash === null ? null : await loadPolicyDocument(hash);
  return text === null ? 'unread' : { name: nameInArn(arn), text };
}
