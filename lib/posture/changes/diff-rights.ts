import type { TrustVerdict } from '@/lib/iam/types';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { bothRead, type Comparison, type Difference, pair, type Side } from './sides';

/** Administrators gained and lost, trust of roles, and versions of managed policies. */
export function diffRights(comparison: Comparison): Difference[] {
  return [
    ...diffAdministrators(comparison, 'user'),
    ...diffAdministrators(comparison, 'role'),
    ...diffTrust(comparison),
    ...diffManagedPolicies(comparison),
  ];
}

/** A full administrator that was not one is gained, also when the identity itself is new or gone. */
function diffAdministrators({ before, after }: Comparison, kind: 'user' | 'role'): Difference[] {
  const reading = kind === 'user' ? 'users' : 'roles';
  const lists = bothRead<{ arn: string }[]>(before.snapshot[reading], after.snapshot[reading]);
  if (!lists || before.analysis.administratorGap[reading] || after.analysis.administratorGap[reading])
    return [];
  const arns = new Set([...lists.before, ...lists.after].map(({ arn }) => arn));
  return [...arns].flatMap((arn): Difference[] => {
    const old = tierOf(before, arn);
    const now = tierOf(after, arn);
    if (old === now) return [];
    const about = { entityKind: kind, entity: arn, identityArn: arn, field: 'administrator' };
    return [{ ...about, before: old, after: now, event: administratorEvent(old, now) }];
  });
}

function tierOf({ analysis }: Side, arn: string): string {
  return analysis.administrators.get(arn)?.tier ?? 'none';
}

function administratorEvent(before: string, after: string): string | null {
  if (after === 'full') return 'administrator-gained';
  return before === 'full' ? 'administrator-lost' : null;
}

/** Only where the policy itself changed: linking an account here makes it known, but changes nothing there. */
function diffTrust({ before, after }: Comparison): Difference[] {
  const roles = bothRead<Role[]>(before.snapshot.roles, after.snapshot.roles);
  if (!roles) return [];
  const { added, kept } = pair(roles.before, roles.after, ({ arn }) => arn);
  const created = added.flatMap(({ arn }) => diffVerdicts(arn, undefined, after.analysis.trust.get(arn)));
  const changed = kept.filter((role) => role.before.trustPolicy !== role.after.trustPolicy);
  return [
    ...created,
    ...changed.flatMap((role) => {
      const { arn } = role.after;
      const old = before.analysis.trust.get(arn);
      const now = after.analysis.trust.get(arn);
      const moved: Difference = {
        ...aboutTrust(arn),
        field: 'trustPolicy',
        before: old ? principalsOf(old) : role.before.trustPolicy,
        after: now ? principalsOf(now) : role.after.trustPolicy,
        event: 'trust-changed',
      };
      return [moved, ...(old && now ? diffVerdicts(arn, old, now) : [])];
    }),
  ];
}

function diffVerdicts(
  arn: string,
  before: TrustVerdict | undefined,
  after: TrustVerdict | undefined,
): Difference[] {
  if (!after) return [];
  const differences: Difference[] = [];
  const wasPublic = before?.public ?? false;
  if (wasPublic !== after.public) {
    const event = after.public ? 'public-trust-added' : 'public-trust-removed';
    differences.push({
      ...aboutTrust(arn),
      field: 'publicTrust',
      before: wasPublic,
      after: after.public,
      event,
    });
  }
  const { added, removed } = pair(externalOf(before), externalOf(after), (principal) => principal);
  const field = 'externalTrust';
  for (const principal of added)
    differences.push({
      ...aboutTrust(arn),
      field,
      before: null,
      after: principal,
      event: 'external-trust-added',
    });
  for (const principal of removed)
    differences.push({
      ...aboutTrust(arn),
      field,
      before: principal,
      after: null,
      event: 'external-trust-removed',
    });
  return differences;
}

function aboutTrust(arn: string): Pick<Difference, 'entityKind' | 'entity' | 'identityArn'> {
  return { entityKind: 'trust', entity: arn, identityArn: arn };
}

function principalsOf(verdict: TrustVerdict): string[] {
  return [...new Set(verdict.principals.map(({ principal }) => principal))].sort();
}

function externalOf(verdict: TrustVerdict | undefined): string[] {
  const external = verdict?.principals.filter((principal) => principal.external) ?? [];
  return [...new Set(external.map(({ principal }) => principal))];
}

/** AWS's own policies come and go with attachments, which are told elsewhere; their versions are told. */
function diffManagedPolicies({ before, after }: Comparison): Difference[] {
  const policies = bothRead(before.snapshot.policies, after.snapshot.policies);
  if (!policies) return [];
  const { added, removed, kept } = pair(policies.before, policies.after, ({ arn }) => arn);
  const about = (arn: string) => ({ entityKind: 'policy' as const, entity: arn });
  const versionOf = (policy: (typeof added)[number]) => policy.versions.find((version) => version.isDefault);
  return [
    ...added
      .filter((policy) => !policy.awsManaged)
      .map(({ arn }) => ({
        ...about(arn),
        field: 'created',
        before: false,
        after: true,
        event: 'policy-created',
      })),
    ...removed
      .filter((policy) => !policy.awsManaged)
      .map(({ arn }) => ({
        ...about(arn),
        field: 'deleted',
        before: true,
        after: false,
        event: 'policy-deleted',
      })),
    ...kept.flatMap((policy): Difference[] => {
      const [old, now] = [versionOf(policy.before), versionOf(policy.after)];
      if (!old || !now || (old.versionId === now.versionId && old.document === now.document)) return [];
      const values = { before: old.versionId, after: now.versionId };
      return [
        { ...about(policy.after.arn), field: 'defaultVersion', ...values, event: 'policy-version-changed' },
      ];
    }),
  ];
}
