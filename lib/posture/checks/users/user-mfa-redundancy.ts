import { asOfReading, evidenceText } from '../../evidence';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { mfaDevicesOf, whyDevicesUnread } from '../../facts/user-mfa';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'info';

/** Console users have a second MFA device for the day that the first is gone. */
export const userMfaRedundancy: Check = {
  id: 'user-mfa-redundancy',
  group: 'users',
  title: 'Console users have a spare MFA device',
  failTitle: 'A console user has a single MFA device',
  rationale:
    'A lost phone locks its owner out, and the hurried reset that follows is what attackers like to ask for.',
  logic:
    'Counts the MFA devices of every console user. Fails, as advice, below the number wanted. Users without a password or without any device are not applicable.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['mfa-devices', 'credential-report'],
  parameters: ['userMinMfaDevices'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials, Assign MFA device: register another one.',
    cli: 'aws iam list-mfa-devices --user-name <user>',
    terraform: null,
  },
  references: ['AWS IAM User Guide, AWS Multi-factor authentication in IAM'],
  evaluate: (input) =>
    input.snapshot.mfaDevices.state === 'skipped'
      ? []
      : judgeConsoleUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: ConsoleUser, { snapshot, thresholds }: CheckInput): Verdict {
  const devices = mfaDevicesOf(user, snapshot);
  if (!devices) return unknownVerdict(whyDevicesUnread(user, snapshot));
  if (devices.length === 0) return notApplicable(`${user.name} has no MFA at all`);
  const asOf = asOfReading(snapshot.mfaDevices, snapshot.takenAt);
  const evidence = fieldsOf('MFA devices', asOf, { user: user.name, devices: devices.length });
  if (devices.length < thresholds.userMinMfaDevices) return failing(evidence, describeFail);
  return { result: 'pass', title: `${user.name} has ${devices.length} MFA devices`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const devices = evidenceText(evidence, 'devices');
  const held = devices === '1' ? 'one MFA device and no spare' : `only ${devices} MFA devices`;
  return `${evidenceText(evidence, 'user')} has ${held}`;
}
