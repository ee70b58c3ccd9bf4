import type { AccountEventBody, WorldEvent } from '../world/events';
import { ROOT_USER } from '../world/types';
import type { Instant, MfaKind } from '../world/types';
import { Dice } from './dice';
import { permissionDocument, trustDocument } from './documents';
import type { GenerateSpec } from './spec';

const DAY = 86_400_000;

export interface AccountPlan {
  seed: string;
  accountId: string;
  index: number;
  spec: GenerateSpec;
  opened: Instant;
  now: Instant;
}

interface Draft {
  plan: AccountPlan;
  dice: Dice;
  events: WorldEvent[];
}

function tell(draft: Draft, at: Instant, event: AccountEventBody): void {
  draft.events.push({ at, account: draft.plan.accountId, ...event });
}

function someDay(draft: Draft, latest = draft.plan.now): Instant {
  const { opened } = draft.plan;
  const days = Math.max(1, Math.floor((latest - opened) / DAY) - 1);
  return opened + draft.dice.between(1, days) * DAY;
}

const TEAMS = ['platform', 'data', 'payments', 'web', 'mobile', 'search', 'ops', 'security'] as const;
const GROUP_POLICIES = [
  'ReadOnlyAccess',
  'PowerUserAccess',
  'AmazonS3ReadOnlyAccess',
  'IAMUserChangePassword',
] as const;
const ROLE_POLICIES = [
  'AWSLambdaBasicExecutionRole',
  'AmazonSSMManagedInstanceCore',
  'CloudWatchAgentServerPolicy',
  'AmazonECSTaskExecutionRolePolicy',
  'AmazonS3ReadOnlyAccess',
  'AmazonDynamoDBReadOnlyAccess',
] as const;
const SERVICE_PRINCIPALS = ['lambda', 'ec2', 'ecs-tasks', 'states', 'events', 'codebuild'] as const;
const USED_SERVICES = ['s3', 'dynamodb', 'sqs', 'logs', 'ec2', 'lambda', 'kms', 'sts'] as const;

function addPolicies(draft: Draft): void {
  const { dice, plan } = draft;
  for (let index = 0; index < plan.spec.policies; index += 1) {
    const name = `${dice.pick(TEAMS)}-policy-${index}`;
    const created = someDay(draft);
    tell(draft, created, { type: 'policy-created', name, document: permissionDocument(dice) });
    if (dice.chance(0.2)) {
      const document = permissionDocument(dice);
      tell(draft, created + DAY / 2, { type: 'policy-version-added', name, document, setDefault: true });
    }
  }
}

function addGroups(draft: Draft): void {
  for (let index = 0; index < draft.plan.spec.groups; index += 1) {
    const attached = [index === 0 ? 'aws/AdministratorAccess' : `aws/${draft.dice.pick(GROUP_POLICIES)}`];
    tell(draft, draft.plan.opened, { type: 'group-created', name: `group-${index}`, attached });
  }
}

function addConsole(draft: Draft, user: string, created: Instant): void {
  const { dice, plan } = draft;
  tell(draft, created, { type: 'password-set', user });
  if (!dice.chance(plan.spec.problemShare)) {
    const kind = dice.pick<MfaKind>(['virtual', 'virtual', 'fido', 'hardware']);
    tell(draft, created + DAY / 4, { type: 'mfa-added', user, kind, name: user });
  }
  const until = dice.chance(plan.spec.problemShare) ? plan.now - dice.between(60, 300) * DAY : undefined;
  const usage = { weekdaysOnly: true, everyDays: dice.between(1, 5), until };
  tell(draft, created, { type: 'password-used', user, usage });
  const service = dice.pick(USED_SERVICES);
  tell(draft, created, {
    type: 'service-accessed',
    by: { kind: 'user', name: user },
    usage: { ...usage, service },
  });
}

function addKey(draft: Draft, user: string, created: Instant): void {
  const { dice, plan } = draft;
  const old = dice.chance(plan.spec.problemShare);
  const at = old ? created : Math.max(created, plan.now - dice.between(1, 80) * DAY);
  tell(draft, at, { type: 'key-created', user, key: 'key-1' });
  if (dice.chance(0.1)) return;
  const usage = { service: dice.pick(USED_SERVICES), region: 'us-east-1', everyDays: dice.between(1, 9) };
  tell(draft, at, { type: 'key-used', user, key: 'key-1', usage });
  if (dice.chance(0.1)) tell(draft, at + DAY / 4, { type: 'key-created', user, key: 'key-2' });
  if (dice.chance(0.1))
    tell(draft, at + DAY / 2, { type: 'key-status-set', user, key: 'key-1', active: false });
}

