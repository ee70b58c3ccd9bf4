import type {
  AttachedPolicy as AwsAttachedPolicy,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  Role as AwsRole,
  RoleDetail,
  Tag as AwsTag,
  UserDetail,
} from '@aws-sdk/client-iam';
import type {
  AttachedPolicy,
  Group,
  InlinePolicy,
  ManagedPolicy,
  Role,
  RoleActivity,
  User,
} from '@/lib/snapshot/account-snapshot';
import type { Tag } from '@/lib/snapshot/tag';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { toInstant, toInstantOrNull } from '../instant';
import type { PolicyTexts } from './stage-context';

/** What AWS leaves out although its model requires it; nothing real is that old. */
const epoch = new Date(0);

function toTags(tags: AwsTag[] | undefined): Tag[] {
  const plain = (tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));
  return sortedBy(plain, (tag) => tag.key);
}

function toAttached(policies: AwsAttachedPolicy[] | undefined): AttachedPolicy[] {
  const plain = (policies ?? []).map(({ PolicyName = '', PolicyArn = '' }) => ({
    name: PolicyName,
    arn: PolicyArn,
  }));
  return sortedBy(plain, (policy) => policy.arn);
}

function toInline(policies: PolicyDetail[] | undefined, texts: PolicyTexts): InlinePolicy[] {
  const plain = (policies ?? []).map(({ PolicyName = '', PolicyDocument }) => ({
    name: PolicyName,
    document: texts.addEncoded(PolicyDocument),
  }));
  return sortedBy(plain, (policy) => policy.name);
}

interface Named {
  Path?: string;
  Arn?: string;
  CreateDate?: Date;
  AttachedManagedPolicies?: AwsAttachedPolicy[];
}

function toBase(detail: Named) {
  return {
    path: detail.Path ?? '/',
    arn: detail.Arn ?? '',
    createdAt: toInstant(detail.CreateDate ?? epoch),
    attachedPolicies: toAttached(detail.AttachedManagedPolicies),
  };
}

export function toUser(user: UserDetail, texts: PolicyTexts): User {
  return {
    ...toBase(user),
    id: user.UserId ?? '',
    name: user.UserName ?? '',
    inlinePolicies: toInline(user.UserPolicyList, texts),
    groups: [...(user.GroupList ?? [])].sort(),
    permissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    tags: toTags(user.Tags),
  };
}

export function toGroup(group: GroupDetail, texts: PolicyTexts): Group {
  return {
    ...toBase(group),
    id: group.GroupId ?? '',
    name: group.GroupName ?? '',
    inlinePolicies: toInline(group.GroupPolicyList, texts),
  };
}

/** A role from its details; `listed` is its entry in ListRoles, which alone has description and longest session. */
export function toRole(
  role: RoleDetail,
  listed: Pick<AwsRole, 'Description' | 'MaxSessionDuration'> | undefined,
  texts: PolicyTexts,
): Role {
  return {
    ...toBase(role),
    id: role.RoleId ?? '',
    name: role.RoleName ?? '',
    inlinePolicies: toInline(role.RolePolicyList, texts),
    trustPolicy: texts.addEncoded(role.AssumeRolePolicyDocument),
    permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    tags: toTags(role.Tags),
    instanceProfiles: (role.InstanceProfileList ?? []).map((profile) => profile.Arn ?? '').sort(),
    description: listed?.Description ?? null,
    maxSessionDuration: listed?.MaxSessionDuration ?? null,
  };
}

export function toRoleActivity(role: RoleDetail): RoleActivity {
  return {
    arn: role.Arn ?? '',
    at: toInstantOrNull(role.RoleLastUsed?.LastUsedDate),
    region: role.RoleLastUsed?.Region ?? null,
  };
}

export function toManagedPolicy(policy: ManagedPolicyDetail, texts: PolicyTexts): ManagedPolicy {
  const arn = policy.Arn ?? '';
  const versions = (policy.PolicyVersionList ?? []).map((version) => ({
    versionId: version.VersionId ?? '',
    isDefault: version.IsDefaultVersion ?? version.VersionId === policy.DefaultVersionId,
    createdAt: toInstant(version.CreateDate ?? epoch),
    document: texts.addEncoded(version.Document),
  }));
  return {
    arn,
    name: policy.PolicyName ?? '',
    path: policy.Path ?? '/',
    id: policy.PolicyId ?? '',
    awsManaged: /:iam::aws:policy\//.test(arn),
    createdAt: toInstant(policy.CreateDate ?? epoch),
    updatedAt: toInstant(policy.UpdateDate ?? policy.CreateDate ?? epoch),
    attachmentCount: policy.AttachmentCount ?? 0,
    boundaryUsageCount: policy.PermissionsBoundaryUsageCount ?? 0,
    versions: sortedBy(versions, (version) => version.versionId),
  };
}
