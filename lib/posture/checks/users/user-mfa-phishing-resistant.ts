import type { MfaDevice, MfaKind } from '@/lib/snapshot/account-snapshot';
import { asOfReading, evidenceText } from '../../evidence';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { evidenceInWords } from '../../facts/list-in-words';
import { mayBeAdministrator } from '../../facts/privilege';
import { userAdministratorsGap, whyUsersUntold } from '../../facts/user-administrators';
import { mfaDevicesOf, whyDevicesUnread } from '../../facts/user-mfa';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';
const strongKinds: readonly MfaKind[] = ['security-key', 'hardware-token'];
const inWords: Record<MfaKind, string> = {
  virtual: 'authenticator app',
  'security-key': 'security key',
  'hardware-token': 'hardware token',
  sms: 'text message',
  unknown: 'unknown device',
};

/** Privileged people sign in with a device whose secret cannot be copied; the kind is told by its serial. */
export const userMfaPhishingResistant: Check = {
  id: 'user-mfa-phishing-resistant',
  group: 'users',
  title: 'Privileged console users have strong MFA',
  failTitle: 'A privileged user has weak MFA only',
  rationale:
    'Codes of an authenticator app can be phished in real time, and those of a text message taken over with the number. A security key answers to the true address alone.',
  logic:
    'Looks at the MFA devices of console users, of administrators only unless the scope is wider; those who are one with MFA alone count too. Fails when none is a security key, passkey or hardware token; in the stricter mode also when a weaker one stands beside it. Users without MFA are judged by other checks.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['mfa-devices', 'credential-report', 'authorization-details'],
  parameters: ['strongMfaScope', 'strongMfaMode'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials, Assign MFA device, Passkey or security key. Then remove the authenticator app.',
    cli: [
      '# a security key is registered in the console; this lists what is there',
      'aws iam list-mfa-devices --user-name <user> --query "MFADevices[].SerialNumber"',
      'aws iam deactivate-mfa-device --user-name <user> --serial-number <serial-number>',
    ].join('\n'),
    terraform: null,
  },
  references: [
    'Prowler iam_user_hardware_mfa_enabled',
    'AWS IAM User Guide, AWS Multi-factor authentication in IAM',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  if (input.snapshot.mfaDevices.state === 'skipped') return [];
  const isForAdmins = input.thresholds.strongMfaScope === 'admins';
  if (isForAdmins && userAdministratorsGap(input)?.kind === 'off') return [];
  return judgeConsoleUsers(input, severity, (user) => judge(user, input));
}

function judge(user: ConsoleUser, input: CheckInput): Verdict {
  const { snapshot, analysis, thresholds } = input;
  if (thresholds.strongMfaScope === 'admins') {
    const isAdmin = mayBeAdministrator(analysis, user.arn);
    if (isAdmin === null) return unknownVerdict(whyUsersUntold(input));
    if (!isAdmin) return notApplicable(`${user.name} is not an administrator`);
  }
  if (!user.mfaActive) return notApplicable(`${user.name} has no MFA at all`);
  const devices = mfaDevicesOf(user, snapshot);
  return devices ? judgeDevices(user, devices, input) : unknownVerdict(whyDevicesUnread(user, snapshot));
}

function judgeDevices(user: ConsoleUser, devices: readonly MfaDevice[], input: CheckInput): Verdict {
  const { snapshot, thresholds } = input;
  const kinds = [...new Set(devices.map(({ kind }) => kind))];
  const asOf = asOfReading(snapshot.mfaDevices, snapshot.takenAt);
  const evidence = fieldsOf('MFA devices', asOf, {
    user: user.name,
    kinds: kinds.map((kind) => inWords[kind]),
    serialNumbers: devices.map((device) => device.serialNumber),
  });
  const hasStrong = kinds.some((kind) => strongKinds.includes(kind));
  const hasWeak = kinds.includes('virtual') || kinds.includes('sms');
  const isStrict = thresholds.strongMfaMode === 'only';
  if (isStrict && hasWeak) return failing(evidence, describeFail);
  if (kinds.includes('unknown') && (isStrict || !hasStrong))
    return unknownVerdict(`the kind of a device of ${user.name} could not be told by its serial`);
  return hasStrong
    ? { result: 'pass', title: `${user.name} has a security key or hardware token`, evidence }
    : failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const kinds = evidenceInWords(evidence, 'kinds');
  return `The MFA of ${evidenceText(evidence, 'user')} can be phished: ${kinds}`;
}
