import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { findCutSet } from '@/lib/iam/escalation/cut-set';
import { escalationPaths, type EscalationPath, type Permission } from '@/lib/iam/escalation/paths';
import { readStep, type ToldStep } from '@/lib/iam/escalation/step-text';
import { findGrantingStatements } from '@/lib/iam/find-granting-statements';
import { evidenceText } from '@/lib/posture/evidence';
import { evidenceList } from '@/lib/posture/facts/list-in-words';
import type { EvidenceField, Severity } from '@/lib/posture/types';
import { db } from '../../client';
import { type Prisma } from '../../generated/client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import {
  readIdentityPolicies,
  type IdentityPolicy,
  type PolicySources,
} from '../identities/read-identity-policies';
import { readUnusedGrants } from './read-unused-grants';

/** A statement that allows one call of a way. */
export interface GrantOfCall {
  policy: string;
  /** ARN of a managed policy; null for an inline one. */
  arn: string | null;
  /** AWS keeps the policy: it cannot be edited. */
  awsManaged: boolean;
  /** Name of the group that hands the policy on. */
  group: string | null;
  statement: string;
  conditional: boolean;
}

/** One call of a way, and where the right to make it comes from. None: the trust of the target alone lets in. */
export interface CallOfWay {
  action: string;
  on: Permission['on'];
  grants: GrantOfCall[];
  /** Last-accessed data says that it was not used within the settings' days; null: it does not say. */
  unused: boolean | null;
}

/** One way of the catalogue that is open to an identity. */
export interface OpenWay {
  id: string;
  name: string;
  summary: string;
  severity: Severity;
  calls: CallOfWay[];
  /** Names within the account of those whose rights are had by it; the identity itself where it strengthens itself. */
  targets: string[];
}

/** One hop of the shortest route. */
export interface Hop extends ToldStep {
  /** Where the hop leads, when that is an identity that is known. */
  toIdentityId: string | null;
}

/** An identity that is no administrator and can become one. */
export interface Climber {
  identityId: string;
  arn: string;
  name: string;
  kind: 'user' | 'role';
  accountId: string;
  accountName: string;
  severity: Severity;
  /** The route hangs on a condition that the data does not settle. */
  conditional: boolean;
  hops: Hop[];
  /** The ways of the first hop. */
  ways: OpenWay[];
}

/** A change that closes ways. */
export interface CutOfPaths {
  kind: 'policy' | 'aws-policy' | 'inline' | 'identity' | 'trust';
  action: string;
  /** Of the policy, the identity or the role whose trust is meant. */
  name: string;
  /** Identity or group that an inline policy belongs to. */
  holder: string | null;
  accountName: string;
  /** The call was not used by anybody who has it by this grant. */
  unused: boolean;
  closes: number;
  closedSoFar: number;
  /** Names of identities that reach nobody any more. */
  frees: string[];
}

export interface PathsToAdministrator {
  climbers: Climber[];
  /** Ways of all climbers. */
  ways: number;
  cuts: CutOfPaths[];
  /** Identities of which the check could not tell. */
  unknown: number;
}

const checkId = 'privilege-escalation-paths';
const catalogue = new Map(escalationPaths.map((path) => [path.id, path]));

interface ResultRow extends PolicySources {
  identityId: string;
  arn: string;
  name: string;
  kind: 'user' | 'role';
  accountId: string;
  accountName: string;
  severity: Severity;
  evidence: EvidenceField[];
}

/**
 * Who is no administrator and can become one, by which ways and grants, and the fewest changes that close all of it.
 * The routes are those that the check found when the snapshot was judged.
 */
export async function listPaths(viewer: Viewer, params: Place & { at: AsOf }): Promise<PathsToAdministrator> {
  requirePermission(viewer, 'posture:read');
  const seen = seenAccounts(viewer, params, params.at);
  const [rows, unknown] = await Promise.all([readResults(seen, params.at), countUnknown(seen, params.at)]);
  const told = await Promise.all(rows.map((row) => tellClimber(viewer, row, params.at)));
  const climbers = await withIdentities(told, rows);
  return {
    climbers: climbers.sort((a, b) => a.hops.length - b.hops.length || b.ways.length - a.ways.length),
    ways: climbers.reduce((sum, { ways }) => sum + ways.length, 0),
    cuts: cutsOf(climbers),
    unknown,
  };
}

async function readResults(seen: Prisma.Sql, at: AsOf): Promise<ResultRow[]> {
  return db().$queryRaw<ResultRow[]>`
    with ${seen}
    select r."identityId", n.arn, i.name, i.kind, s."accountId", s.name as "accountName", r.severity, r.evidence,
      i.groups as "groupNames", i."attachedPolicies", i."inlinePolicies"
    from seen s join "CheckResult" r on r."accountId" = s."accountId" and r."checkId" = ${checkId}
      and r.result = 'fail' and ${validAt('r', at)}
    join "Identity" n on n.id = r."identityId"
    join "IdentityState" i on i."identityId" = r."identityId" and ${validAt('i', at)}
    order by s.name, lower(i.name)`;
}

