import type { Dated, Topic } from './topic';

const region = 'eu-west-1';

const named = (...names: string[]) => names.map((name) => `($.eventName = ${name})`).join(' || ');
const calls = (service: string, ...names: string[]) =>
  `{ ($.eventSource = ${service}.amazonaws.com) && (${named(...names)}) }`;

/** What the CIS benchmark wants noticed, as filters of the trail's log group; each named as the check that looks for it. */
const filters: Record<string, string> = {
  'alert-root-use':
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  'alert-iam-policy-changes': `{ ${named(
    ...['Put', 'Delete', 'Attach', 'Detach'].flatMap((verb) =>
      ['UserPolicy', 'GroupPolicy', 'RolePolicy'].map((noun) => verb + noun),
    ),
    'CreatePolicy',
    'DeletePolicy',
    'CreatePolicyVersion',
    'DeletePolicyVersion',
  )} }`,
  'alert-console-no-mfa':
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  'alert-console-failures': '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  'alert-unauthorized-calls':
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  'alert-cloudtrail-changes': calls(
    'cloudtrail',
    'CreateTrail',
    'UpdateTrail',
    'DeleteTrail',
    'StartLogging',
    'StopLogging',
  ),
  'alert-organizations-changes': '{ ($.eventSource = organizations.amazonaws.com) && ($.readOnly IS FALSE) }',
  'alert-kms-key-changes': calls('kms', 'DisableKey', 'ScheduleKeyDeletion'),
  'alert-s3-policy-changes': calls(
    's3',
    'PutBucketAcl',
    ...['Put', 'Delete'].flatMap((verb) =>
      ['BucketPolicy', 'BucketCors', 'BucketLifecycle', 'BucketReplication'].map((noun) => verb + noun),
    ),
  ),
  'alert-config-changes': calls(
    'config',
    'PutConfigurationRecorder',
    'StopConfigurationRecorder',
    'PutDeliveryChannel',
    'DeleteDeliveryChannel',
  ),
};

const sound: Dated[] = [
  [400, { type: 'topic-set', region, topic: 'security', confirmed: 2 }],
  ...Object.entries(filters).flatMap(([name, pattern]): Dated[] => [
    [
      400,
      {
        type: 'metric-filter-set',
        region,
        group: 'trail',
        name,
        pattern,
        namespace: 'Security',
        metric: name,
      },
    ],
    [
      400,
      {
        type: 'alarm-set',
        region,
        name,
        namespace: 'Security',
        metric: name,
        actionsEnabled: true,
        actions: [`arn:aws:sns:${region}:200000000003:security`],
      },
    ],
  ]),
];

/** Who is told of what: all of it in one account, nothing in the other. */
export const alerts: Topic = {
  events: { sound },
  planted: Object.fromEntries(
    Object.keys(filters).map((id) => [id, { fails: 'flawed root', passes: 'sound root' }]),
  ),
};
