import type { GroupState, ManagedPolicyState, RoleState, Tags, UserState } from '../../world/types';
import { latestUse } from '../../world/usage';
import { element, escapeXml, members, percentEncode, timeElement, wrap } from '../../wire/xml';

/** Rendered XML of an entity, kept as bytes as long as its version stands. */
export class FragmentCache<T extends { version: number }> {
  private readonly rendered = new WeakMap<T, { version: number; bytes: Buffer }>();
  private readonly render: (entity: T) => string;

  constructor(render: (entity: T) => string) {
    this.render = render;
  }

  bytes(entity: T): Buffer {
    const known = this.rendered.get(entity);
    if (known?.version === entity.version) return known.bytes;
    const bytes = Buffer.from(this.render(entity));
    this.rendered.set(entity, { version: entity.version, bytes });
    return bytes;
  }

  text(entity: T): string {
    return this.bytes(entity).toString();
  }
}

export function policyName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function document(name: string, text: string): string {
  return `<${name}>${percentEncode(text)}</${name}>`;
}

export function tagList(tags: Tags): string {
  return members(
    'Tags',
    Object.entries(tags).map(([key, value]) => element('Key', key) + element('Value', value)),
  );
}

function inlineList(name: string, inline: ReadonlyMap<string, string>): string {
  return members(
    name,
    [...inline].map(([key, text]) => element('PolicyName', key) + document('PolicyDocument', text)),
  );
}

function attachedList(attached: readonly string[]): string {
  return members(
    'AttachedManagedPolicies',
    attached.map((arn) => element('PolicyName', policyName(arn)) + element('PolicyArn', arn)),
  );
}

/** AWS answers `Policy` here although the model's enum has `PermissionsBoundaryPolicy`. (documentation) */
function boundary(arn: string | undefined): string {
  if (arn === undefined) return '';
  return wrap(
    'PermissionsBoundary',
    element('PermissionsBoundaryType', 'Policy') + element('PermissionsBoundaryArn', arn),
  );
}

function identityHead(kind: 'User' | 'Group' | 'Role', of: UserState | GroupState | RoleState): string {
  return (
    element('Path', of.path) +
    element(`${kind}Name`, of.name) +
    element(`${kind}Id`, of.id) +
    element('Arn', of.arn) +
    timeElement('CreateDate', of.createdAt)
  );
}

/** UserDetail of GetAccountAuthorizationDetails. Recorded: UserPolicyList is omitted when empty. */
export const userDetails = new FragmentCache<UserState>((user) =>
  [
    identityHead('User', user),
    user.inline.size > 0 ? inlineList('UserPolicyList', user.inline) : '',
    members('GroupList', user.groups.map(escapeXml)),
    attachedList(user.attached),
    boundary(user.boundary),
    tagList(user.tags),
  ].join(''),
);

export const groupDetails = new FragmentCache<GroupState>((group) =>
  [
    identityHead('Group', group),
    inlineList('GroupPolicyList', group.inline),
    attachedList(group.attached),
  ].join(''),
);

function roleHead(role: RoleState): string {
  return identityHead('Role', role) + document('AssumeRolePolicyDocument', role.trust);
}

function instanceProfiles(role: RoleState): string {
  return members(
    'InstanceProfileList',
    role.instanceProfiles.map(
      (profile) =>
        element('Path', '/') +
        element('InstanceProfileName', profile.name) +
        element('InstanceProfileId', profile.id) +
        element('Arn', profile.arn) +
        timeElement('CreateDate', profile.createdAt) +
        members('Roles', [roleHead(role)]),
    ),
  );
}

/** RoleDetail of GetAccountAuthorizationDetails without RoleLastUsed, which changes with the clock. */
export const roleDetails = new FragmentCache<RoleState>((role) =>
  [
    roleHead(role),
    instanceProfiles(role),
    inlineList('RolePolicyList', role.inline),
    attachedList(role.attached),
    boundary(role.boundary),
    tagList(role.tags),
  ].join(''),
);

/** Role of ListRoles: it has description and session length, but neither boundary, use nor tags. */
export const listedRoles = new FragmentCache<RoleState>(
  (role) =>
    roleHead(role) +
    element('Description', role.description) +
    element('MaxSessionDuration', role.maxSessionSeconds),
);

/** Role of GetRole, without RoleLastUsed. */
export const fullRoles = new FragmentCache<RoleState>(
  (role) => listedRoles.text(role) + boundary(role.boundary) + tagList(role.tags),
);

/** The members that ListUsers and GetUser share, without PasswordLastUsed. */
export const listedUsers = new FragmentCache<UserState>((user) => identityHead('User', user));

export const fullUserTail = new FragmentCache<UserState>(
  (user) => boundary(user.boundary) + tagList(user.tags),
);

const TRACKING_DAYS = 400 * 86_400_000;

/** `<RoleLastUsed/>` when the role was not used in the 400 days before now. */
export function roleLastUsed(role: RoleState, now: number): string {
  const used = latestUse(role.uses, now);
  if (!used || now - used.time > TRACKING_DAYS) return '<RoleLastUsed/>';
  return wrap(
    'RoleLastUsed',
    timeElement('LastUsedDate', used.time) + element('Region', used.usage.region ?? 'us-east-1'),
  );
}

/** ManagedPolicyDetail without its counts. Recorded: Description is not filled here; versions are newest first. */
export const policyDetails = new FragmentCache<ManagedPolicyState>(
  (policy) =>
    element('PolicyName', policy.name) +
    element('PolicyId', policy.id) +
    element('Arn', policy.arn) +
    element('Path', policy.path) +
    element('DefaultVersionId', policy.defaultVersion) +
    element('IsAttachable', true) +
    timeElement('CreateDate', policy.createdAt) +
    timeElement('UpdateDate', policy.updatedAt) +
    members(
      'PolicyVersionList',
      [...policy.versions]
        .reverse()
        .map(
          (version) =>
            document('Document', version.document) +
            element('VersionId', version.id) +
            element('IsDefaultVersion', version.id === policy.defaultVersion) +
            timeElement('CreateDate', version.createdAt),
        ),
    ),
);
