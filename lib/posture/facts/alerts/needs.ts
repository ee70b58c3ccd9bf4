import { apiCall, apiCalls, rootIdentity, type SampleEvent, signIn } from './sample-events';

/** Something that somebody has to be told of, by samples of the events that tell it. */
export interface AlertNeed {
  /** Ends after "told of". */
  what: string;
  samples: readonly SampleEvent[];
}

const verbsOf = (verbs: readonly string[], nouns: readonly string[]): string[] =>
  nouns.flatMap((noun) => verbs.map((verb) => `${verb}${noun}`));

/** What the CIS benchmark wants noticed, event by event. */
export const alertNeeds = {
  rootUse: {
    what: 'root use',
    samples: [
      {
        name: 'sign-in of root',
        isGlobal: true,
        event: signIn(true, { userIdentity: rootIdentity }),
      },
      {
        name: 'API call of root',
        isGlobal: true,
        event: apiCall('iam', 'CreateAccessKey', { userIdentity: rootIdentity }),
      },
    ],
  },
  iamPolicyChanges: {
    what: 'changes of IAM policies',
    samples: apiCalls('iam', true, [
      ...verbsOf(['Put', 'Delete'], ['UserPolicy', 'GroupPolicy', 'RolePolicy']),
      ...verbsOf(['Create', 'Delete'], ['Policy', 'PolicyVersion']),
      ...verbsOf(['Attach', 'Detach'], ['UserPolicy', 'GroupPolicy', 'RolePolicy']),
    ]),
  },
  consoleWithoutMfa: {
    what: 'console sign-ins without MFA',
    samples: [{ name: 'ConsoleLogin without MFA', isGlobal: true, event: signIn(true) }],
  },
  consoleFailures: {
    what: 'failed console sign-ins',
    samples: [{ name: 'failed ConsoleLogin', isGlobal: true, event: signIn(false) }],
  },
  unauthorizedCalls: {
    what: 'denied API calls',
    samples: [
      {
        name: 'UnauthorizedOperation',
        isGlobal: false,
        event: apiCall('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }),
      },
      {
        name: 'AccessDenied',
        isGlobal: false,
        event: apiCall('s3', 'PutBucketPolicy', { errorCode: 'AccessDenied' }),
      },
    ],
  },
  trailChanges: {
    what: 'changes of trails',
    samples: apiCalls('cloudtrail', false, [
      'CreateTrail',
      'UpdateTrail',
      'DeleteTrail',
      'StartLogging',
      'StopLogging',
    ]),
  },
  organizationChanges: {
    what: 'changes of the organization',
    samples: apiCalls('organizations', true, [
      ...verbsOf(['Accept', 'Cancel', 'Decline'], ['Handshake']),
      ...verbsOf(['Create', 'Update', 'Delete', 'Attach', 'Detach'], ['Policy']),
      ...verbsOf(['Create', 'Update', 'Delete'], ['OrganizationalUnit']),
      ...verbsOf(['Create', 'Delete', 'Leave'], ['Organization']),
      ...verbsOf(['Enable', 'Disable'], ['PolicyType']),
      'CreateAccount',
      'EnableAllFeatures',
      'InviteAccountToOrganization',
      'MoveAccount',
      'RemoveAccountFromOrganization',
    ]),
  },
  kmsKeyChanges: {
    what: 'keys that are disabled or deleted',
    samples: apiCalls('kms', false, ['DisableKey', 'ScheduleKeyDeletion']),
  },
  bucketPolicyChanges: {
    what: 'changes of bucket policies',
    samples: apiCalls('s3', false, [
      'PutBucketAcl',
      ...verbsOf(['Put', 'Delete'], ['BucketPolicy', 'BucketCors', 'BucketLifecycle', 'BucketReplication']),
    ]),
  },
  configChanges: {
    what: 'changes of the configuration recorder',
    samples: apiCalls('config', false, [
      'PutConfigurationRecorder',
      'StopConfigurationRecorder',
      'PutDeliveryChannel',
      'DeleteDeliveryChannel',
    ]),
  },
} as const satisfies Record<string, AlertNeed>;