async function countUnknown(seen: Prisma.Sql, at: AsOf): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    with ${seen}
    select count(*)::int as count from seen s join "CheckResult" r on r."accountId" = s."accountId"
      and r."checkId" = ${checkId} and r.result = 'unknown' and ${validAt('r', at)}`;
  return rows[0]?.count ?? 0;
}

async function tellClimber(viewer: Viewer, row: ResultRow, at: AsOf): Promise<Climber> {
  const { identityId, arn, name, kind, accountId, accountName, severity, evidence } = row;
  const hops = evidenceList(evidence, 'steps').flatMap((text) => readStep(text) ?? []);
  const seen = seenAccounts(viewer, { accountId }, at);
  const policies = await readIdentityPolicies({ seen, at }, row);
  const unused = await readUnusedGrants(seen, at, identityId);
  const others = evidenceList(evidence, 'otherFirstSteps').flatMap((text) => readStep(text) ?? []);
  const known = {
    permissions: new Set([
      ...evidenceList(evidence, 'permissions'),
      ...evidenceList(evidence, 'permissionsOfOtherSteps'),
    ]),
    policies,
    unused,
  };
  const ways = waysOf([...hops.slice(0, 1), ...others], known);
  return {
    ...{ identityId, arn, name, kind, accountId, accountName, severity, ways },
    conditional: evidenceText(evidence, 'dependsOnCondition') === 'true',
    hops: hops.map((hop) => ({ ...hop, toIdentityId: null })),
  };
}

/** One way for each path of the catalogue, however many it leads to. */
function waysOf(firstHops: readonly ToldStep[], known: Known): OpenWay[] {
  const targets = new Map<string, string[]>();
  for (const { to, pathIds } of firstHops)
    for (const id of pathIds) targets.set(id, [...(targets.get(id) ?? []), to]);
  return [...targets].flatMap(([id, names]) => {
    const path = catalogue.get(id);
    return path ? [{ ...toWay(path, known), targets: names }] : [];
  });
}

interface Known {
  permissions: ReadonlySet<string>;
  policies: readonly IdentityPolicy[];
  unused: (action: string) => boolean | null;
}

function toWay(path: EscalationPath, known: Known): Omit<OpenWay, 'targets'> {
  const group = path.anyOf.find((calls) => calls.every(({ action }) => known.permissions.has(action))) ?? [];
  return {
    id: path.id,
    name: path.name,
    summary: path.summary,
    severity: path.severity,
    calls: [...path.allOf, ...group].map(({ action, on }) => ({
      action,
      on,
      unused: known.unused(action),
      grants: findGrantingStatements(action, known.policies).map(({ policy, text, conditional }) => ({
        policy: policy.name,
        arn: policy.arn,
        awsManaged: policy.awsManaged,
        group: policy.group,
        statement: text,
        conditional,
      })),
    })),
  };
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

type Grant = Pick<CutOfPaths, 'kind' | 'action' | 'name' | 'holder' | 'accountName' | 'unused'>;

/** What has to go so that a climber cannot make a call: a statement of one policy, of several, or of a role's trust. */
function grantOf(climber: Climber, { action, grants, unused }: CallOfWay): { key: string; grant: Grant } {
  const { accountId, accountName, arn, name } = climber;
  const told = { action, accountName, unused: unused === true, holder: null };
  const [first] = grants;
  if (!first) {
    const role = climber.hops[0]?.to ?? '';
    return { key: `trust ${accountId} ${role} ${arn}`, grant: { ...told, kind: 'trust', name: role } };
  }
  const sources = new Set(grants.map((grant) => sourceOf(climber, grant)));
  if (sources.size > 1)
    return { key: `identity ${arn} ${action}`, grant: { ...told, kind: 'identity', name } };
  const kind = first.arn === null ? 'inline' : first.awsManaged ? 'aws-policy' : 'policy';
  const holder = first.arn === null ? (first.group ?? name) : null;
  return {
    key: `${accountId} ${sourceOf(climber, first)} ${action}`,
    grant: { ...told, kind, name: first.policy, holder },
  };
}

/** The one policy that a statement stands in, however many have it. */
function sourceOf(climber: Climber, { arn, group, policy }: GrantOfCall): string {
  return arn ?? `${group === null ? climber.arn : `group ${group}`} ${policy}`;
}

function cutsOf(climbers: readonly Climber[]): CutOfPaths[] {
  const grants = new Map<string, Grant>();
  const ways = climbers.flatMap((climber) => {
    const [first] = climber.hops;
    const leadsOn = climber.hops.length > 1;
    return climber.ways.map(({ calls, targets }) => ({
      identity: `${climber.accountId} ${first?.from ?? climber.name}`,
      next: leadsOn ? targets.map((target) => `${climber.accountId} ${target}`) : null,
      needs: calls.map((call) => {
        const { key, grant } = grantOf(climber, call);
        const known = grants.get(key);
        grants.set(key, { ...grant, unused: grant.unused && (known?.unused ?? true) });
        return key;
      }),
    }));
  });
  const names = new Map(
    climbers.map(({ accountId, hops, name }) => [`${accountId} ${hops[0]?.from ?? name}`, name]),
  );
  return findCutSet(ways, (key) => (grants.get(key)?.unused ? 0 : 1)).flatMap(
    ({ grant: key, frees, ...cut }) => {
      const grant = grants.get(key);
      return grant ? [{ ...grant, ...cut, frees: frees.map((one) => names.get(one) ?? one) }] : [];
    },
  );
}
