import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { IdentityKind } from '@/lib/posture/projection/types';
import { AppError } from '@/lib/errors';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { loadPolicyDocument } from '../../load-snapshot';
import { freshTitle, type StoredVerdict } from '../findings/fresh-title';
import { openFindings, severityRank } from '../../sql/open-findings';
import { daysUntilSeen, seenAccounts, validAt } from '../../sql/seen-accounts';
import { reachAt } from '../paths/reach-at';
import { readIdentityPolicies, type IdentityPolicy } from './read-identity-policies';

interface IdentityFacts {
  id: string;
  arn: string;
  name: string;
  kind: IdentityKind;
  path: string;
  accountId: string;
  accountName: string;
  uniqueId: string | null;
  createdAt: Date | null;
  tags: { key: string; value: string }[];
  permissionsBoundary: string | null;
  description: string | null;
  maxSessionDuration: number | null;
  serviceLinked: boolean;
  passwordEnabled: boolean | null;
  passwordLastChanged: Date | null;
  mfaActive: boolean | null;
  mfaKinds: string[];
  activeKeys: number | null;
  administrator: 'full' | 'equivalent' | 'conditional' | 'none' | null;
  administratorReason: string | null;
  /** Steps to an administrator of any account, fewest first known; 0: it is one. Null: none is known. */
  hopsToAdministrator: number | null;
  /** Whether they hang on a condition that the data does not settle. */
  hopsHangOnCondition: boolean;
  publicTrust: boolean | null;
  externalTrust: boolean | null;
  owner: string | null;
  lastActivityAt: Date | null;
  lastActivityBy: string | null;
  passwordLastUsedAt: Date | null;
  lastRegion: string | null;
  idleDays: number | null;
  snapshotAt: Date;
  snapshotId: string | null;
  /** Set when the identity is gone at the moment shown: when it was last seen. */
  goneSince: Date | null;
}

export interface IdentityCredential {
  kind: string;
  key: string;
  accessKeyId: string | null;
  status: string;
  createdAt: Date | null;
  ageDays: number | null;
  detail: string | null;
  lastUsedAt: Date | null;
  idleDays: number | null;
  region: string | null;
  service: string | null;
}

export interface IdentityTrust {
  principalKind: string;
  principal: string;
  trustedAccountId: string | null;
  vendor: string | null;
  external: boolean;
  externalIdRequired: boolean;
  conditions: string[];
}

export interface IdentityGrant {
  service: string;
  serviceName: string;
  state: 'used' | 'unused' | 'not-tracked';
  lastUsedAt: Date | null;
  idleDays: number | null;
  actionsTracked: number;
  actionsUsed: number;
}

export interface IdentityFinding {
  id: string;
  checkId: string;
  part: string;
  severity: string;
  title: string;
  triage: string;
  firstSeenAt: Date;
  openDays: number;
  reopenedAt: Date | null;
  notCheckedSince: Date | null;
}

export interface IdentityDetail extends IdentityFacts {
  /** Of a user. */
  groups: { id: string | null; name: string }[];
  /** Of a group. */
  members: { id: string; name: string }[];
  policies: IdentityPolicy[];
  credentials: IdentityCredential[];
  trust: IdentityTrust[];
  /** The trust policy's text. */
  trustPolicy: string | null;
  grants: IdentityGrant[];
  findings: IdentityFinding[];
}

interface StateRow extends IdentityFacts {
  groupNames: string[];
  attachedPolicies: { name: string; arn: string }[];
  inlinePolicies: { name: string; document: string }[];
  trustDocument: string | null;
}

