import type { AccountNode } from '@/lib/iam/graph/account-edges';
import type { Grant } from '@/lib/iam/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { Analysis } from '../analysis';
import { credentialTables } from './credential-rows';
import { identityStates } from './identity-rows';
import { identityUses } from './identity-use-rows';
import type {
  GrantStateRow,
  PolicyStateRow,
  ProjectedTable,
  Projection,
  ShareStateRow,
  TrustStateRow,
} from './types';

const whole = ['*'];

/**
 * All that a snapshot and its analysis put into the projection tables, keyed by ARN (decisions 3).
 *
 * @param nodes the account's part of the identity graph
 */
export function project(
  snapshot: AccountSnapshot,
  analysis: Analysis,
  nodes: readonly AccountNode[],
): Projection {
  return {
    identityStates: identityStates(snapshot, analysis),
    identityUses: identityUses(snapshot),
    ...credentialTables(snapshot),
    grantStates: grantStates(snapshot, analysis),
    policyStates: policyStates(snapshot),
    trustStates: trustStates(snapshot, analysis),
    edges: edgesOf(snapshot, nodes),
    shareStates: shareStates(snapshot, analysis),
  };
}

/** An edge says something of two identities and all their policies: with one kind unread, the last known ones stay. */
function edgesOf(
  { users, groups, roles, policies }: AccountSnapshot,
  nodes: readonly AccountNode[],
): ProjectedTable<AccountNode> {
  const isWhole = [users, groups, roles, policies].every((reading) => whyUnread(reading) === null);
  return isWhole ? { rows: [...nodes], complete: whole } : { rows: [], complete: [] };
}

function grantStates(snapshot: AccountSnapshot, analysis: Analysis): ProjectedTable<GrantStateRow> {
  const rows = [...analysis.grants].flatMap(([arn, grants]) => rowsOfGrants(arn, grants));
  return { rows, complete: snapshot.lastAccessed.state === 'read' ? whole : [] };
}

/** Rows of the same list of grants are the same objects, so that a save sees at a glance that they did not move. */
const rowsByGrants = new WeakMap<readonly Grant[], GrantStateRow[]>();

function rowsOfGrants(arn: string, grants: readonly Grant[]): GrantStateRow[] {
  const known = rowsByGrants.get(grants);
  if (known) return known;
  const rows = grants.map(({ service, serviceName, action, use, lastUsed }) => ({
    arn,
    service,
    action: action ?? '',
    serviceName,
    state: use,
    ...(lastUsed === null ? {} : { lastUsedAt: lastUsed }),
  }));
  rowsByGrants.set(grants, rows);
  return rows;
}

function policyStates(snapshot: AccountSnapshot): ProjectedTable<PolicyStateRow> {
  const rows = (valueOf(snapshot.policies) ?? []).map((policy) => {
    const { arn, name, awsManaged, attachmentCount, boundaryUsageCount } = policy;
    const version = policy.versions.find((candidate) => candidate.isDefault);
    return {
      arn,
      name,
      awsManaged,
      defaultVersion: version?.versionId ?? null,
      document: version?.document ?? null,
      attachmentCount,
      boundaryUsageCount,
    };
  });
  return { rows, complete: snapshot.policies.state === 'read' ? whole : [] };
}

/** One row per principal. A role whose trust policy was not read keeps its rows, so the table is not whole then. */
function trustStates(snapshot: AccountSnapshot, analysis: Analysis): ProjectedTable<TrustStateRow> {
  const roles = valueOf(snapshot.roles) ?? [];
  const rows = roles.flatMap(({ arn }) =>
    (analysis.trust.get(arn)?.principals ?? []).map((principal, position) => ({
      arn,
      position,
      principalKind: principal.kind,
      principal: principal.principal,
      trustedAccountId: principal.accountId,
      vendor: principal.vendor,
      external: principal.external,
      externalIdRequired: principal.externalIdRequired,
      conditions: principal.conditions,
      issues: principal.issues,
    })),
  );
  const isWhole = snapshot.roles.state === 'read' && roles.every(({ arn }) => analysis.trust.has(arn));
  return { rows, complete: isWhole ? whole : [] };
}

const noPairs: ShareStateRow['pairs'] = [];

/** Rows are whole only where use was read; rights that were not read then show as such. */
function shareStates(snapshot: AccountSnapshot, { shares }: Analysis): ProjectedTable<ShareStateRow> {
  if (snapshot.lastAccessed.state !== 'read' || shares.size === 0) return { rows: [], complete: [] };
  const rows = [...shares].map(([arn, { status, share }]) => ({
    arn,
    status,
    used: share && rounded(share.used),
    unused: share && rounded(share.unused),
    unknown: share && rounded(share.unknown),
    pairs: status === 'permission-set' && share ? share.pairs : noPairs,
  }));
  return { rows, complete: whole };
}

/** Sums of fractions differ in their last digits by the order of adding: a row must not move for that. */
function rounded(weight: number): number {
  return Math.round(weight * 10_000) / 10_000;
}
