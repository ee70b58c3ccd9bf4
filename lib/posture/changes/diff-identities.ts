import type { Group, Role, User } from '@/lib/snapshot/account-snapshot';
import type { EntityKind } from '../types';
import { bothRead, type Comparison, type Difference, isUnread, pair } from './sides';

type Kind = Extract<EntityKind, 'user' | 'group' | 'role'>;
type Identity = User | Group | Role;

/** Users, groups and roles that came, went or changed in configuration. Trust is compared elsewhere. */
export function diffIdentities({ before, after }: Comparison): Difference[] {
  const users = bothRead<User[]>(before.snapshot.users, after.snapshot.users);
  const groups = bothRead<Group[]>(before.snapshot.groups, after.snapshot.groups);
  const roles = bothRead<Role[]>(before.snapshot.roles, after.snapshot.roles);
  return [
    ...(users ? diffList('user', users) : diffReportUsers({ before, after })),
    ...(groups ? diffList('group', groups) : []),
    ...(roles ? diffList('role', roles) : []),
  ];
}

function diffList(kind: Kind, lists: { before: Identity[]; after: Identity[] }): Difference[] {
  const { added, removed, kept } = pair(lists.before, lists.after, ({ arn }) => arn);
  return [
    ...added.map((identity) => existence(kind, identity.arn, 'created')),
    ...removed.map((identity) => existence(kind, identity.arn, 'deleted')),
    ...kept
      .filter((identity) => identity.before !== identity.after)
      .flatMap((identity) => diffIdentity(kind, identity)),
  ];
}

/** Where users are not collected (an import), the reports tell who came and went. */
function diffReportUsers({ before, after }: Comparison): Difference[] {
  if (isUnread(before.snapshot.users, after.snapshot.users)) return [];
  const reports = bothRead(before.snapshot.credentialReport, after.snapshot.credentialReport);
  if (!reports || reports.before.problems.length > 0 || reports.after.problems.length > 0) return [];
  const usersOf = (report: typeof reports.before) => report.rows.filter((row) => !row.isRoot);
  const { added, removed, kept } = pair(usersOf(reports.before), usersOf(reports.after), ({ arn }) => arn);
  return [
    ...added.map(({ arn }) => existence('user', arn, 'created')),
    ...removed.map(({ arn }) => existence('user', arn, 'deleted')),
    ...kept
      .filter((user) => !isSameTime(user.before.createdAt, user.after.createdAt))
      .map((user) => recreated('user', user.before, user.after)),
  ];
}

function existence(kind: Kind, arn: string, field: 'created' | 'deleted'): Difference {
  const [before, after] = field === 'created' ? [false, true] : [true, false];
  return { entityKind: kind, entity: arn, identityArn: arn, field, before, after, event: `${kind}-${field}` };
}

/** The same ARN with another unique id or creation time is another identity (decisions 11). */
function recreated(
  kind: Kind,
  before: { arn: string; createdAt: string },
  after: { createdAt: string },
): Difference {
  return {
    entityKind: kind,
    entity: before.arn,
    identityArn: before.arn,
    field: 're-created',
    before: before.createdAt,
    after: after.createdAt,
    event: 're-created',
  };
}

function diffIdentity(kind: Kind, { before, after }: { before: Identity; after: Identity }): Difference[] {
  const differences: Difference[] = [];
  if (before.id !== after.id || !isSameTime(before.createdAt, after.createdAt))
    differences.push(recreated(kind, before, after));
  const about = { entityKind: kind, entity: after.arn, identityArn: after.arn };
  differences.push(...diffPolicies(about, before, after));
  differences.push(...diffFields(about, before, after));
  if ('groups' in before && 'groups' in after) {
    const named = { field: 'groups', gained: 'group-joined', lost: 'group-left' };
    differences.push(...diffNames(about, named, before.groups, after.groups));
  }
  return differences;
}

type About = Pick<Difference, 'entityKind' | 'entity' | 'identityArn'>;

function diffPolicies(about: About, before: Identity, after: Identity): Difference[] {
  const arns = (identity: Identity) => identity.attachedPolicies.map(({ arn }) => arn);
  const names = (identity: Identity) => identity.inlinePolicies.map(({ name }) => name);
  const attached = { field: 'attachedPolicies', gained: 'policy-attached', lost: 'policy-detached' };
  const inline = { field: 'inlinePolicies', gained: 'policy-attached', lost: 'policy-detached' };
  const edited = pair(before.inlinePolicies, after.inlinePolicies, ({ name }) => name)
    .kept.filter((policy) => policy.before.document !== policy.after.document)
    .map((policy): Difference => ({
      ...about,
      field: `inlinePolicies.${policy.after.name}`,
      before: policy.before.document,
      after: policy.after.document,
      event: 'policy-version-changed',
    }));
  return [
    ...diffNames(about, attached, arns(before), arns(after)),
    ...diffNames(about, inline, names(before), names(after)),
    ...edited,
  ];
}

/** One difference per name that a list gained or lost. */
function diffNames(
  about: About,
  named: { field: string; gained: string; lost: string },
  ...[before, after]: [readonly string[], readonly string[]]
): Difference[] {
  const { added, removed } = pair(before, after, (name) => name);
  return [
    ...added.map((name) => ({
      ...about,
      field: named.field,
      before: null,
      after: name,
      event: named.gained,
    })),
    ...removed.map((name) => ({
      ...about,
      field: named.field,
      before: name,
      after: null,
      event: named.lost,
    })),
  ];
}

function diffFields(about: About, before: Identity, after: Identity): Difference[] {
  const old = comparedFields(before);
  return Object.entries(comparedFields(after)).flatMap(([field, value]): Difference[] => {
    const earlier = old[field] ?? null;
    if (JSON.stringify(earlier) === JSON.stringify(value)) return [];
    const event = field === 'permissionsBoundary' ? boundaryEvent(earlier, value) : null;
    return [{ ...about, field, before: earlier, after: value, event }];
  });
}

type Value = NonNullable<Difference['before']> | null;

function comparedFields(identity: Identity): Record<string, Value> {
  const fields: Record<string, Value> = {};
  if ('permissionsBoundary' in identity) {
    fields.permissionsBoundary = identity.permissionsBoundary;
    fields.tags = identity.tags.map(({ key, value }) => `${key}=${value}`).sort();
  }
  if ('instanceProfiles' in identity) {
    fields.description = identity.description;
    fields.maxSessionDuration = identity.maxSessionDuration;
    fields.instanceProfiles = [...identity.instanceProfiles].sort();
  }
  return fields;
}

function boundaryEvent(before: Value, after: Value): string {
  if (before === null) return 'boundary-set';
  return after === null ? 'boundary-removed' : 'boundary-changed';
}

function isSameTime(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b);
}