/** One identity with all that is known of it at the moment shown. Throws `not-found` outside the viewer's scope. */
export async function getIdentity(
  viewer: Viewer,
  { identityId, at }: { identityId: string; at: AsOf },
): Promise<IdentityDetail> {
  requirePermission(viewer, 'posture:read');
  const state = await readState(viewer, identityId, at);
  const { groupNames, attachedPolicies, inlinePolicies, trustDocument, ...facts } = state;
  const context = { viewer, at, state };
  const [groups, members, credentials, trust, grants, findings, policies, trustPolicy] = await Promise.all([
    readGroups(context, groupNames),
    readMembers(context),
    readCredentials(context),
    readTrust(context),
    readGrants(context),
    readFindings(context),
    readIdentityPolicies({ seen: seenOne(context), at }, { groupNames, attachedPolicies, inlinePolicies }),
    trustDocument ? loadPolicyDocument(trustDocument) : null,
  ]);
  return { ...facts, groups, members, credentials, trust, grants, findings, policies, trustPolicy };
}

async function readState(viewer: Viewer, identityId: string, at: AsOf): Promise<StateRow> {
  const valid = /^[0-9a-f-]{36}$/i.test(identityId);
  const rows = valid
    ? await db().$queryRaw<StateRow[]>`
      with ${seenAccounts(viewer, {}, at)}
      select n.id, n.arn, i.name, i.kind, i.path, s."accountId", s.name as "accountName", i."uniqueId", i."createdAt",
        i.tags, i.groups as "groupNames", i."attachedPolicies", i."inlinePolicies", i."permissionsBoundary", i.description,
        i."maxSessionDuration", i."serviceLinked", i."passwordEnabled", i."passwordLastChanged", i."mfaActive",
        i."mfaKinds", i."activeKeys", i.administrator, i."administratorReason", i."trustDocument", i."publicTrust",
        i."externalTrust", i.owner, u."lastActivityAt", u."lastActivityBy", u."passwordLastUsedAt", u."lastRegion",
        ${daysUntilSeen(Prisma.sql`coalesce(u."lastActivityAt", i."createdAt")`)} as "idleDays",
        s.at as "snapshotAt", s."snapshotId",
        coalesce(r."hopsConfirmed", r."hopsConditional") as "hopsToAdministrator",
        r."identityId" is not null and r."hopsConfirmed" is null as "hopsHangOnCondition",
        case when i."validTo" <= s.at then i."validTo" end as "goneSince"
      from seen s join "Identity" n on n."accountId" = s."accountId" and n.id = ${identityId}::uuid
      join lateral (select * from "IdentityState" x where x."identityId" = n.id and x."validFrom" <= s.at
        order by x."validFrom" desc limit 1) i on true
      left join lateral (select * from "IdentityUse" x where x."identityId" = n.id and x."validFrom" <= s.at
        order by x."validFrom" desc limit 1) u on true
      left join "Reach" r on r."identityId" = n.id and ${reachAt('r', at)}`
    : [];
  const row = rows[0];
  if (!row)
    throw new AppError('not-found', 'There is no such identity here.', 'Search for it by name or ARN.');
  return row;
}

interface Context {
  viewer: Viewer;
  at: AsOf;
  state: StateRow;
}

const seenOne = ({ viewer, at, state }: Context) => seenAccounts(viewer, { accountId: state.accountId }, at);

async function readGroups(context: Context, names: readonly string[]): Promise<IdentityDetail['groups']> {
  if (names.length === 0) return [];
  const rows = await db().$queryRaw<{ id: string; name: string }[]>`
    with ${seenOne(context)}
    select i."identityId" as id, i.name from seen s join "IdentityState" i on i."accountId" = s."accountId"
    where i.kind = 'group' and i.name in (${Prisma.join([...names])}) and ${validAt('i', context.at)}`;
  return names.map((name) => ({ name, id: rows.find((row) => row.name === name)?.id ?? null }));
}

async function readMembers(context: Context): Promise<IdentityDetail['members']> {
  if (context.state.kind !== 'group') return [];
  return db().$queryRaw<{ id: string; name: string }[]>`
    with ${seenOne(context)}
    select i."identityId" as id, i.name from seen s join "IdentityState" i on i."accountId" = s."accountId"
    where i.kind = 'user' and i.groups ? ${context.state.name} and ${validAt('i', context.at)} order by lower(i.name)`;
}

