import type { EstateStep, NodeReach } from '@/lib/iam/graph/estate-reach';
import { parseArn } from '@/lib/iam/arn';
import type { Severity } from '@/lib/posture/types';
import { db } from '../client';
import { pathsCheck, tellWaysOf, type ClimberSource } from '../queries/paths/read-climbers';
import { readIdentityIds, toHops } from '../queries/paths/to-hops';
import type { Climber, OpenWay } from '../queries/paths/types';
import type { SeenAccount } from './list-seen-accounts';

/** One row of `Reach`, and the climber that it makes; null for an administrator. */
export interface ToldReach {
  accountId: string;
  identityId: string;
  hopsConfirmed: number | null;
  hopsConditional: number;
  steps: readonly EstateStep[];
  ways: readonly OpenWay[];
  snapshotId: string;
  climber: Climber | null;
}

interface IdentityRow extends ClimberSource {
  arn: string;
  name: string;
  kind: 'user' | 'role';
  severity: Severity | null;
  knownSteps: EstateStep[] | null;
  knownWays: OpenWay[] | null;
  knownSnapshotId: string | null;
}

const now = { kind: 'now' } as const;
const climbersAtOnce = 4;

/** Finds the identities of those who reach an administrator, and the ways of their first hops where these are not known. */
export async function tellReach(
  reach: readonly NodeReach[],
  accounts: readonly SeenAccount[],
): Promise<ToldReach[]> {
  const byAccount = Map.groupBy(reach, ({ source }) => parseArn(source)?.accountId ?? '');
  const names = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  const ids = await readIdentityIds(reach.flatMap(({ steps }) => steps));
  const told: ToldReach[] = [];
  for (const account of accounts) {
    const own = byAccount.get(account.accountId) ?? [];
    const rows = await readIdentities(account.accountId, own);
    for (let start = 0; start < own.length; start += climbersAtOnce) {
      const some = own.slice(start, start + climbersAtOnce);
      const found = await Promise.all(
        some.map((node) => tellOne(node, { row: rows.get(node.source), account, names, ids })),
      );
      told.push(...found.flatMap((each) => each ?? []));
    }
  }
  return told;
}

async function readIdentities(
  accountId: string,
  reach: readonly NodeReach[],
): Promise<Map<string, IdentityRow>> {
  if (reach.length === 0) return new Map();
  const rows = await db().$queryRaw<IdentityRow[]>`
    select n.id as "identityId", n.arn, n."accountId", i.name, i.kind, i.groups as "groupNames", i."attachedPolicies",
      i."inlinePolicies", coalesce(c.evidence, '[]') as evidence, c.severity, r.steps as "knownSteps", r.ways as "knownWays",
      r."snapshotId" as "knownSnapshotId"
    from "Identity" n join "IdentityState" i on i."identityId" = n.id and i."validTo" is null
    left join "CheckResult" c on c."identityId" = n.id and c."checkId" = ${pathsCheck} and c.result = 'fail'
      and c."validTo" is null
    left join "Reach" r on r."identityId" = n.id and r."validTo" is null
    where n."accountId" = ${accountId} and n.arn = any(${reach.map(({ source }) => source)})`;
  return new Map(rows.map((row) => [row.arn, row]));
}

interface Known {
  row: IdentityRow | undefined;
  account: SeenAccount;
  names: ReadonlyMap<string, string>;
  ids: ReadonlyMap<string, string>;
}

/** Null for an identity that is not in the projection any more. */
async function tellOne(node: NodeReach, { row, account, names, ids }: Known): Promise<ToldReach | null> {
  if (!row) return null;
  const { accountId, snapshotId } = account;
  const { hopsConfirmed, steps } = node;
  const hopsConditional = node.hopsConditional ?? 0;
  const base = { accountId, identityId: row.identityId, hopsConfirmed, hopsConditional, steps, snapshotId };
  if (steps.length === 0) return { ...base, ways: [], climber: null };
  const isKnown =
    row.knownSnapshotId === snapshotId && JSON.stringify(row.knownSteps) === JSON.stringify(steps);
  const ways =
    isKnown && row.knownWays ? row.knownWays : await tellWaysOf(row, { hops: firstHop(steps), at: now });
  const conditional = hopsConfirmed === null;
  const climber: Climber = {
    identityId: row.identityId,
    arn: row.arn,
    name: row.name,
    kind: row.kind,
    accountId,
    accountName: account.name,
    severity: row.severity ?? (conditional ? 'medium' : 'high'),
    conditional,
    hops: toHops(steps, { accounts: names, ids }),
    ways,
  };
  return { ...base, ways, climber };
}

/** By its name where it stays in the account, as the check tells it. */
function firstHop(steps: readonly EstateStep[]): { to: string; pathIds: readonly string[] }[] {
  const [step] = steps;
  if (!step) return [];
  const isInside = parseArn(step.from)?.accountId === parseArn(step.to)?.accountId;
  return [{ to: isInside ? (parseArn(step.to)?.resource ?? step.to) : step.to, pathIds: step.paths }];
}
