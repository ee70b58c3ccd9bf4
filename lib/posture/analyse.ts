import { classifyAdministrator } from '@/lib/iam/classify-administrator';
import { classifyTrust } from '@/lib/iam/classify-trust';
import { identityPoliciesOf } from '@/lib/iam/identity-policies-of';
import type { AdministratorVerdict, IdentityPolicies, TrustContext, TrustVerdict } from '@/lib/iam/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { type Reading, valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { Analysis } from './analysis';
import { createInterner, createMemo } from './intern';
import { judgeShares, type KeyedIdentity } from './judge-shares';
import { rememberGrants } from './remember-grants';
import type { Thresholds } from './settings/parameters';
import type { EvaluationContext } from './types';

interface Remembered {
  context: EvaluationContext;
  thresholds: Thresholds;
  analysis: Analysis;
}

const texts = createInterner(50_000);
const administratorMemo = createMemo<AdministratorVerdict>(50_000);
const trustMemo = createMemo<TrustVerdict>(50_000);
const remembered = new WeakMap<AccountSnapshot, Remembered>();

/**
 * Analyses a snapshot's policies: administrators, trust, and the use of grants at `takenAt`. Verdicts are remembered by
 * the text of the policies, so that a history of snapshots costs little more than one.
 */
export function analyse(
  snapshot: AccountSnapshot,
  context: EvaluationContext,
  thresholds: Thresholds,
): Analysis {
  const known = remembered.get(snapshot);
  if (known?.context === context && known.thresholds === thresholds) return known.analysis;
  const gap = administratorGapOf(snapshot);
  const identities = keyIdentities(snapshot, context, gap);
  const administrators = classifyAdministrators(identities);
  const grants = new Map(
    (valueOf(snapshot.lastAccessed) ?? []).map((identity) => [
      identity.arn,
      rememberGrants(identity, snapshot.takenAt, thresholds.unusedServiceDays),
    ]),
  );
  const analysis: Analysis = {
    administrators,
    administratorGap: gap,
    trust: classifyRoles(snapshot, context),
    grants,
    shares: judgeShares({ snapshot, context, thresholds, identities, administrators, grants }),
  };
  remembered.set(snapshot, { context, thresholds, analysis });
  return analysis;
}

/** A user's rights come from groups too, so all three must have been read to say "not an administrator". */
function administratorGapOf(snapshot: AccountSnapshot): Analysis['administratorGap'] {
  const firstGap = (...readings: Reading<unknown>[]): string | null =>
    readings.map(whyUnread).find((why) => why !== null) ?? null;
  return {
    users: firstGap(snapshot.users, snapshot.groups, snapshot.policies),
    roles: firstGap(snapshot.roles, snapshot.policies),
  };
}

/** Identities whose policies were all read, each with the key of its verdicts. */
function keyIdentities(
  snapshot: AccountSnapshot,
  context: EvaluationContext,
  gap: Analysis['administratorGap'],
): KeyedIdentity[] {
  if (gap.users !== null && gap.roles !== null) return [];
  const guardrailKeys = new Map<string[][] | null, string>();
  return identityPoliciesOf(snapshot, context.organization)
    .filter(({ kind }) => (kind === 'role' ? gap.roles : gap.users) === null)
    .map((identity) => ({ identity, key: keyOfPolicies(identity, guardrailKeys) }));
}

function classifyAdministrators(identities: readonly KeyedIdentity[]): Map<string, AdministratorVerdict> {
  return new Map(
    identities.map(({ identity, key }) => [
      identity.arn,
      administratorMemo(key, () => classifyAdministrator(identity)),
    ]),
  );
}

/** All that the verdict depends on; the ARN too, since a statement may name the identity itself. */
function keyOfPolicies(identity: IdentityPolicies, guardrailKeys: Map<string[][] | null, string>): string {
  const { policies, boundary, guardrails, ...rest } = identity;
  let guardrailKey = guardrailKeys.get(guardrails);
  if (guardrailKey === undefined) {
    guardrailKey = guardrails ? guardrails.map((level) => level.map(texts.idOf).join(',')).join(';') : '-';
    guardrailKeys.set(guardrails, guardrailKey);
  }
  const policyKeys = policies.map(
    ({ text, ...policy }) => `${texts.idOf(text)}:${Object.values(policy).join('|')}`,
  );
  const boundaryKey =
    boundary === null || boundary === 'unread'
      ? String(boundary)
      : `${boundary.arn}:${texts.idOf(boundary.text)}`;
  return [JSON.stringify(rest), policyKeys.join('\n'), boundaryKey, guardrailKey].join('\n\n');
}

function classifyRoles(snapshot: AccountSnapshot, context: EvaluationContext): Map<string, TrustVerdict> {
  const verdicts = new Map<string, TrustVerdict>();
  if (snapshot.roles.state !== 'read') return verdicts;
  const trustContext = trustContextOf(snapshot, context);
  const contextKey = texts.idOf(
    JSON.stringify([
      trustContext.accountId,
      trustContext.organizationId,
      [...trustContext.organizationAccountIds].sort(),
      [...trustContext.linkedAccountIds].sort(),
      [...trustContext.vendors].sort(),
    ]),
  );
  for (const role of snapshot.roles.value) {
    const text = snapshot.policyDocuments[role.trustPolicy];
    if (text === undefined) continue;
    const verdict = trustMemo(`${contextKey}/${texts.idOf(text)}`, () => classifyTrust(text, trustContext));
    verdicts.set(role.arn, verdict);
  }
  return verdicts;
}

function trustContextOf(snapshot: AccountSnapshot, context: EvaluationContext): TrustContext {
  const { organization, linkedAccountIds, vendors } = context;
  return {
    accountId: snapshot.accountId,
    organizationId: organization?.organizationId ?? null,
    organizationAccountIds: new Set(organization?.accounts.map((account) => account.id)),
    linkedAccountIds,
    vendors,
  };
}