async function readCredentials(context: Context): Promise<IdentityCredential[]> {
  return db().$queryRaw<IdentityCredential[]>`
    with ${seenOne(context)}
    select c.kind, c.key, c."accessKeyId", c.status, c."createdAt", c.detail, u."lastUsedAt", u.region, u.service,
      ${daysUntilSeen(Prisma.sql`c."createdAt"`)} as "ageDays",
      ${daysUntilSeen(Prisma.sql`coalesce(u."lastUsedAt", c."createdAt")`)} as "idleDays"
    from seen s join "CredentialState" c on c."accountId" = s."accountId"
    left join "CredentialUse" u on u."identityId" = c."identityId" and u.kind = c.kind and u.key = c.key
      and ${validAt('u', context.at)}
    where c."identityId" = ${context.state.id}::uuid and ${validAt('c', context.at)}
    order by c.kind, c."createdAt", c.key`;
}

async function readTrust(context: Context): Promise<IdentityTrust[]> {
  return db().$queryRaw<IdentityTrust[]>`
    with ${seenOne(context)}
    select t."principalKind", t.principal, t."trustedAccountId", t.vendor, t.external, t."externalIdRequired", t.conditions
    from seen s join "TrustState" t on t."accountId" = s."accountId"
    where t."identityId" = ${context.state.id}::uuid and ${validAt('t', context.at)} order by t.position, t.principal`;
}

async function readGrants(context: Context): Promise<IdentityGrant[]> {
  return db().$queryRaw<IdentityGrant[]>`
    with ${seenOne(context)}
    select g.service, max(g."serviceName") as "serviceName",
      (array_agg(g.state) filter (where g.action = ''))[1] as state,
      max(g."lastUsedAt") filter (where g.action = '' and g."lastUsedAt" <= s.at) as "lastUsedAt",
      ${daysUntilSeen(Prisma.sql`max(g."lastUsedAt") filter (where g.action = '' and g."lastUsedAt" <= s.at)`)} as "idleDays",
      (count(*) filter (where g.action <> ''))::int as "actionsTracked",
      (count(*) filter (where g.action <> '' and g.state = 'used'))::int as "actionsUsed"
    from seen s join "GrantState" g on g."accountId" = s."accountId"
    where g."identityId" = ${context.state.id}::uuid and ${validAt('g', context.at)}
    group by g.service, s.at having bool_or(g.action = '')
    order by max(g."lastUsedAt") filter (where g.action = '') desc nulls last, g.service`;
}

async function readFindings(context: Context): Promise<IdentityFinding[]> {
  const rows = await db().$queryRaw<(IdentityFinding & { verdict: StoredVerdict | null })[]>`
    with ${seenOne(context)}
    select f.id, f."checkId", f.part, f.severity, f.title, f.triage, f."firstSeenAt",
      f."reopenedAt", f."notCheckedSince",
      ${daysUntilSeen(Prisma.sql`coalesce(f."reopenedAt", f."firstSeenAt")`)} as "openDays",
      case when r.id is not null then jsonb_build_object('title', r.title, 'evidence', r.evidence) end as verdict
    from ${openFindings(context.at)} f join seen s on s."accountId" = f."accountId"
    left join "CheckResult" r on r."accountId" = f."accountId" and r."checkId" = f."checkId"
      and r.resource = f.resource and r.part = f.part and ${validAt('r', context.at)} and r.result = 'fail'
    where f."identityId" = ${context.state.id}::uuid
    order by ${severityRank(Prisma.sql`f.severity`)}, f."firstSeenAt", f.id`;
  return rows.map(({ verdict, ...row }) => ({
    ...row,
    title: freshTitle({ ...row, verdict }, context.state.snapshotAt),
  }));
}
