import { catalogueVersion } from '@/lib/posture/catalogue-version';
import { checkOutcome } from '@/lib/posture/check-outcome';
import type { CheckResult, Evaluation, PostureSummary, Severity } from '@/lib/posture/types';
import type { Projection } from '@/lib/posture/projection/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { type DataSetName, dataSetNames } from '@/lib/snapshot/data-sets';
import { realNow } from '@/lib/clock';
import type { SaveSnapshotInput } from '@/lib/db/save-snapshot';
import { db } from '@/lib/db/client';

const skipped = { state: 'skipped', reason: 'not part of this test' } as const;

/** An account to save snapshots of. */
export async function createAccount(
  id: string,
  more: Partial<{ name: string; ouId: string }> = {},
): Promise<void> {
  await db().account.create({
    data: {
      id,
      name: more.name ?? `account ${id}`,
      source: 'linked',
      ouId: more.ouId ?? null,
      createdAt: realNow(),
    },
  });
}

/** A snapshot in which nothing was read but a summary with a count that tells it from others. */
export function makeSnapshot(accountId: string, takenAt: string, count = 0): AccountSnapshot {
  return {
    ...(Object.fromEntries(dataSetNames.map((name) => [name, skipped])) as Record<
      DataSetName,
      typeof skipped
    >),
    accountId,
    partition: 'aws',
    source: 'scan',
    takenAt,
    accountSummary: {
      state: 'read',
      asOf: takenAt,
      value: {
        counts: { Users: count },
        rootMfaEnabled: true,
        rootAccessKeys: 0,
        rootPasswordPresent: true,
        rootCertificates: 0,
        passwordPolicy: skipped,
        alias: null,
      },
    },
    credentialReportFile: null,
    policyDocuments: {},
  };
}

/** A projection that says nothing and read everything, for a test to fill. */
export function makeProjection(filled: Partial<Projection> = {}): Projection {
  const empty = () => ({ rows: [], complete: ['*'] });
  return {
    identityStates: empty(),
    identityUses: empty(),
    credentialStates: empty(),
    credentialUses: empty(),
    grantStates: empty(),
    policyStates: empty(),
    trustStates: empty(),
    edges: empty(),
    shareStates: empty(),
    ...filled,
  };
}

/** A user as a projection row, with a password and no MFA unless told otherwise. */
export function makeUser(
  accountId: string,
  name: string,
  more: Partial<Projection['identityStates']['rows'][number]> = {},
): Projection['identityStates']['rows'][number] {
  return {
    arn: `arn:aws:iam::${accountId}:user/${name}`,
    kind: 'user',
    name,
    path: '/',
    serviceLinked: false,
    uniqueId: `AIDA${name.toUpperCase()}`,
    createdAt: '2025-01-01T00:00:00Z',
    tags: [],
    groups: [],
    attachedPolicies: [],
    inlinePolicies: [],
    permissionsBoundary: null,
    passwordEnabled: true,
    passwordLastChanged: '2025-01-01T00:00:00Z',
    mfaActive: false,
    mfaKinds: [],
    activeKeys: 0,
    keys: 0,
    administrator: 'none',
    ...more,
  };
}

export const emptySummary: PostureSummary = {
  users: 0,
  consoleUsers: 0,
  mfaUsers: 0,
  consoleUsersWithMfa: 0,
  mfaCoveragePercent: null,
  activeKeys: 0,
  inactiveKeys: 0,
  usersWithTwoActiveKeys: 0,
  keysOlderThan: { '90': 0, '180': 0, '365': 0 },
  keysUnusedMoreThan: { '45': 0, '90': 0 },
  keysNeverUsed: 0,
  passwordsUnusedMoreThan: { '45': 0, '90': 0 },
  passwordsNeverUsed: 0,
  usersWithUnusedCredential: 0,
  activeCertificates: 0,
  root: { mfaActive: true, activeKeys: 0, passwordEnabled: true, passwordLastUsed: null },
  groups: 0,
  roles: 0,
  customerPolicies: 0,
  adminUserCount: 0,
  adminRoleCount: 0,
  publicTrustCount: 0,
  externalTrustCount: 0,
  servicesGranted: 0,
  servicesUnused: 0,
  identitiesHalfUnused: 0,
  identitiesJudged: 0,
  mfaDevicesByKind: {},
  score: null,
  scoreKnown: null,
  scoreCountingExceptions: null,
  findings: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  unknown: [],
};

/** One verdict of a check on a resource. */
export function makeResult(
  resource: string,
  result: CheckResult['result'],
  more: Partial<CheckResult> = {},
): CheckResult {
  return {
    resource,
    result,
    severity: 'high' satisfies Severity,
    title: `${resource} ${result}`,
    evidence: [],
    ...more,
  };
}

/** The evaluation of verdicts by check. */
export function makeEvaluation(
  takenAt: string,
  results: Record<string, CheckResult[]>,
  summary: Partial<PostureSummary> = {},
): Evaluation {
  return {
    catalogueVersion,
    takenAt,
    results: Object.entries(results).map(([checkId, each]) => checkOutcome(checkId, each)),
    summary: { ...emptySummary, ...summary },
  };
}

/** What `saveSnapshot` takes, of a few parts. */
export function makeSaveInput(
  accountId: string,
  takenAt: string,
  parts: Partial<SaveSnapshotInput> & { count?: number; checks?: Record<string, CheckResult[]> } = {},
): SaveSnapshotInput {
  const { count, checks, ...rest } = parts;
  return {
    snapshot: makeSnapshot(accountId, takenAt, count),
    organization: null,
    evaluation: makeEvaluation(takenAt, checks ?? {}),
    projection: makeProjection(),
    changes: [],
    scan: null,
    stages: [],
    fileHash: null,
    settingsHash: 'default',
    ...rest,
  };
}
