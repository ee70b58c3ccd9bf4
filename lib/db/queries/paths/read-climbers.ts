import { jobViewer, type Viewer } from '@/lib/access/viewer';
import type { AsOf } from '@/lib/access/as-of';
import { readStep } from '@/lib/iam/escalation/step-text';
import { evidenceText } from '@/lib/posture/evidence';
import { evidenceList } from '@/lib/posture/facts/list-in-words';
import type { EvidenceField, Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { type Prisma } from '../../generated/client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { readIdentityPolicies, type PolicySources } from '../identities/read-identity-policies';
import { readUnusedGrants } from './read-unused-grants';
import { tellWays, type FirstHop } from './tell-ways';
import type { Climber, Hop, OpenWay } from './types';

export const pathsCheck = 'privilege-escalation-paths';

/** An identity with the policies that its ways come from, and what the check found of it. */
export interface ClimberSource extends PolicySources {
  identityId: string;
  accountId: string;
  /** Of the check; empty where it found nothing. */
  evidence: EvidenceField[];
}

interface ResultRow extends ClimberSource {
  arn: string;
  name: string;
  kind: 'user' | 'role';
  accountName: string;
  severity: Severity;
}

/**
 * Climbers as the check found them, each within its account. Dear: policies are read for each.
 *
 * @param except accounts that are left out
 */
export async function readJudgedClimbers(
  viewer: Viewer,
  params: Place & { at: AsOf; except: readonly string[] },
): Promise<Climber[]> {
  const { at } = params;
  const rows = await readResults(seenAccounts(viewer, params, at), params);
  const told = await Promise.all(
    rows.map(async (row): Promise<Climber> => {
      const { identityId, arn, name, kind, accountId, accountName, severity, evidence } = row;
      const conditional = evidenceText(evidence, 'dependsOnCondition') === 'true';
      const account = { id: accountId, name: accountName };
      const hops = evidenceList(evidence, 'steps').flatMap((text): Hop[] => {
        const step = readStep(text);
        return step
          ? [{ ...step, account, toIdentityId: null, isOwn: step.from === step.to, conditional }]
          : [];
      });
      const ways = await tellWaysOf(row, { hops: [], at });
      return { identityId, arn, name, kind, accountId, accountName, severity, ways, conditional, hops };
    }),
  );
  return withIdentities(told, rows);
}

async function readResults(
  seen: Prisma.Sql,
  { at, except }: { at: AsOf; except: readonly string[] },
): Promise<ResultRow[]> {
  return db().$queryRaw<ResultRow[]>`
    with ${seen}
    select r."identityId", n.arn, i.name, i.kind, s."accountId", s.name as "accountName", r.severity, r.evidence,
      i.groups as "groupNames", i."attachedPolicies", i."inlinePolicies"
    from seen s join "CheckResult" r on r."accountId" = s."accountId" and r."checkId" = ${pathsCheck}
      and r.result = 'fail' and ${validAt('r', at)}
    join "Identity" n on n.id = r."identityId"
    join "IdentityState" i on i."identityId" = r."identityId" and ${validAt('i', at)}
    where s."accountId" <> all(${[...except]}::text[])
    order by s.name, lower(i.name)`;
}

/** The ways of an identity's first hop: those that the check found, and those of hops that lead out of the account. */
export async function tellWaysOf(
  source: ClimberSource,
  { hops, at }: { hops: readonly FirstHop[]; at: AsOf },
): Promise<OpenWay[]> {
  const { evidence, accountId, identityId } = source;
  const steps = evidenceList(evidence, 'steps').slice(0, 1);
  const judged = [...steps, ...evidenceList(evidence, 'otherFirstSteps')].flatMap(
    (text) => readStep(text) ?? [],
  );
  const seen = seenAccounts(jobViewer, { accountId }, at);
  const [policies, unused] = await Promise.all([
    readIdentityPolicies({ seen, at }, source),
    readUnusedGrants(seen, at, identityId),
  ]);
  const permissions = new Set([
    ...evidenceList(evidence, 'permissions'),
    ...evidenceList(evidence, 'permissionsOfOtherSteps'),
  ]);
  return tellWays([...judged, ...hops], { permissions, policies, unused });
}

/** Names within an account become the identities that they name. */
async function withIdentities(climbers: readonly Climber[], rows: readonly ResultRow[]): Promise<Climber[]> {
  const arnOf = ({ arn }: Climber, name: string) => `${arn.split(':').slice(0, 5).join(':')}:${name}`;
  const arns = climbers.flatMap((climber) => climber.hops.map(({ to }) => arnOf(climber, to)));
  if (arns.length === 0) return [...climbers];
  const found = await db().identity.findMany({
    where: { arn: { in: arns }, accountId: { in: rows.map(({ accountId }) => accountId) } },
    select: { id: true, arn: true },
  });
  const ids = new Map(found.map(({ id, arn }) => [arn, id]));
  return climbers.map((climber) => ({
    ...climber,
    hops: climber.hops.map((hop) => ({ ...hop, toIdentityId: ids.get(arnOf(climber, hop.to)) ?? null })),
  }));
}
