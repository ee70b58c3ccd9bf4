import type { Dated, Topic } from './topic';

const region = 'eu-west-1';

const sound: Dated[] = [
  [400, { type: 'guardduty-set', region, status: 'ENABLED' }],
  [400, { type: 'security-hub-set', region, standards: ['aws-foundational-security-best-practices'] }],
  [
    400,
    {
      type: 'config-recorder-set',
      region,
      recorder: {
        name: 'default',
        recording: true,
        lastStatus: 'SUCCESS',
        allSupported: true,
        globalTypes: true,
        resourceTypes: [],
      },
    },
  ],
  [400, { type: 'inspector-set', region, ec2: true, ecr: true, lambda: true }],
];

/** GuardDuty watches, and what it found waits; nothing else is on. */
const flawed: Dated[] = [
  [400, { type: 'guardduty-set', region, status: 'ENABLED' }],
  [
    5,
    {
      type: 'guardduty-finding-set',
      region,
      finding: 'mallory',
      kind: 'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
      title: 'Unusual console login',
      severity: 8,
      userName: 'mallory',
    },
  ],
];

const found = { fails: 'flawed root#eu-west-1', passes: 'sound root#eu-west-1' } as const;

/** Services that watch. */
export const detection: Topic = {
  events: { sound, flawed },
  planted: {
    'guardduty-enabled': { fails: 'flawed root#us-east-1', passes: 'sound root#eu-west-1' },
    'guardduty-credential-findings': { fails: 'flawed user/mallory', passes: 'sound root#eu-west-1' },
    'securityhub-enabled': found,
    'config-recorder-enabled': found,
    'inspector-enabled': found,
  },
};
