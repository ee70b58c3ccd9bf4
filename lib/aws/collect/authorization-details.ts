import {
  GetAccountAuthorizationDetailsCommand,
  ListRolesCommand,
  type GetAccountAuthorizationDetailsCommandOutput,
  type ManagedPolicyDetail,
  type Role as AwsRole,
} from '@aws-sdk/client-iam';
import type { StageError } from '@/lib/snapshot/stage';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { awsPolicyCache, type AwsPolicies } from './aws-policy-cache';
import { toGroup, toManagedPolicy, toRole, toRoleActivity, toUser } from './identity-shapes';
import { iamNext, listAll } from './paginate';
import { previousOf, read, type StageContext, type StageResult } from './stage-context';

type Filter = 'User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy';
const own: Filter[] = ['User', 'Role', 'Group', 'LocalManagedPolicy'];

/** AWS changes its managed policies rarely: each account reads their documents again once in this many days. */
const awsPolicyDays = 7;

type Details = Pick<
  Required<GetAccountAuthorizationDetailsCommandOutput>,
  'UserDetailList' | 'GroupDetailList' | 'RoleDetailList' | 'Policies'
>;

async function readDetails(context: StageContext, filter: Filter[]): Promise<Details> {
  const { session, progress } = context;
  const details: Details = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  await listAll(
    async (marker) => {
      const page = await session.iam(
        new GetAccountAuthorizationDetailsCommand({ Filter: filter, Marker: marker, MaxItems: 1000 }),
      );
      details.UserDetailList.push(...(page.UserDetailList ?? []));
      details.GroupDetailList.push(...(page.GroupDetailList ?? []));
      details.RoleDetailList.push(...(page.RoleDetailList ?? []));
      details.Policies.push(...(page.Policies ?? []));
      return { items: [page], next: iamNext(page) };
    },
    () => progress(countOf(details), null),
  );
  return details;
}

function countOf(details: Details): number {
  const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = details;
  return UserDetailList.length + GroupDetailList.length + RoleDetailList.length + Policies.length;
}

type Listed = Pick<AwsRole, 'Description' | 'MaxSessionDuration'>;
type RoleList = { roles: Map<string, Listed>; error: StageError | null };

/** What the last scan knew of these very roles; null when AWS must be asked. */
function knownRoleList(context: StageContext, details: Details): RoleList | null {
  const { session, pace } = context;
  if (isTurnDue(context, session.link.accountId, pace.detailDays)) return null;
  const known = new Map((previousOf(context, 'roles')?.value ?? []).map((role) => [role.id, role]));
  const roles = new Map<string, Listed>();
  for (const { RoleId = '', Arn = '' } of details.RoleDetailList) {
    const role = known.get(RoleId);
    if (!role?.maxSessionDuration) return null;
    roles.set(Arn, {
      Description: role.description ?? undefined,
      MaxSessionDuration: role.maxSessionDuration,
    });
  }
  return { roles, error: null };
}

/** Description and longest session of each role, which the details leave out. */
async function readRoleList(context: StageContext): Promise<RoleList> {
  const { value, error } = await attempt('iam:ListRoles', () =>
    listAll<AwsRole>(async (marker) => {
      const page = await context.session.iam(new ListRolesCommand({ MaxItems: 1000, Marker: marker }));
      return { items: page.Roles ?? [], next: iamNext(page) };
    }),
  );
  return { roles: new Map((value ?? []).map((role) => [role.Arn ?? '', role])), error };
}

function isAwsManaged(arn: string): boolean {
  return /^arn:[a-z0-9-]+:iam::aws:policy\//.test(arn);
}

/** AWS managed policies that something in the account is attached to or bounded by, with how often. */
function awsPoliciesInUse(details: Details): Map<string, { attached: number; bounding: number }> {
  const inUse = new Map<string, { attached: number; bounding: number }>();
  const note = (arn: string | undefined, how: 'attached' | 'bounding') => {
    if (!arn || !isAwsManaged(arn)) return;
    const count = inUse.get(arn) ?? { attached: 0, bounding: 0 };
    count[how] += 1;
    inUse.set(arn, count);
  };
  const { UserDetailList, GroupDetailList, RoleDetailList } = details;
  for (const identity of [...UserDetailList, ...GroupDetailList, ...RoleDetailList]) {
    for (const policy of identity.AttachedManagedPolicies ?? []) note(policy.PolicyArn, 'attached');
  }
  for (const identity of [...UserDetailList, ...RoleDetailList]) {
    note(identity.PermissionsBoundary?.PermissionsBoundaryArn, 'bounding');
  }
  return inUse;
}

/** Documents of AWS's own policies are the same in every account, so they are asked for only when unknown or old. */
async function readAwsPolicies(
  context: StageContext,
  details: Details,
  cache: AwsPolicies,
): Promise<ReturnType<typeof toManagedPolicy>[]> {
  const learn = (policies: ManagedPolicyDetail[]) => {
    for (const policy of policies) if (isAwsManaged(policy.Arn ?? '')) cache.learn(policy, context.takenAt);
  };
  learn(details.Policies);
  const inUse = awsPoliciesInUse(details);
  if ([...inUse.keys()].some((arn) => !cache.find(arn))) {
    learn((await readDetails(context, ['AWSManagedPolicy'])).Policies);
  }
  return [...inUse].flatMap(([arn, count]) => {
    const known = cache.find(arn);
    if (!known) return [];
    const counted = { AttachmentCount: count.attached, PermissionsBoundaryUsageCount: count.bounding };
    return [toManagedPolicy({ ...known, ...counted }, context.documents)];
  });
}

/** Users, groups, roles, the use of roles, and all policies with their texts. */
export async function collectAuthorizationDetails(context: StageContext): Promise<StageResult> {
  const { takenAt, previous, documents, session } = context;
  const cache = awsPolicyCache(session.link.partition);
  if (previous) cache.seed(previous);
  const isRereadDue = isTurnDue(context, session.link.accountId, awsPolicyDays);
  const details = await readDetails(context, isRereadDue ? [...own, 'AWSManagedPolicy'] : own);
  const awsPolicies = await readAwsPolicies(context, details, cache);
  const { roles: roleList, error } = knownRoleList(context, details) ?? (await readRoleList(context));
  const local = details.Policies.filter((policy) => !isAwsManaged(policy.Arn ?? ''));
  return {
    readings: {
      users: read(
        details.UserDetailList.map((user) => toUser(user, documents)),
        takenAt,
      ),
      groups: read(
        details.GroupDetailList.map((group) => toGroup(group, documents)),
        takenAt,
      ),
      roles: read(
        details.RoleDetailList.map((role) => toRole(role, roleList.get(role.Arn ?? ''), documents)),
        takenAt,
      ),
      roleActivity: read(details.RoleDetailList.map(toRoleActivity), takenAt),
      policies: read([...local.map((policy) => toManagedPolicy(policy, documents)), ...awsPolicies], takenAt),
    },
    error: error ?? undefined,
  };
}