function addUsers(draft: Draft): void {
  const { dice, plan } = draft;
  const few = dice.chance(plan.spec.singleSignOnShare);
  const count = few ? Math.max(1, Math.floor(plan.spec.users / 8)) : plan.spec.users;
  for (let index = 0; index < count; index += 1) {
    const team = dice.pick(TEAMS);
    const machine = few || dice.chance(0.35);
    const name = machine ? `svc-${team}-${index}` : `${team}.person-${index}@example.com`;
    const created = someDay(draft);
    const groups =
      machine || plan.spec.groups === 0 ? [] : [`group-${dice.between(0, plan.spec.groups - 1)}`];
    const inline = machine ? { access: permissionDocument(dice) } : undefined;
    tell(draft, created, { type: 'user-created', name, groups, inline, tags: { team } });
    if (!machine) addConsole(draft, name, created);
    if (machine || dice.chance(0.3)) addKey(draft, name, created);
  }
}

function roleTrust(draft: Draft): string {
  const { dice, plan } = draft;
  if (dice.chance(plan.spec.problemShare / 4)) return trustDocument({ AWS: '*' });
  if (dice.chance(plan.spec.problemShare)) {
    const vendor = String(dice.between(200_000_000_000, 299_999_999_999));
    const condition = dice.chance(0.5) ? { StringEquals: { 'sts:ExternalId': `ext-${vendor}` } } : undefined;
    return trustDocument({ AWS: `arn:aws:iam::${vendor}:root` }, condition);
  }
  if (dice.chance(0.3)) return trustDocument({ AWS: `arn:aws:iam::${plan.accountId}:root` });
  return trustDocument({ Service: `${dice.pick(SERVICE_PRINCIPALS)}.amazonaws.com` });
}

function roleAttachments(draft: Draft): string[] {
  const { dice, plan } = draft;
  if (dice.chance(plan.spec.problemShare / 2)) return ['aws/AdministratorAccess'];
  return dice.chance(0.7) ? [`aws/${dice.pick(ROLE_POLICIES)}`] : [];
}

function addRoles(draft: Draft): void {
  const { dice, plan } = draft;
  for (let index = 0; index < plan.spec.roles; index += 1) {
    const created = someDay(draft);
    const name = dice.chance(0.2) ? `cdk-hnb659fds-role-${index}` : `${dice.pick(TEAMS)}-role-${index}`;
    tell(draft, created, {
      type: 'role-created',
      name,
      trust: roleTrust(draft),
      attached: roleAttachments(draft),
      inline: dice.chance(0.6) ? { access: permissionDocument(dice) } : undefined,
      tags: dice.chance(0.5) ? { team: dice.pick(TEAMS) } : undefined,
    });
    if (dice.chance(0.2)) continue;
    const usage = { service: dice.pick(USED_SERVICES), region: 'eu-west-1', everyDays: dice.between(1, 30) };
    tell(draft, created, { type: 'role-used', role: name, usage });
  }
}

function addSettings(draft: Draft): void {
  const { dice, plan } = draft;
  if (!dice.chance(plan.spec.problemShare)) {
    tell(draft, plan.opened, {
      type: 'password-policy-set',
      policy: {
        minimumLength: 14,
        requireSymbols: true,
        requireNumbers: true,
        requireUppercase: true,
        requireLowercase: true,
        allowUsersToChange: true,
        reusePrevention: 24,
      },
    });
    const block = {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    };
    tell(draft, plan.opened, { type: 'public-access-block-set', block });
  }
  if (plan.index > 0) return;
  tell(draft, plan.opened, { type: 'password-set', user: ROOT_USER });
  tell(draft, plan.opened, { type: 'mfa-added', user: ROOT_USER, kind: 'fido', name: 'root-key' });
  tell(draft, plan.opened, {
    type: 'trail-created',
    name: 'organization',
    region: 'us-east-1',
    bucket: 'generated-organization-trail',
    organization: true,
  });
}

/** All events of one generated account but the collector's role; they depend on seed, index and spec alone. */
export function generateAccount(plan: AccountPlan): WorldEvent[] {
  const draft: Draft = { plan, dice: new Dice(plan.seed, 'account', plan.index), events: [] };
  addSettings(draft);
  addPolicies(draft);
  addGroups(draft);
  addUsers(draft);
  addRoles(draft);
  return draft.events;
}
