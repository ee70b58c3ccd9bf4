import type { AccountBook } from '../account-book';
import { homeRegion } from '../regions';

const namespace = 'HalyardTrail';

/** The patterns that benchmarks recommend, by the metric that they feed. */
const patterns: Record<string, string> = {
  RootUse:
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  IamPolicyChanges: `{ ${[
    'DeleteGroupPolicy',
    'DeleteRolePolicy',
    'DeleteUserPolicy',
    'PutGroupPolicy',
    'PutRolePolicy',
    'PutUserPolicy',
    'CreatePolicy',
    'DeletePolicy',
    'CreatePolicyVersion',
    'DeletePolicyVersion',
    'AttachRolePolicy',
    'DetachRolePolicy',
    'AttachUserPolicy',
    'DetachUserPolicy',
    'AttachGroupPolicy',
    'DetachGroupPolicy',
  ]
    .map((name) => `($.eventName = ${name})`)
    .join(' || ')} }`,
  ConsoleWithoutMfa:
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ConsoleFailures: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  UnauthorizedCalls: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  TrailChanges:
    '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }',
  OrganizationChanges: `{ ($.eventSource = organizations.amazonaws.com) && (${[
    'AcceptHandshake',
    'AttachPolicy',
    'CreateAccount',
    'CreateOrganizationalUnit',
    'CreatePolicy',
    'DeclineHandshake',
    'DeleteOrganization',
    'DeleteOrganizationalUnit',
    'DeletePolicy',
    'DetachPolicy',
    'DisablePolicyType',
    'EnablePolicyType',
    'InviteAccountToOrganization',
    'LeaveOrganization',
    'MoveAccount',
    'RemoveAccountFromOrganization',
    'UpdatePolicy',
    'UpdateOrganizationalUnit',
  ]
    .map((name) => `($.eventName = "${name}")`)
    .join(' || ')}) }`,
  KeyChanges:
    '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
  BucketPolicyChanges: `{ ($.eventSource = s3.amazonaws.com) && (${[
    'PutBucketAcl',
    'PutBucketPolicy',
    'PutBucketCors',
    'PutBucketLifecycle',
    'PutBucketReplication',
    'DeleteBucketPolicy',
    'DeleteBucketCors',
    'DeleteBucketLifecycle',
    'DeleteBucketReplication',
  ]
    .map((name) => `($.eventName = ${name})`)
    .join(' || ')}) }`,
  ConfigChanges:
    '{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }',
};

const topicArn = (book: AccountBook, region: string, topic: string) =>
  `arn:aws:sns:${region}:${book.id}:${topic}`;

function addFilter(
  book: AccountBook,
  at: number,
  { group, metric }: { group: string; metric: string },
): void {
  book.add(at, {
    type: 'metric-filter-set',
    region: homeRegion,
    group,
    name: metric,
    pattern: patterns[metric] ?? '',
    namespace,
    metric,
  });
}

function addAlarm(
  book: AccountBook,
  at: number,
  alarm: { metric: string; actionsEnabled?: boolean; actions: string[] },
): void {
  const { metric, actionsEnabled = true, actions } = alarm;
  book.add(at, {
    type: 'alarm-set',
    region: homeRegion,
    name: `trail-${metric}`,
    namespace,
    metric,
    actionsEnabled,
    actions,
  });
}

/** Alarms of the management account that were left undone: one too noisy, one forgotten, one that nobody hears. */
const undone: Record<string, 'muted' | 'no-alarm' | 'unheard'> = {
  UnauthorizedCalls: 'muted',
  BucketPolicyChanges: 'no-alarm',
  ConfigChanges: 'unheard',
};

/** The management account: the organization's trail with a filter, an alarm and a listened-to topic for nearly everything. */
function wireOrganization(book: AccountBook): void {
  const at = book.clock.ago(700);
  const group = 'halyard-organization-trail';
  book.add(at, { type: 'log-group-set', region: homeRegion, group, retentionDays: 400 });
  book.add(at, { type: 'topic-set', region: homeRegion, topic: 'security-alerts', confirmed: 2 });
  book.add(at, { type: 'topic-set', region: homeRegion, topic: 'config-team', confirmed: 0 });
  for (const metric of Object.keys(patterns)) {
    addFilter(book, at, { group, metric });
    const gap = undone[metric];
    if (gap === 'no-alarm') continue;
    const topic = gap === 'unheard' ? 'config-team' : 'security-alerts';
    const actions = [topicArn(book, homeRegion, topic)];
    addAlarm(book, at, { metric, actionsEnabled: gap !== 'muted', actions });
  }
}

/** payments-prod began and stopped half-way: nobody subscribed, one alarm is muted, one filter has no alarm. */
function wireHalf(book: AccountBook): void {
  const at = book.clock.ago(520);
  const group = 'pci-trail';
  book.add(at, { type: 'log-group-set', region: homeRegion, group, retentionDays: 90 });
  book.add(at, { type: 'topic-set', region: homeRegion, topic: 'pci-alerts', confirmed: 0 });
  const actions = [topicArn(book, homeRegion, 'pci-alerts')];
  for (const metric of ['RootUse', 'IamPolicyChanges', 'KeyChanges']) addFilter(book, at, { group, metric });
  addAlarm(book, at, { metric: 'RootUse', actions });
  addAlarm(book, at, { metric: 'IamPolicyChanges', actionsEnabled: false, actions });
}

/** security-audit listens to EventBridge, where the events of global services arrive. */
function addRules(book: AccountBook): void {
  const at = book.clock.ago(450);
  const region = 'us-east-1';
  book.add(at, { type: 'topic-set', region, topic: 'security-alerts', confirmed: 3 });
  const targets = [topicArn(book, region, 'security-alerts')];
  const rules: [string, boolean, object][] = [
    ['root-use', true, { detail: { userIdentity: { type: ['Root'] } } }],
    [
      'trail-changes',
      true,
      {
        source: ['aws.cloudtrail'],
        detail: {
          eventName: ['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'],
        },
      },
    ],
    ['console-failures', false, { detail: { eventName: ['ConsoleLogin'] } }],
  ];
  for (const [name, enabled, pattern] of rules) {
    book.add(at, {
      type: 'event-rule-set',
      region,
      name,
      enabled,
      pattern: JSON.stringify(pattern),
      targets,
    });
  }
}

/** What turns the events of trails into messages. */
export function addAlerts(book: AccountBook): void {
  if (book.account.name === 'halyard-root') wireOrganization(book);
  if (book.account.name === 'payments-prod') wireHalf(book);
  if (book.account.name === 'security-audit') addRules(book);
}
